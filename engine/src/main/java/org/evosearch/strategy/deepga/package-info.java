/** Truncation selection on the weights of one network. */
@NullMarked
package org.evosearch.strategy.deepga;

import org.jspecify.annotations.NullMarked;
