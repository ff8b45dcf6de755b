/**
 * Snapshots of the user's data: what a query returns, read on the executors and kept in the store
 * as Parquet, by its digest.
 */
@NullMarked
package org.evosearch.jobs.data;

import org.jspecify.annotations.NullMarked;
