package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.signal.SignalTask;
import org.evosearch.snapshot.RowTag;
import org.evosearch.snapshot.RowTag.Split;
import org.evosearch.snapshot.Snapshot;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignalSourceTest {

  private static final SnapshotContent CONTENT =
      SnapshotContent.ofSignals(List.of(2, 2), List.of("no", "yes"));

  private final List<SnapshotRow> rows = new ArrayList<>();

  /** A snapshot in memory. */
  private record Memory(SnapshotFacts facts, List<SnapshotRow> rows) implements Snapshot {

    @Override
    public void read(Consumer<SnapshotRow> reader) {
      rows.forEach(reader);
    }
  }

  private void add(Split split, String label, double... values) {
    rows.add(SnapshotRow.ofSignal(new RowTag("", label, split, null), values));
  }

  private void addHeldOut() {
    add(Split.VALIDATION, "yes", 100, 100, 5, 5);
    add(Split.TEST, "no", 0, 1, 5, 5);
  }

  private SignalTask read(SnapshotContent content, ImagePlacement placement) {
    SnapshotFacts facts =
        new SnapshotFacts(
            "0123456789abcdef", content, List.of(rows.size()), new TreeMap<>(), "SELECT");
    DatasetSettings settings =
        new DatasetSettings("query", "here", 0.25, 0, 0, 0, placement).ofSignals(0);
    return SignalSource.task(new Memory(facts, rows), settings);
  }

  private SignalTask read() {
    return read(CONTENT, ImagePlacement.DEVICE);
  }

  private static float[] inputs(SignalTask task, Part part, int index) {
    try (NDManager manager = NDManager.newBaseManager();
        DeviceExamples examples = task.placed(part, manager);
        DeviceExamples.Batch batch = examples.batch(new int[] {index}, manager)) {
      assertThat(batch.inputs().getShape()).isEqualTo(new Shape(1, 2, 1, 2));
      return batch.inputs().toFloatArray();
    }
  }

  @ParameterizedTest
  @EnumSource
  void channelsAreNormalizedAsTheTrainingSignalsSay(ImagePlacement placement) {
    add(Split.TRAIN, "no", 1, 3, 5, 5);
    add(Split.TRAIN, "yes", 5, 7, 5, 5);
    addHeldOut();
    SignalTask task = read(CONTENT, placement);

    // Channel 0 is 1, 3, 5, 7: mean 4, deviation the root of 5. Channel 1 is always 5: not scaled.
    assertThat(task.normalization().means()).containsExactly(4.0, 5.0);
    assertThat(task.normalization().deviations()).containsExactly(Math.sqrt(5), 1.0);
    float unit = (float) Math.sqrt(5);
    assertThat(inputs(task, Part.TRAIN, 0))
        .containsExactly(new float[] {-3 / unit, -1 / unit, 0, 0}, within(1e-6f));
    assertThat(inputs(task, Part.VALIDATION, 0)).startsWith(new float[] {96 / unit}, within(1e-5f));
    assertThat(task.shape()).isEqualTo(TensorShape.image(2, 1, 2));
    assertThat(task.exampleShape()).isEqualTo(TensorShape.signal(2, 2));
    assertThat(task.strata(Part.TRAIN)).containsExactly(0, 1);
    assertThat(task.account().lines().get(0))
        .contains("signals (2, 2)")
        .contains("4 of 4 signals read, 2 for training, 1 for validation, 1 for test");
  }

  @Test
  void whereNothingIsDecidedValidationSignalsTrainToo() {
    add(Split.TRAIN, "no", 1, 3, 5, 5);
    add(Split.TRAIN, "yes", 5, 7, 5, 5);
    addHeldOut();
    SignalTask all = read().trainingOnAll();

    assertThat(all.count(Part.TRAIN)).isEqualTo(3);
    assertThat(all.count(Part.VALIDATION)).isZero();
    assertThat(all.normalization().means()).containsExactly(4.0, 5.0);
  }

  private void assertRefused(String message) {
    assertThatThrownBy(this::read).isInstanceOf(DataException.class).hasMessage(message);
  }

  @Test
  void oneClassIsRefused() {
    add(Split.TRAIN, "no", 1, 3, 5, 5);
    add(Split.TRAIN, "no", 1, 4, 5, 5);
    addHeldOut();
    assertRefused(
        "Cannot use the signals: all 2 training signals are of one class, no (at least two are"
            + " needed)");
  }

  @Test
  void signalsThatAreAllTheSameValueAreRefused() {
    add(Split.TRAIN, "no", 5, 5, 5, 5);
    add(Split.TRAIN, "yes", 5, 5, 5, 5);
    addHeldOut();
    assertRefused("Cannot use the signals: all values of the 2 training signals are 5.0");
  }

  @Test
  void valuesThatAreTooLargeAreRefused() {
    add(Split.TRAIN, "no", 1, 1e200, 5, 5);
    add(Split.TRAIN, "yes", 5, 5, 5, 5);
    addHeldOut();
    assertRefused(
        "Cannot use the signals: channel 0 has values so large that no deviation can be computed");
  }

  @Test
  void aChannelThatIsTheSameEverywhereIsNotScaled() {
    for (int i = 0; i < 5; i++) {
      add(Split.TRAIN, i % 2 == 0 ? "no" : "yes", i, 2 * i, 0.1, 0.1);
    }
    addHeldOut();
    assertThat(read().normalization().deviations().get(1)).isEqualTo(1);
  }

  @Test
  void valuesThatAreTooNearAreRefused() {
    add(Split.TRAIN, "no", 0, 1e-60, 5, 5);
    add(Split.TRAIN, "yes", 0, 0, 5, 5);
    addHeldOut();
    assertRefused(
        "Cannot use the signals: channel 0 has values so near to each other that no deviation can"
            + " be computed");
  }

  @Test
  void otherRowsAreRefused() {
    assertThatThrownBy(
            () ->
                read(
                    SnapshotContent.ofImages(List.of(1, 2, 2), List.of("a")),
                    ImagePlacement.DEVICE))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read here: its rows are not signals");
  }

  @Test
  void classesWithoutTrainingSignalsAreTold() {
    add(Split.TRAIN, "no", 1, 3, 5, 5);
    add(Split.TRAIN, "yes", 5, 7, 5, 5);
    addHeldOut();
    assertThat(
            read(
                    SnapshotContent.ofSignals(List.of(2, 2), List.of("maybe", "no", "yes")),
                    ImagePlacement.DEVICE)
                .account()
                .lines())
        .contains(
            "Warning: 1 of 3 classes have no training signals: maybe",
            "Warning: there are fewer validation signals (1) than classes (3)");
  }
}
