/**
 * Predicts fitness from features counted on a network's graph, by a random forest. Depends neither
 * on genotypes nor on strategies; callers choose the examples.
 */
@NullMarked
package org.evosearch.forest;

import org.jspecify.annotations.NullMarked;
