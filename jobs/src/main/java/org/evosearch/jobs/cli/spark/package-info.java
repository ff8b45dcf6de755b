/** The Spark application that a command runs in. */
@NullMarked
package org.evosearch.jobs.cli.spark;

import org.jspecify.annotations.NullMarked;
