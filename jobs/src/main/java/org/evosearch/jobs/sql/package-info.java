/**
 * The gate for SQL from users, which only read-only queries pass.
 *
 * <p>Uses Spark's parser, without starting Spark.
 */
@NullMarked
package org.evosearch.jobs.sql;

import org.jspecify.annotations.NullMarked;
