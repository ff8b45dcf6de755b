/** Trained networks applied to tables of images on Spark. */
@NullMarked
package org.evosearch.jobs.score;

import org.jspecify.annotations.NullMarked;
