/** Multi-objective evolution by non-dominated sorting and crowding. */
@NullMarked
package org.evosearch.strategy.nsga2;

import org.jspecify.annotations.NullMarked;
