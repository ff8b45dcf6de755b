/**
 * A Gaussian process over the encoding ranks many genotypes, and only the most promising are
 * evaluated.
 */
@NullMarked
package org.evosearch.strategy.surrogate;

import org.jspecify.annotations.NullMarked;
