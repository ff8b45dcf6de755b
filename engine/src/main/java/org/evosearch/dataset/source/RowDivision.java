package org.evosearch.dataset.source;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.StratifiedSplit;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.RowTag.Split;
import org.jspecify.annotations.Nullable;

/**
 * Splits the rows of a snapshot into training, validation and test rows. Rows that name their split
 * keep it, all others are training rows. Without test rows, a fixed fifth of the training rows is
 * held out; without validation rows, a fraction drawn by the split seed. Held-out parts are
 * stratified by class; if rows have groups, whole groups are held out instead, without regard to
 * classes.
 */
final class RowDivision {

  private static final double TEST_FRACTION = 0.2;

  /** As for all sets: every run of every seed reports on the same test rows. */
  private static final RandomStreams TEST_STREAMS = new RandomStreams(1998);

  private final int[] labels;
  private final List<RowTag> tags;
  private int[] train;
  private int[] validation;
  private int[] test;

  private RowDivision(int[] labels, List<RowTag> tags) {
    this.labels = labels;
    this.tags = tags;
    this.train = where(Split.TRAIN);
    this.validation = where(Split.VALIDATION);
    this.test = where(Split.TEST);
  }

  /**
   * Divides rows.
   *
   * @param labels the class of each row; 0 for all if targets are numbers
   * @param tags of the same rows
   * @return the rows of each part, ascending
   * @throws DataException if a part would be empty, or a group is in two parts
   */
  static Parts<int[]> of(int[] labels, List<RowTag> tags, DatasetSettings settings) {
    RowDivision division = new RowDivision(labels, tags);
    division.requireGroupsApart();
    division.holdOut(settings);
    return new Parts<>(division.train, division.validation, division.test);
  }

  private int[] where(Split split) {
    return IntStream.range(0, labels.length).filter(row -> split(tags.get(row)) == split).toArray();
  }

  private static Split split(RowTag tag) {
    return tag.split() == null ? Split.TRAIN : tag.split();
  }

  private void requireGroupsApart() {
    Map<String, Split> seen = new HashMap<>();
    for (RowTag tag : tags) {
      if (tag.group() != null) {
        Split before = seen.putIfAbsent(tag.group(), split(tag));
        if (before != null && before != split(tag)) {
          throw cannotSplit(
              "group %s has rows in %s and in %s"
                  .formatted(tag.group(), word(before), word(split(tag))));
        }
      }
    }
  }

  private static String word(Split split) {
    return split.name().toLowerCase(Locale.ROOT);
  }

  private static DataException cannotSplit(String reason) {
    return new DataException("Cannot split the answer of dataset.query: " + reason);
  }

  private void holdOut(DatasetSettings settings) {
    if (train.length == 0) {
      throw cannotSplit("there are no training rows");
    }
    if (test.length == 0) {
      Cut cut = heldOut(TEST_FRACTION, TEST_STREAMS.stream(Purpose.SPLIT, 0, 0));
      train = cut.rest;
      test = cut.heldOut;
    }
    train = chosen(train, settings.limit().chosen(labels(train)));
    if (validation.length == 0) {
      RandomStreams streams = new RandomStreams(settings.splitSeed());
      Cut cut = heldOut(settings.validationFraction(), streams.stream(Purpose.SPLIT, 0, 0));
      train = cut.rest;
      validation = cut.heldOut;
    }
  }

  /** Two parts of the training rows. */
  private static final class Cut {

    private final int[] rest;
    private final int[] heldOut;

    Cut(int[] rest, int[] heldOut) {
      this.rest = rest;
      this.heldOut = heldOut;
    }
  }

  private Cut heldOut(double fraction, UniformRandomProvider random) {
    if (Arrays.stream(train).anyMatch(row -> tags.get(row).group() != null)) {
      return byGroup(fraction, random);
    }
    try {
      StratifiedSplit split = StratifiedSplit.of(labels(train), fraction, random);
      return new Cut(chosen(train, split.rest()), chosen(train, split.heldOut()));
    } catch (IllegalArgumentException e) {
      throw cannotSplit(String.valueOf(e.getMessage()));
    }
  }

  /** Takes groups in random order, each that brings the part nearer to its size; at least one. */
  private Cut byGroup(double fraction, UniformRandomProvider random) {
    List<List<Integer>> groups = new ArrayList<>(groups().values());
    if (groups.size() < 2) {
      throw cannotSplit("all rows for training are of one group");
    }
    ListSampler.shuffle(random, groups);
    boolean[] taken = new boolean[labels.length];
    double missing = fraction * train.length;
    int left = groups.size();
    boolean any = false;
    for (List<Integer> group : groups) {
      boolean nearer = Math.abs(missing - group.size()) < Math.abs(missing);
      if ((nearer && left > 1) || (left == 1 && !any)) {
        group.forEach(row -> taken[row] = true);
        missing -= group.size();
        any = true;
      }
      left--;
    }
    return requireBoth(
        Arrays.stream(train).filter(row -> !taken[row]).toArray(),
        Arrays.stream(train).filter(row -> taken[row]).toArray());
  }

  private static Cut requireBoth(int[] rest, int[] heldOut) {
    if (rest.length == 0 || heldOut.length == 0) {
      throw cannotSplit("the groups are too few to hold one out");
    }
    return new Cut(rest, heldOut);
  }

  /** The training rows of each group; each row without a group is a group of its own. */
  private Map<String, List<Integer>> groups() {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int row : train) {
      @Nullable String group = tags.get(row).group();
      String name = group == null ? "row " + row : "group " + group;
      groups.computeIfAbsent(name, one -> new ArrayList<>()).add(row);
    }
    return groups;
  }

  private int[] labels(int[] rows) {
    return Arrays.stream(rows).map(row -> labels[row]).toArray();
  }

  private static int[] chosen(int[] rows, int[] indices) {
    return Arrays.stream(indices).map(i -> rows[i]).toArray();
  }
}
