package org.evosearch.export.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evosearch.dataset.table.Preparation;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.SampleTables;
import org.evosearch.export.SampleTables.RawRow;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.network.Network;
import org.evosearch.scoring.RowPredictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks of tables, run by ONNX Runtime on prepared rows and on rows as the table has them. */
class OnnxRowsTest {

  private static final List<RawRow> ROWS = SampleTables.rows(200, 9);

  /** Of the largest output. */
  private static final double TOLERANCE = 1e-5;

  private static ModelFacts facts(int targets) {
    return targets == 0 ? SampleTables.ofClasses() : SampleTables.ofNumbers(targets);
  }

  private static ModelProto exported(ModelFiles model, OnnxOptions options) {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = model.open(manager)) {
      TrainedNetwork trained = model.exported(network);
      return OnnxModel.of(trained, options, "1");
    }
  }

  private interface Inputs {
    Map<String, OnnxTensor> of(OrtEnvironment environment) throws OrtException;
  }

  private static float[] run(ModelProto model, Inputs inputs) {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session =
            environment.createSession(model.toByteArray(), new OrtSession.SessionOptions());
        OrtSession.Result result = session.run(inputs.of(environment))) {
      FloatBuffer outputs = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] numbers = new float[outputs.remaining()];
      outputs.get(numbers);
      return numbers;
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  private static float[] prepared() {
    Preparation preparation = SampleTables.preparation().used();
    FloatBuffer all = FloatBuffer.allocate(ROWS.size() * preparation.width());
    ROWS.forEach(row -> all.put(preparation.apply(row.numbers(), row.texts())));
    return all.array();
  }

  private static Map<String, OnnxTensor> preparedRows(OrtEnvironment environment)
      throws OrtException {
    float[] rows = prepared();
    long[] shape = {ROWS.size(), rows.length / ROWS.size()};
    return Map.of(
        OnnxModel.ROWS, OnnxTensor.createTensor(environment, FloatBuffer.wrap(rows), shape));
  }

  private static Map<String, OnnxTensor> rawRows(OrtEnvironment environment) throws OrtException {
    return rawRows(ROWS, environment);
  }

  private static Map<String, OnnxTensor> rawRows(List<RawRow> rows, OrtEnvironment environment)
      throws OrtException {
    DoubleBuffer numbers = DoubleBuffer.allocate(4 * rows.size());
    rows.forEach(row -> numbers.put(row.numbers()));
    String[] texts =
        rows.stream()
            .flatMap(row -> row.texts().stream().map(text -> text == null ? "" : text))
            .toArray(String[]::new);
    return Map.of(
        OnnxModel.VALUES,
        OnnxTensor.createTensor(environment, numbers.flip(), new long[] {rows.size(), 4}),
        OnnxModel.CATEGORIES,
        OnnxTensor.createTensor(environment, texts, new long[] {rows.size(), 2}));
  }

  private static void assertSame(float[] actual, double[] expected) {
    assertThat(actual).hasSameSizeAs(expected);
    double largest = 0;
    for (double number : expected) {
      largest = Math.max(largest, Math.abs(number));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i]).isCloseTo(expected[i], within(TOLERANCE * largest));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void preparedRowsHaveTheOutputsOfDjl(int targets) {
    ModelFiles model = SampleTables.model(facts(targets), 3);
    float[] rows = prepared();
    try (NDManager manager = NDManager.newBaseManager();
        Network network = model.open(manager)) {
      NDArray input = manager.create(rows, new Shape(ROWS.size(), rows.length / ROWS.size()));
      float[] outputs = network.inferenceForward(input).toFloatArray();
      double[] expected = new double[outputs.length];
      for (int i = 0; i < expected.length; i++) {
        expected[i] =
            targets == 0
                ? outputs[i]
                : SampleTables.TARGETS.get(i % targets).mean()
                    + SampleTables.TARGETS.get(i % targets).deviation() * outputs[i];
      }
      OnnxOptions options =
          new OnnxOptions(OnnxOptions.Input.NORMALIZED, OnnxOptions.Output.LOGITS);
      assertSame(run(exported(model, options), OnnxRowsTest::preparedRows), expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void rowsOfTheTableHaveTheOutputsOfScoring(int targets) {
    ModelFiles model = SampleTables.model(facts(targets), 3);
    OnnxOptions options =
        new OnnxOptions(
            OnnxOptions.Input.ROWS,
            targets == 0 ? OnnxOptions.Output.PROBABILITIES : OnnxOptions.Output.LOGITS);
    ModelProto exported = exported(model, options);
    assertThat(exported.getMetadataPropsList())
        .anyMatch(
            fact ->
                fact.getKey().equals("values")
                    && fact.getValue().equals("[\"size\",\"since\",\"open\",\"seen\"]"))
        .anyMatch(
            fact ->
                fact.getKey().equals("categories")
                    && fact.getValue().equals("[\"the city.name\",\"code\"]"));
    try (RowPredictor predictor = RowPredictor.open(model, DeviceSlot.CPU)) {
      double[] expected =
          predictor
              .outputs(
                  ROWS.stream().map(row -> predictor.input(row.numbers(), row.texts())).toList())
              .stream()
              .flatMapToDouble(Arrays::stream)
              .toArray();
      assertSame(run(exported, OnnxRowsTest::rawRows), expected);
    }
  }

  @Test
  void valuesFarFromTheMeanAreClippedAsInTraining() {
    ModelFiles model = SampleTables.model(facts(1), 3);
    OnnxOptions options = new OnnxOptions(OnnxOptions.Input.ROWS, OnnxOptions.Output.LOGITS);
    List<RawRow> rows = Stream.of(1235.0, 1e30, 1e40, -1e30).map(OnnxRowsTest::row).toList();
    float[] outputs = run(exported(model, options), environment -> rawRows(rows, environment));

    assertThat(outputs[1]).isEqualTo(outputs[2]).isNotEqualTo(outputs[3]);
    try (RowPredictor predictor = RowPredictor.open(model, DeviceSlot.CPU)) {
      List<double[]> expected =
          predictor.outputs(
              rows.stream().map(row -> predictor.input(row.numbers(), row.texts())).toList());
      for (int i = 0; i < outputs.length; i++) {
        double number = expected.get(i)[0];
        assertThat((double) outputs[i]).isCloseTo(number, within(1e-4 * Math.abs(number)));
      }
    }
  }

  private static RawRow row(double size) {
    return new RawRow(new double[] {size, 18_000, 1, 1}, List.of("a", "3"));
  }
}
