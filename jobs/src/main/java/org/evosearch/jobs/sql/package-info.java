/**
 * The one gate for SQL that users give: what passes asks, and changes nothing.
 *
 * <p>Knows Spark's parser, but starts no Spark.
 */
@NullMarked
package org.evosearch.jobs.sql;

import org.jspecify.annotations.NullMarked;
