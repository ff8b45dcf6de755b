package org.evosearch.dataset.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.ClassReview;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Normalization;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.Targets;
import org.evosearch.dataset.table.TableRows;
import org.evosearch.snapshot.ClassLabels;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;

/** Collects the signals of a snapshot while they are read, and creates a task from them. */
public final class SignalReading {

  private static final String SIGNALS = "signals";

  private final SnapshotFacts facts;
  private final TensorShape signal;
  private final ClassLabels classes;
  private final List<RowTag> tags = new ArrayList<>();
  private final List<double[]> signals = new ArrayList<>();

  /** Starts without signals. */
  public SignalReading(SnapshotFacts facts) {
    this.facts = facts;
    this.signal = new TensorShape(facts.content().shape());
    this.classes = new ClassLabels(facts.content().classNames());
  }

  /** Adds a signal. */
  public void add(SnapshotRow row) {
    tags.add(row.tag());
    signals.add(row.numbers());
  }

  /** The tag of each signal. */
  public List<RowTag> tags() {
    return List.copyOf(tags);
  }

  /** The class of each signal. */
  public int[] labels() {
    return tags.stream().mapToInt(classes::of).toArray();
  }

  /**
   * The task, once the signals are divided.
   *
   * @param account what was read, without the parts
   * @param lengths that users' signals may have
   * @param division the signals of each part
   * @throws DataException if nothing can be learned from the training signals; one line
   */
  public SignalTask task(
      DataAccount account, Lengths lengths, Parts<int[]> division, ImagePlacement placement) {
    requireSense(division.train());
    ChannelStatistics statistics = new ChannelStatistics(signal);
    Normalization normalization = statistics.of(chosen(division.train()));
    Parts<TableRows> parts = division.map(chosen -> rows(chosen, statistics, normalization));
    ClassReview review = ClassReview.of(SIGNALS, classNames());
    return new SignalTask(
        account.divided(
            parts.map(TableRows::count),
            review.warnings(parts.train().labels(), parts.validation().count())),
        facts.digest(),
        new SignalPreparation(signal, lengths, normalization),
        new Targets.Classes(classNames()),
        placement,
        parts);
  }

  private List<String> classNames() {
    return facts.content().classNames();
  }

  private void requireSense(int[] train) {
    int[] labels = labels(train);
    if (IntStream.of(labels).allMatch(label -> label == labels[0])) {
      throw new DataException(
          "Cannot use the signals: all %s training signals are of one class, %s (at least two are needed)"
              .formatted(train.length, classNames().get(labels[0])));
    }
    double first = signals.get(train[0])[0];
    if (chosen(train).stream().allMatch(values -> isEverywhere(values, first))) {
      throw new DataException(
          "Cannot use the signals: all values of the %s training signals are %s"
              .formatted(train.length, first));
    }
  }

  private static boolean isEverywhere(double[] values, double one) {
    for (double value : values) {
      if (value != one) {
        return false;
      }
    }
    return true;
  }

  private TableRows rows(int[] chosen, ChannelStatistics statistics, Normalization normalization) {
    float[][] inputs =
        IntStream.of(chosen)
            .mapToObj(row -> statistics.normalized(signals.get(row), normalization))
            .toArray(float[][]::new);
    double[][] targets =
        IntStream.of(labels(chosen))
            .mapToObj(label -> new double[] {label})
            .toArray(double[][]::new);
    return new TableRows(inputs, targets);
  }

  private int[] labels(int[] chosen) {
    return IntStream.of(chosen).map(row -> classes.of(tags.get(row))).toArray();
  }

  private List<double[]> chosen(int[] rows) {
    return IntStream.of(rows).mapToObj(signals::get).toList();
  }
}
