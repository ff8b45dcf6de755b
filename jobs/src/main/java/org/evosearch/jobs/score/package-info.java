/** Trained networks applied to tables with images, signals or rows, on Spark. */
@NullMarked
package org.evosearch.jobs.score;

import org.jspecify.annotations.NullMarked;
