/**
 * Tasks of learning from images, signals or tables: examples that are split, normalized, augmented
 * and placed on a device, and an account of what was read.
 *
 * <p>Part of evaluation: DJL may be used here, genotypes may not. {@link
 * org.evosearch.dataset.source} reads the data.
 */
@NullMarked
package org.evosearch.dataset;

import org.jspecify.annotations.NullMarked;
