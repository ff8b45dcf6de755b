package org.evosearch.space.darts;

/**
 * The output of a cell, or of a part of the stem in its place.
 *
 * @param node index of the node
 * @param channels its channels
 * @param halved whether its height and width are half of those of the cell before
 */
record CellOutput(int node, int channels, boolean halved) {}
