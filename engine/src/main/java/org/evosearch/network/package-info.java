/**
 * From an architecture to a network that can be trained: one layer for each operation, arrays on
 * one device, initial weights and masks drawn in Java from the trial's streams.
 *
 * <p>What is trained on which images, and for how long, is not decided here. This package knows
 * nothing of genotypes, and only the evaluation world may use it.
 *
 * <p>Layers call libtorch through {@code JniUtils} and not through DJL's blocks: those ask the
 * parameter store and fill lists for each call, which costs more than a small operation, and some
 * of them mean something else than our operations do.
 */
@NullMarked
package org.evosearch.network;

import org.jspecify.annotations.NullMarked;
