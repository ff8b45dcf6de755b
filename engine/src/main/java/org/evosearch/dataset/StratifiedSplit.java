package org.evosearch.dataset;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Splits examples such as images so that each class is split in the same proportion.
 *
 * <p>The number of images of a class is its exact share, rounded by the method of largest
 * remainders so that the total is right; of equal remainders the lower class comes first. The
 * images are drawn at random; all indices are ascending.
 */
public final class StratifiedSplit {

  private final int[] rest;
  private final int[] heldOut;

  private StratifiedSplit(int[] rest, int[] heldOut) {
    this.rest = rest;
    this.heldOut = heldOut;
  }

  /**
   * Holds out a part.
   *
   * @param labels the class of each image, from 0 on
   * @param fraction the part held out, in (0, 1)
   * @param random decides which images
   * @throws IllegalArgumentException if one of the two parts would be empty
   */
  public static StratifiedSplit of(int[] labels, double fraction, UniformRandomProvider random) {
    int count = Math.toIntExact(Math.round(fraction * labels.length));
    if (count < 1 || count >= labels.length) {
      throw new IllegalArgumentException(
          "Invalid fraction: %s (it leaves no image in one part of %s)"
              .formatted(fraction, labels.length));
    }
    boolean[] taken = taken(labels, count, random);
    return new StratifiedSplit(
        IntStream.range(0, labels.length).filter(i -> !taken[i]).toArray(), where(taken));
  }

  /**
   * Draws the part of the images that a reduced budget trains on.
   *
   * @param labels the class of each image, from 0 on
   * @param fraction the part, in (0, 1]; at least one image is drawn
   * @param random decides which images
   * @return indices, ascending
   */
  public static int[] stratifiedSubset(
      int[] labels, double fraction, UniformRandomProvider random) {
    if (!(fraction > 0 && fraction <= 1)) {
      throw new IllegalArgumentException("Invalid fraction: " + fraction + " (above 0, up to 1)");
    }
    int count = Math.toIntExact(Math.max(1, Math.round(fraction * labels.length)));
    return where(taken(labels, count, random));
  }

  /** Draws {@code count} images, at most all; indices ascending. */
  public static int[] stratifiedCount(int[] labels, int count, UniformRandomProvider random) {
    return where(taken(labels, Math.min(count, labels.length), random));
  }

  /** Indices of the images that were not held out, ascending. */
  public int[] rest() {
    return rest.clone();
  }

  /** Indices of the images that were held out, ascending. */
  public int[] heldOut() {
    return heldOut.clone();
  }

  private static boolean[] taken(int[] labels, int count, UniformRandomProvider random) {
    int[][] members = members(labels);
    int[] shares = shares(Arrays.stream(members).mapToInt(m -> m.length).toArray(), count);
    boolean[] taken = new boolean[labels.length];
    for (int c = 0; c < members.length; c++) {
      PermutationSampler.shuffle(random, members[c]);
      Arrays.stream(members[c]).limit(shares[c]).forEach(i -> taken[i] = true);
    }
    return taken;
  }

  /** The images of each class, ascending. */
  private static int[][] members(int[] labels) {
    int lowest = Arrays.stream(labels).min().orElse(0);
    if (lowest < 0) {
      throw new IllegalArgumentException("Invalid label: " + lowest + " (0 or more)");
    }
    int[][] members = new int[Arrays.stream(labels).max().orElse(-1) + 1][];
    for (int c = 0; c < members.length; c++) {
      int label = c;
      members[c] = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
    }
    return members;
  }

  /** Divides {@code count} among classes in proportion to their sizes. */
  private static int[] shares(int[] sizes, int count) {
    long total = Arrays.stream(sizes).sum();
    int[] shares = new int[sizes.length];
    for (int c = 0; c < sizes.length; c++) {
      shares[c] = Math.toIntExact((long) sizes[c] * count / total);
    }
    IntStream.range(0, sizes.length)
        .boxed()
        .sorted(Comparator.comparing((Integer c) -> -((long) sizes[c] * count % total)))
        .limit(count - Arrays.stream(shares).sum())
        .forEach(c -> shares[c]++);
    return shares;
  }

  private static int[] where(boolean[] taken) {
    return IntStream.range(0, taken.length).filter(i -> taken[i]).toArray();
  }
}
