/**
 * What computes one node of a network: a layer for each operation, created by {@link
 * org.evosearch.network.layer.LayerFactory}, with its arrays on one device.
 *
 * <p>A layer knows neither the graph around it nor training. It calls libtorch through {@code
 * JniUtils} and not through DJL's blocks: those ask the parameter store and fill lists for each
 * call, which costs more than a small operation, and some of them mean something else than our
 * operations do.
 */
@NullMarked
package org.evosearch.network.layer;

import org.jspecify.annotations.NullMarked;
