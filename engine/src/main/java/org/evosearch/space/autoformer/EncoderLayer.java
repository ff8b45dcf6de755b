package org.evosearch.space.autoformer;

/**
 * The choices for one layer of a transformer.
 *
 * @param ratio hidden width of its MLP, relative to the width of a token
 * @param heads number of its attention heads
 */
record EncoderLayer(double ratio, int heads) {}
