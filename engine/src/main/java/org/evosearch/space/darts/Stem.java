package org.evosearch.space.darts;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.space.cell.ConvolutionBlocks;

/** The layers between the images and the first cell of {@link DartsNetwork}. */
public enum Stem {
  /** A convolution to three times the channels, for small images: both inputs of the first cell. */
  SMALL(4) {
    @Override
    Inputs addTo(Architecture.Builder builder, int channels) {
      int wide = 3 * channels;
      int convolved = builder.then(Convolution.same(wide, 3));
      CellOutput only =
          new CellOutput(builder.add(new BatchNormalization(true), convolved), wide, false);
      return new Inputs(only, only);
    }
  },

  /**
   * Three convolutions of stride 2, for images of 224 pixels, which they reduce to 28: the first
   * cell takes the outputs of the second and the third one.
   */
  STRIDED(32) {
    @Override
    Inputs addTo(Architecture.Builder builder, int channels) {
      int convolved = builder.then(halving(channels / 2));
      int half = builder.add(new BatchNormalization(true), convolved);
      int second = ConvolutionBlocks.addActivated(builder, half, halving(channels));
      int third = ConvolutionBlocks.addActivated(builder, second, halving(channels));
      return new Inputs(
          new CellOutput(second, channels, false), new CellOutput(third, channels, true));
    }
  };

  private final int sides;

  /** Height and width of images must be multiples of the sides. */
  Stem(int sides) {
    this.sides = sides;
  }

  /**
   * What the first cell takes.
   *
   * @param before in the place of the cell before the last one
   * @param last in the place of the last cell
   */
  record Inputs(CellOutput before, CellOutput last) {}

  private static Convolution halving(int channels) {
    return Convolution.same(channels, 3).withStride(2);
  }

  /** The number that height and width of images must be multiples of. */
  int sides() {
    return sides;
  }

  /**
   * Adds the stem to an empty network.
   *
   * @param channels of the nodes of the first cells
   */
  abstract Inputs addTo(Architecture.Builder builder, int channels);
}
