package org.evosearch.space.mobilenetv3;

/**
 * A layer of a stage that is not missing.
 *
 * @param place its place in the stage, from 0, by which its weights are inherited
 * @param size of the layer
 */
record PlacedLayer(int place, LayerSize size) {}
