/**
 * Networks as sequences of cells, whose operations and skip connections are chosen by real genes.
 */
@NullMarked
package org.evosearch.space.cells;

import org.jspecify.annotations.NullMarked;
