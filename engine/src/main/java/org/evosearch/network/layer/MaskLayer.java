package org.evosearch.network.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * Multiplies by a random mask of 0 and 1 / (1 - rate) while training: dropout with a number for
 * each element, drop path with one for each image.
 *
 * <p>The mask of a step is drawn by xoshiro256++, which is faster than the stream that seeds it,
 * two numbers of 32 bits from each of its outputs. David Blackman, Sebastiano Vigna: Scrambled
 * Linear Pseudorandom Number Generators. ACM TOMS 47, 2021.
 */
final class MaskLayer implements Layer {

  private static final int SEED_LENGTH = 4;
  private static final long LOW_HALF = 0xFFFF_FFFFL;

  /** Numbers written at once; even. */
  private static final int CHUNK = 1024;

  private final RandomStreams streams;
  private final int node;
  private final long[] imageMask;
  private final double rate;
  private final boolean isPath;

  private MaskLayer(
      RandomStreams streams, int node, double rate, long[] imageMask, boolean isPath) {
    this.streams = streams;
    this.node = node;
    this.rate = rate;
    this.imageMask = imageMask;
    this.isPath = isPath;
  }

  static MaskLayer forElements(RandomStreams streams, int node, double rate, TensorShape shape) {
    long[] mask = shape.dimensions().stream().mapToLong(Integer::longValue).toArray();
    return new MaskLayer(streams, node, rate, mask, false);
  }

  static MaskLayer forImages(RandomStreams streams, int node, double rate, TensorShape shape) {
    long[] mask = LongStream.generate(() -> 1).limit(shape.dimensions().size()).toArray();
    return new MaskLayer(streams, node, rate, mask, true);
  }

  @Override
  public boolean passesOn(Mode mode) {
    return mode != Mode.TRAINING || rate == 0;
  }

  @Override
  public PtNDArray forward(PtNDArray[] inputs, ForwardPass pass) {
    Shape shape = new Shape(pass.batchSize()).addAll(new Shape(imageMask));
    UniformRandomProvider random = random(pass.step());
    double now = isPath ? rate * pass.dropPathShare() : rate;
    try (PtNDArray mask = WrittenArray.of(pass.manager(), shape, to -> write(random, now, to))) {
      return JniUtils.mul(inputs[0], mask);
    }
  }

  private UniformRandomProvider random(long step) {
    UniformRandomProvider stream = streams.stream(Purpose.DROPOUT, step, node);
    return RandomSource.XO_SHI_RO_256_PP.create(stream.longs(SEED_LENGTH).toArray());
  }

  private static void write(UniformRandomProvider random, double rate, FloatBuffer target) {
    float[] chunk = new float[CHUNK];
    while (target.hasRemaining()) {
      int count = Math.min(CHUNK, target.remaining());
      draw(random, rate, chunk, count);
      target.put(chunk, 0, count);
    }
  }

  /** Without a branch, which the processor could not predict. */
  private static void draw(UniformRandomProvider random, double rate, float[] chunk, int count) {
    long dropped = Math.round(rate * (LOW_HALF + 1));
    int kept = Float.floatToRawIntBits((float) (1 / (1 - rate)));
    for (int i = 0; i < count; i += 2) {
      long bits = random.nextLong();
      chunk[i] = Float.intBitsToFloat(kept & ~signs((bits & LOW_HALF) - dropped));
      chunk[i + 1] = Float.intBitsToFloat(kept & ~signs((bits >>> Integer.SIZE) - dropped));
    }
  }

  /** All ones for a negative number, all zeros otherwise. */
  private static int signs(long number) {
    return (int) (number >> (Long.SIZE - 1));
  }
}
