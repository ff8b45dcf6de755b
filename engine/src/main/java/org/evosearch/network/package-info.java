/**
 * From an architecture to a network that can be trained: its layers in the order they run, arrays
 * on one device, initial weights and masks drawn in Java from the trial's streams.
 *
 * <p>What is trained on which images, and for how long, is not decided here. This package knows
 * nothing of genotypes, and only the evaluation world may use it.
 */
@NullMarked
package org.evosearch.network;

import org.jspecify.annotations.NullMarked;
