package org.evosearch.space.mobilenetv3;

/**
 * A layer of a stage that is not missing.
 *
 * @param place among those for layers in its stage, from 0, by which its weights follow it
 * @param size of the layer
 */
record PlacedLayer(int place, LayerSize size) {}
