/**
 * Layers, each of which computes one node of a network: one for each operation, created by {@link
 * org.evosearch.network.layer.LayerFactory}, with its arrays on one device.
 *
 * <p>A layer depends neither on the graph around it nor on training. It calls libtorch through
 * {@code JniUtils} and not through DJL's blocks: those query the parameter store and fill lists in
 * each call, which costs more than a small operation, and some of them differ from our operations.
 */
@NullMarked
package org.evosearch.network.layer;

import org.jspecify.annotations.NullMarked;
