/** The engine's ports on Spark and Parquet, and the command line. */
@NullMarked
package org.evosearch.jobs;

import org.jspecify.annotations.NullMarked;
