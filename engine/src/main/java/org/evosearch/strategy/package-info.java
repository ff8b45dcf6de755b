/**
 * Search strategies: who is tried next. One sub-package for each strategy; none knows another.
 *
 * <p>A strategy is asked for the proposals of a generation and told what came of them. It changes
 * only when it is told: asking is a pure function of what it was told and of the random streams. A
 * run is therefore resumed by telling it again what was committed, and there is no state to save.
 */
@NullMarked
package org.evosearch.strategy;

import org.jspecify.annotations.NullMarked;
