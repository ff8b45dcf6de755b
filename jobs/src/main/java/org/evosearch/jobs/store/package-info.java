/**
 * The record of all runs as Parquet files: the journal of the search loop, the tables' schemas, the
 * protocol by which a generation is committed, and views for SQL.
 *
 * <p>Knows records of the engine and files, nothing of strategies, runners or commands. Rows are
 * written by the driver with parquet-java; Spark is only needed to query them.
 */
@NullMarked
package org.evosearch.jobs.store;

import org.jspecify.annotations.NullMarked;
