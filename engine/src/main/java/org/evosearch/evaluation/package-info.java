/**
 * A trial becomes an outcome. What travels to an executor is a recipe; what it opens there stays
 * there. This package and those it uses know nothing of genotypes.
 */
@NullMarked
package org.evosearch.evaluation;

import org.jspecify.annotations.NullMarked;
