/**
 * From settings to a task: readers of the formats that image sets are published in and of
 * snapshots, their checks, and a cache of the data read in this process.
 *
 * <p>A new image set is one {@link org.evosearch.dataset.source.ImageSource} and one line in {@link
 * org.evosearch.dataset.source.Datasets}.
 */
@NullMarked
package org.evosearch.dataset.source;

import org.jspecify.annotations.NullMarked;
