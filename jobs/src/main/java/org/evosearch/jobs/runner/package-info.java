/** Runs trials as Spark tasks: one generation is one stage. */
@NullMarked
package org.evosearch.jobs.runner;

import org.jspecify.annotations.NullMarked;
