/** The baseline: uniform sampling of the space. */
@NullMarked
package org.evosearch.strategy.random;

import org.jspecify.annotations.NullMarked;
