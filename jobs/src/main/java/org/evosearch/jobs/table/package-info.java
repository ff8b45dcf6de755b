/** Tabular benchmarks in files that need Hadoop's libraries. */
@NullMarked
package org.evosearch.jobs.table;

import org.jspecify.annotations.NullMarked;
