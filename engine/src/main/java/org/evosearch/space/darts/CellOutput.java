package org.evosearch.space.darts;

/**
 * What a cell gives, or what is in the place of one.
 *
 * @param node index of the node
 * @param channels its channels
 * @param halved whether its height and width are half of those of the cell before
 */
record CellOutput(int node, int channels, boolean halved) {}
