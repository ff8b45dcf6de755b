/**
 * Image tasks: labelled images read from the formats they are published in, split, normalised,
 * augmented and held on a device.
 *
 * <p>Part of the evaluation world: DJL may be used here, genotypes may not. A new data set is one
 * {@link org.evosearch.dataset.ImageSource} and one line in {@link org.evosearch.dataset.Datasets}.
 */
@NullMarked
package org.evosearch.dataset;

import org.jspecify.annotations.NullMarked;
