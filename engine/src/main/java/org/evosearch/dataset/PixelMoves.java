package org.evosearch.dataset;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Where each pixel of an augmented batch comes from. Rows and columns of an image move
 * independently, so only N (H + W) numbers, twice that with cutout, are computed here; the device
 * combines them to N x H x W indices.
 */
final class PixelMoves {

  private final Augmentation augmentation;
  private final int images;
  private final int height;
  private final int width;

  /** (N, H): W times the row that each row comes from; H W for black. */
  private final long[] rows;

  /** (N, W): the column that each column comes from; H W for black. */
  private final long[] columns;

  /** (N, H): 1 in rows that the square crosses. */
  private final long[] cutRows;

  /** (N, W): the index of zero, H W + 1, in columns that the square crosses. */
  private final long[] cutColumns;

  private PixelMoves(Augmentation augmentation, Shape batch) {
    this.augmentation = augmentation;
    this.images = Math.toIntExact(batch.get(0));
    this.height = Math.toIntExact(batch.get(2));
    this.width = Math.toIntExact(batch.get(3));
    this.rows = new long[images * height];
    this.columns = new long[images * width];
    this.cutRows = new long[images * height];
    this.cutColumns = new long[images * width];
  }

  static PixelMoves draw(Augmentation augmentation, Shape batch, UniformRandomProvider random) {
    PixelMoves moves = new PixelMoves(augmentation, batch);
    for (int image = 0; image < moves.images; image++) {
      moves.drawCropAndFlip(image, random);
      moves.drawCutout(image, random);
    }
    return moves;
  }

  private void drawCropAndFlip(int image, UniformRandomProvider random) {
    int down = shift(random);
    int right = shift(random);
    boolean flipped = augmentation.flip() == Augmentation.Flip.HORIZONTAL && random.nextBoolean();
    for (int y = 0; y < height; y++) {
      rows[image * height + y] = inside(y + down, height) ? (long) (y + down) * width : black();
    }
    for (int x = 0; x < width; x++) {
      int source = (flipped ? width - 1 - x : x) + right;
      columns[image * width + x] = inside(source, width) ? source : black();
    }
  }

  private int shift(UniformRandomProvider random) {
    int padding = augmentation.cropPadding();
    return padding == 0 ? 0 : random.nextInt(2 * padding + 1) - padding;
  }

  private static boolean inside(int position, int size) {
    return position >= 0 && position < size;
  }

  private long black() {
    return (long) height * width;
  }

  private void drawCutout(int image, UniformRandomProvider random) {
    if (augmentation.cutout() > 0) {
      mark(cutRows, image * height, height, random.nextInt(height), 1);
      mark(cutColumns, image * width, width, random.nextInt(width), black() + 1);
    }
  }

  private void mark(long[] marks, int offset, int size, int center, long mark) {
    int from = center - augmentation.cutout() / 2;
    int to = Math.min(from + augmentation.cutout(), size);
    Arrays.fill(marks, offset + Math.max(from, 0), offset + to, mark);
  }

  /** Indices (N, H, W) into planes of H W pixels, black and zero. */
  NDArray index(NDManager scope) {
    NDArray index = byRow(scope, rows).add(byColumn(scope, columns));
    if (augmentation.cropPadding() > 0) {
      index = index.minimum(black());
    }
    if (augmentation.cutout() > 0) {
      index = index.maximum(byRow(scope, cutRows).mul(byColumn(scope, cutColumns)));
    }
    return index;
  }

  private NDArray byRow(NDManager scope, long[] numbers) {
    return scope.create(numbers, new Shape(images, height, 1));
  }

  private NDArray byColumn(NDManager scope, long[] numbers) {
    return scope.create(numbers, new Shape(images, 1, width));
  }
}
