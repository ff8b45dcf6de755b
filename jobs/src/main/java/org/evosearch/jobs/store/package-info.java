/**
 * The record of all runs as Parquet files, by layers: {@code files}, {@code format}, {@code
 * journal}, {@code audit}, {@code query}; each uses only those named before it.
 */
@NullMarked
package org.evosearch.jobs.store;

import org.jspecify.annotations.NullMarked;
