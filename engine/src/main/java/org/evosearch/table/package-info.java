/** Tabular benchmarks: reading their files, rows and metrics. */
@NullMarked
package org.evosearch.table;

import org.jspecify.annotations.NullMarked;
