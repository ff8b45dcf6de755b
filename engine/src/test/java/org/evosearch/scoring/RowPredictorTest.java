package org.evosearch.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.SampleTables;
import org.evosearch.export.SampleTables.RawRow;
import org.evosearch.network.Network;
import org.evosearch.snapshot.SnapshotColumn;
import org.junit.jupiter.api.Test;

class RowPredictorTest {

  private static final List<RawRow> ROWS = SampleTables.rows(20, 4);

  private static List<double[]> outputs(ModelFiles model) {
    try (RowPredictor predictor = RowPredictor.open(model, DeviceSlot.CPU)) {
      return predictor.outputs(
          ROWS.stream().map(row -> predictor.input(row.numbers(), row.texts())).toList());
    }
  }

  /** What the network itself gives for a row that was prepared. */
  private static double[] logits(ModelFiles model, RawRow row) {
    float[] input = SampleTables.preparation().used().apply(row.numbers(), row.texts());
    try (NDManager manager = NDManager.newBaseManager();
        Network network = model.open(manager)) {
      NDArray rows = manager.create(input, new Shape(1, input.length));
      return LoadedNetwork.widened(network.inferenceForward(rows).toFloatArray());
    }
  }

  @Test
  void probabilitiesAreThoseOfTheNetwork() {
    ModelFiles model = SampleTables.model(SampleTables.ofClasses(), 1);
    List<double[]> outputs = outputs(model);
    for (int i = 0; i < ROWS.size(); i++) {
      double[] logits = logits(model, ROWS.get(i));
      double sum = 0;
      for (double logit : logits) {
        sum += Math.exp(logit - logits[0]);
      }
      for (int k = 0; k < logits.length; k++) {
        assertThat(outputs.get(i)[k])
            .isCloseTo(Math.exp(logits[k] - logits[0]) / sum, within(1e-5));
      }
    }
  }

  @Test
  void numbersAreInTheirOwnUnits() {
    ModelFiles model = SampleTables.model(SampleTables.ofNumbers(2), 1);
    List<double[]> outputs = outputs(model);
    for (int i = 0; i < ROWS.size(); i++) {
      double[] standardized = logits(model, ROWS.get(i));
      assertThat(outputs.get(i)[0]).isCloseTo(1e6 + 2e5 * standardized[0], within(20.0));
      assertThat(outputs.get(i)[1]).isCloseTo(40 + 0.25 * standardized[1], within(1e-4));
    }
  }

  @Test
  void columnsThatTellNothingAreNotNeeded() {
    assertThat(RowPredictor.columns(SampleTables.ofClasses()))
        .extracting(SnapshotColumn::name)
        .containsExactly("the city.name", "size", "since", "code", "open", "seen");
  }

  @Test
  void aModelOfATableIsNoneOfImages() {
    ModelFiles model = SampleTables.model(SampleTables.ofClasses(), 1);
    assertThatThrownBy(() -> Classifier.open(model, DeviceSlot.CPU))
        .isInstanceOf(ModelException.class)
        .hasMessage("Cannot use the model: it takes rows of a table, not images");
  }
}
