/** The baseline: every generation is drawn anew. */
@NullMarked
package org.evosearch.strategy.random;

import org.jspecify.annotations.NullMarked;
