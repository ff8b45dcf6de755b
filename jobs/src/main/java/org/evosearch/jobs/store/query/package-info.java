/** The tables of a store and their views in Spark SQL. */
@NullMarked
package org.evosearch.jobs.store.query;

import org.jspecify.annotations.NullMarked;
