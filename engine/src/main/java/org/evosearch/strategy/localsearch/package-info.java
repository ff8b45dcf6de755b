/** Climbing from neighbour to neighbour, from many starts. */
@NullMarked
package org.evosearch.strategy.localsearch;

import org.jspecify.annotations.NullMarked;
