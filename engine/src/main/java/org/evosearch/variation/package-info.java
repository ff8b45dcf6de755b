/**
 * Mutation, crossover and selection, independent of what genes mean. Operators are stateless and do
 * not modify their arguments.
 */
@NullMarked
package org.evosearch.variation;

import org.jspecify.annotations.NullMarked;
