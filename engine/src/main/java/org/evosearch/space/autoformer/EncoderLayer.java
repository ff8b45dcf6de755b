package org.evosearch.space.autoformer;

/**
 * What is chosen for one layer of a transformer.
 *
 * @param ratio of the width between its two linear layers to the width of a token
 * @param heads of its attention
 */
record EncoderLayer(double ratio, int heads) {}
