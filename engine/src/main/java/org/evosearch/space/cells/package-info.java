/** Networks as sequences of cells, of which real genes choose operations and skip connections. */
@NullMarked
package org.evosearch.space.cells;

import org.jspecify.annotations.NullMarked;
