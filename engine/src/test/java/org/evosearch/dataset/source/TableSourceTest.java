package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.Targets;
import org.evosearch.dataset.table.TableEncoding;
import org.evosearch.dataset.table.TableEncoding.Goal;
import org.evosearch.dataset.table.TableTask;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.RowTag.Split;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TableSourceTest {

  private static final SnapshotColumn SIZE = new SnapshotColumn("size", Kind.NUMBER);
  private static final SnapshotColumn CITY = new SnapshotColumn("city", Kind.CATEGORY);

  private static final SnapshotContent CLASSES =
      SnapshotContent.ofTable(List.of(CITY, SIZE), List.of("no", "yes"), List.of());

  private final List<SnapshotRow> rows = new ArrayList<>();

  /** A snapshot in memory. */
  private record Memory(SnapshotFacts facts, List<SnapshotRow> rows) implements Snapshot {

    @Override
    public void read(Consumer<SnapshotRow> reader) {
      rows.forEach(reader);
    }
  }

  private void add(@Nullable Split split, String label, double size, @Nullable String city) {
    rows.add(
        SnapshotRow.ofTable(
            new RowTag("", label, split, null),
            new double[] {size},
            new String[] {city},
            new double[0]));
  }

  private TableTask read(SnapshotContent content, TableEncoding encoding) {
    SnapshotFacts facts =
        new SnapshotFacts(
            "0123456789abcdef", content, List.of(rows.size()), new TreeMap<>(), "SELECT");
    DatasetSettings settings =
        new DatasetSettings("query", "here", 0.25, 0, 0, 0, ImagePlacement.HOST).ofTable(encoding);
    return TableSource.task(new Memory(facts, rows), settings, encoding);
  }

  private TableTask read() {
    return read(CLASSES, new TableEncoding(Goal.CLASSIFICATION, 2));
  }

  private void addHeldOut() {
    add(Split.VALIDATION, "yes", 1000, "a");
    add(Split.TEST, "no", Double.NaN, "new");
  }

  @Test
  void rowsArePreparedAsTheTrainingRowsSay() {
    add(Split.TRAIN, "no", 1, "b");
    add(Split.TRAIN, "yes", 3, "a");
    add(Split.TRAIN, "yes", Double.NaN, null);
    addHeldOut();
    TableTask task = read();

    assertThat(task.preparation().inputs())
        .containsExactly("size", "size is missing", "city = a", "city = b", "city is missing");
    assertThat(task.shape()).isEqualTo(TensorShape.vector(5));
    assertThat(task.inputs(Part.TRAIN, 0)).containsExactly(-1, 0, 0, 1, 0);
    assertThat(task.inputs(Part.TRAIN, 1)).containsExactly(1, 0, 1, 0, 0);
    assertThat(task.inputs(Part.TRAIN, 2)).containsExactly(0, 1, 0, 0, 1);
    assertThat(task.inputs(Part.VALIDATION, 0)).containsExactly(998, 0, 1, 0, 0);
    assertThat(task.inputs(Part.TEST, 0)).containsExactly(0, 1, 0, 0, 0);
    assertThat(task.strata(Part.TRAIN)).containsExactly(0, 1, 1);
    assertThat(task.account().lines().get(0))
        .contains("5 of 5 rows read, 3 for training, 1 for validation, 1 for test");
  }

  @Test
  void rarerCategoriesShareAnInput() {
    add(Split.TRAIN, "no", 1, "rare");
    add(Split.TRAIN, "no", 2, "a");
    add(Split.TRAIN, "yes", 3, "a");
    add(Split.TRAIN, "yes", 3, "z");
    add(Split.TRAIN, "yes", 3, "z");
    addHeldOut();
    TableTask task = read();

    assertThat(task.preparation().inputs())
        .containsExactly("size", "city = a", "city = z", "city is another");
    assertThat(task.inputs(Part.TRAIN, 0)).endsWith(0, 0, 1);
    assertThat(task.inputs(Part.TEST, 0)).endsWith(0, 0, 1);
    assertThat(task.account().lines())
        .anyMatch(line -> line.endsWith("share one input in these columns: city"));
  }

  @Test
  void columnsThatAreTheSameAreLeftOutAndTold() {
    add(Split.TRAIN, "no", 1, "a");
    add(Split.TRAIN, "yes", 2, "a");
    addHeldOut();
    TableTask task = read();

    assertThat(task.preparation().inputs()).containsExactly("size");
    assertThat(task.account().lines())
        .contains("Warning: 1 of 2 columns are the same in all training rows and left out: city");
  }

  @Test
  void rowsWithoutASplitAreDividedByClass() {
    IntStream.range(0, 100).forEach(i -> add(null, i % 4 == 0 ? "no" : "yes", i, "a"));
    TableTask task = read();

    assertThat(task.count(Part.TEST)).isEqualTo(20);
    assertThat(task.count(Part.VALIDATION)).isEqualTo(20);
    assertThat(IntStream.of(task.strata(Part.TRAIN)).filter(label -> label == 0).count())
        .isEqualTo(15);
  }

  @Test
  void oneClassCannotBeLearned() {
    add(Split.TRAIN, "yes", 1, "a");
    add(Split.TRAIN, "yes", 2, "b");
    addHeldOut();

    assertThatThrownBy(this::read)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot use the table: all 2 training rows are of one class, yes (at least two are"
                + " needed)");
  }

  @Test
  void rowsThatAreAllTheSameCannotBeLearnedFrom() {
    add(Split.TRAIN, "yes", 1, "a");
    add(Split.TRAIN, "no", 1, "a");
    addHeldOut();

    assertThatThrownBy(this::read)
        .hasMessage("Cannot use the table: no column differs between the 2 training rows");
  }

  @Test
  void numbersWithoutADeviationAreRefused() {
    add(Split.TRAIN, "yes", 1e300, "a");
    add(Split.TRAIN, "no", -1e300, "a");
    addHeldOut();

    assertThatThrownBy(this::read).hasMessageStartingWith("Cannot use column size: ");
  }

  private void addNumber(@Nullable Split split, double size, double price) {
    rows.add(
        SnapshotRow.ofTable(
            new RowTag("", "", split, null),
            new double[] {size},
            new String[0],
            new double[] {price}));
  }

  private TableTask readNumbers() {
    SnapshotContent content = SnapshotContent.ofTable(List.of(SIZE), List.of(), List.of("price"));
    return read(content, new TableEncoding(Goal.REGRESSION, 2));
  }

  @Test
  void numbersAreStandardizedByTheTrainingRows() {
    addNumber(Split.TRAIN, 1, 10);
    addNumber(Split.TRAIN, 2, 30);
    addNumber(Split.VALIDATION, 3, 500);
    addNumber(Split.TEST, 3, 700);
    Targets.Numbers numbers = (Targets.Numbers) readNumbers().targets();

    assertThat(numbers.means()).containsExactly(20.0);
    assertThat(numbers.deviations()).containsExactly(10.0);
    assertThat(numbers.standardized(0, 500)).isEqualTo(48f);
    assertThat(numbers.inOwnUnit(0, 48)).isCloseTo(500, within(1e-9));
  }

  @Test
  void equalNumbersCannotBeLearned() {
    addNumber(Split.TRAIN, 1, 10);
    addNumber(Split.TRAIN, 2, 10);
    addNumber(Split.VALIDATION, 3, 500);
    addNumber(Split.TEST, 3, 700);

    assertThatThrownBy(this::readNumbers)
        .hasMessage("Cannot use the table: price is 10.0 in all 2 training rows");
  }

  @Test
  void classesAreNotReadAsNumbers() {
    add(Split.TRAIN, "yes", 1, "a");

    assertThatThrownBy(() -> read(CLASSES, new TableEncoding(Goal.REGRESSION, 2)))
        .hasMessage("Cannot read here: its targets are classes");
  }

  @Test
  void aThousandClassesOfAnyNamesAreDividedByClass() {
    List<String> names =
        IntStream.range(0, 1000).mapToObj(i -> "größe " + i + ", \"日本\" \u202e").toList();
    for (int i = 0; i < 5000; i++) {
      add(null, names.get(i % 1000), i % 37, "c" + i % 3);
    }
    TableTask task =
        read(
            SnapshotContent.ofTable(List.of(CITY, SIZE), names, List.of()),
            new TableEncoding(Goal.CLASSIFICATION, 2));

    assertThat(task.targets().outputs()).isEqualTo(1000);
    assertThat(task.count(Part.TEST)).isEqualTo(1000);
    assertThat(task.strata(Part.TEST)).doesNotHaveDuplicates();
    assertThat(task.strata(Part.TRAIN)).contains(IntStream.range(0, 1000).toArray());
    assertThat(task.account().lines()).noneMatch(line -> line.contains("have no training rows"));
  }

  @Test
  void classesWithOneRowAndColumnsWithoutValuesAreTold() {
    for (int i = 0; i < 40; i++) {
      add(Split.TRAIN, "no", i, null);
    }
    addHeldOut();
    add(Split.TRAIN, "yes", 1, null);
    TableTask task = read();

    assertThat(task.preparation().inputs()).containsExactly("size");
    assertThat(String.join("\n", task.account().lines()))
        .contains("1 of 2 columns are the same in all training rows and left out: city")
        .contains("97 % of the training rows are of class no");
  }

  @Test
  void categoriesThatAreAllNewLaterAreZeroEverywhere() {
    add(Split.TRAIN, "no", 1, "a");
    add(Split.TRAIN, "yes", 1, "b");
    add(Split.VALIDATION, "yes", 5, "x");
    add(Split.TEST, "no", 7, null);
    TableTask task = read();

    assertThat(task.inputs(Part.VALIDATION, 0)).containsOnly(0);
    assertThat(task.inputs(Part.TEST, 0)).containsOnly(0);
  }
}
