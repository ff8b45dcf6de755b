/** Trained networks applied to tables and to images in tables, on Spark. */
@NullMarked
package org.evosearch.jobs.score;

import org.jspecify.annotations.NullMarked;
