/** Metrics of a running search, for the sinks of Spark's metrics system. */
@NullMarked
package org.evosearch.jobs.metrics;

import org.jspecify.annotations.NullMarked;
