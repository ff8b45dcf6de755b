/**
 * Mutation, crossover and selection: they know genes, not what genes mean. Operators are stateless;
 * what they are given stays as it is, what they return is new.
 */
@NullMarked
package org.evosearch.variation;

import org.jspecify.annotations.NullMarked;
