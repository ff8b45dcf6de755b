/** Files of rows and of signals: CSV, TSV and .ts files line by line, and Parquet. */
@NullMarked
package org.evosearch.jobs.data.rows;

import org.jspecify.annotations.NullMarked;
