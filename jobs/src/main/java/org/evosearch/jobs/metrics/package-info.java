/** Numbers of a running search in Spark's metrics, for whatever sinks Spark is told of. */
@NullMarked
package org.evosearch.jobs.metrics;

import org.jspecify.annotations.NullMarked;
