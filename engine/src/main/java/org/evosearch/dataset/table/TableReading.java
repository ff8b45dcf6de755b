package org.evosearch.dataset.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.Targets;
import org.evosearch.snapshot.ClassLabels;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;

/** Collects the rows of a snapshot while they are read, and creates a task from them. */
public final class TableReading {

  private final SnapshotFacts facts;
  private final ClassLabels labels;
  private final List<RowTag> tags = new ArrayList<>();
  private final List<double[]> numbers = new ArrayList<>();
  private final List<List<@Nullable String>> texts = new ArrayList<>();
  private final List<double[]> targets = new ArrayList<>();

  /** Starts without rows. */
  public TableReading(SnapshotFacts facts) {
    this.facts = facts;
    this.labels = new ClassLabels(content().classNames());
  }

  private SnapshotContent content() {
    return facts.content();
  }

  /** Adds a row. */
  public void add(SnapshotRow row) {
    tags.add(row.tag());
    numbers.add(row.numbers());
    texts.add(row.texts());
    targets.add(content().isClasses() ? new double[] {labels.of(row.tag())} : row.targets());
  }

  /** The tag of each row. */
  public List<RowTag> tags() {
    return List.copyOf(tags);
  }

  /** The class of each row; 0 for all if targets are numbers. */
  public int[] strata() {
    return content().isClasses()
        ? targets.stream().mapToInt(row -> (int) row[0]).toArray()
        : new int[targets.size()];
  }

  /**
   * The task, once the rows are divided.
   *
   * @param account what was read, without the parts
   * @param division the rows of each part
   * @throws DataException if nothing can be learned from the training rows; one line
   */
  public TableTask task(
      DataAccount account,
      TableEncoding settings,
      Parts<int[]> division,
      ImagePlacement placement) {
    Preparation preparation =
        new PreparationFit(content(), settings.oneHotLimit())
            .of(chosen(numbers, division.train()), chosen(texts, division.train()));
    TableReview review = new TableReview(content(), preparation);
    review.requireSense(chosen(targets, division.train()));
    Parts<TableRows> parts = division.map(chosen -> rows(chosen, preparation));
    return new TableTask(
        account.divided(parts.map(TableRows::count), review.warnings(parts)),
        facts.digest(),
        preparation,
        targets(division.train()),
        placement,
        parts);
  }

  private TableRows rows(int[] chosen, Preparation preparation) {
    float[][] inputs =
        IntStream.of(chosen)
            .mapToObj(row -> preparation.apply(numbers.get(row), texts.get(row)))
            .toArray(float[][]::new);
    return new TableRows(inputs, chosen(targets, chosen).toArray(double[][]::new));
  }

  private Targets targets(int[] train) {
    if (content().isClasses()) {
      return new Targets.Classes(content().classNames());
    }
    List<Column.Scale> scales =
        IntStream.range(0, content().targets().size())
            .mapToObj(
                target ->
                    PreparationFit.scale(
                        content().targets().get(target),
                        IntStream.of(train).mapToDouble(row -> targets.get(row)[target]).toArray()))
            .toList();
    return new Targets.Numbers(
        content().targets(),
        scales.stream().map(Column.Scale::mean).toList(),
        scales.stream().map(Column.Scale::deviation).toList());
  }

  private static <T> List<T> chosen(List<T> all, int[] rows) {
    return IntStream.of(rows).mapToObj(all::get).toList();
  }
}
