/** Spaces restricted to the rows of a tabular benchmark. */
@NullMarked
package org.evosearch.space.table;

import org.jspecify.annotations.NullMarked;
