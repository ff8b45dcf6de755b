/**
 * Image tasks: labelled images, split, normalized, augmented and held on a device, and what was
 * read to get them.
 *
 * <p>Part of the evaluation world: DJL may be used here, genotypes may not. Where images come from
 * is the matter of {@link org.evosearch.dataset.source}.
 */
@NullMarked
package org.evosearch.dataset;

import org.jspecify.annotations.NullMarked;
