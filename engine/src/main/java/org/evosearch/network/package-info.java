/**
 * From an architecture to a network that can be trained: its layers in the order they run, arrays
 * on one device, initial weights and masks drawn in Java from the trial's streams.
 *
 * <p>Which data a network is trained on, and for how long, is not decided here. This package does
 * not depend on genotypes, and only packages of evaluation may use it.
 */
@NullMarked
package org.evosearch.network;

import org.jspecify.annotations.NullMarked;
