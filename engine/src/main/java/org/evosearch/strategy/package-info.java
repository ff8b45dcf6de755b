/**
 * Search strategies decide which genotypes are evaluated next. One subpackage for each strategy,
 * independent of the others.
 *
 * <p>{@code ask} returns the proposals of a generation, {@code tell} receives their evaluations. A
 * strategy changes only in {@code tell}: {@code ask} is a pure function of what was told and of the
 * random streams. A run is therefore resumed by telling the committed generations again, and there
 * is no state to save.
 */
@NullMarked
package org.evosearch.strategy;

import org.jspecify.annotations.NullMarked;
