/**
 * Fitness predicted from what can be counted on a network's graph, by a random forest. Knows
 * neither genotypes nor strategies: who learns from what is decided by those that call it.
 */
@NullMarked
package org.evosearch.forest;

import org.jspecify.annotations.NullMarked;
