/** The two spaces of TransNAS-Bench-101. */
@NullMarked
package org.evosearch.space.transnas;

import org.jspecify.annotations.NullMarked;
