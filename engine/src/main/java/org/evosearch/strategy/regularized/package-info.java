/** Aging evolution: the oldest dies, not the worst. */
@NullMarked
package org.evosearch.strategy.regularized;

import org.jspecify.annotations.NullMarked;
