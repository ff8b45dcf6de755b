package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.architecture.OperationGraph.Alphabet;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.predictor.EmbeddingPlan;
import org.evosearch.predictor.Example;
import org.evosearch.predictor.PredictorException;
import org.evosearch.predictor.PredictorFile;
import org.evosearch.predictor.PredictorPlan;
import org.evosearch.predictor.PredictorRun;
import org.evosearch.predictor.TrainedPredictor;
import org.evosearch.table.CsvFormat;
import org.evosearch.table.TableSettings;
import org.evosearch.table.TableSettings.Column;
import org.evosearch.table.TableSettings.Fidelity;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorRecipeTest extends EvaluatorContract {

  private static final DatasetSettings DIGITS =
      new DatasetSettings("digits", null, 0.2, 0, 100, 0, ImagePlacement.DEVICE);
  private static final String IMAGES = Datasets.load(DIGITS).digest();

  @TempDir private static Path folder = Path.of("");
  private static Path file = Path.of("");

  @BeforeAll
  static void train() throws IOException {
    Libtorch.useThreads(1);
    file = folder.resolve("p.model");
    PredictorFile.write(predictor(), file);
    Files.writeString(folder.resolve("t.csv"), "cell,test,size\nk0,55,7\nk1,60,\n");
  }

  private static OperationGraph graph(int index) {
    return OperationGraph.chain(List.of(0, 2 + index % 3, 2 + index / 3, 1));
  }

  private static TrainedPredictor predictor() {
    PredictorRun run =
        new PredictorRun(
            new PredictorPlan(
                2, 4, 1e-3, 10, 0.01, PredictorPlan.Sampling.CORESET, PredictorPlan.Judge.PEARSON),
            new PredictorRun.Shape(2, 4, 2, 6),
            new EmbeddingPlan(null, 8, 5, 1),
            new PredictorRun.Subject(
                "chains",
                new Alphabet(5, 4),
                "validation-accuracy",
                List.of(new TrainedPredictor.Task("digits", List.of("k0"))),
                List.of(Datasets.load(DIGITS))),
            3);
    List<Example> examples =
        IntStream.range(0, 9).mapToObj(i -> new Example(0, graph(i), 80 + i)).toList();
    return run.train(examples.subList(0, 6), examples.subList(6, 9), epoch -> {});
  }

  @Override
  protected PredictorRecipe recipe() {
    return recipe(new PredictorRecipe.Known("digits"), null);
  }

  private static PredictorRecipe recipe(PredictorRecipe.Task task, @Nullable TabularRecipe table) {
    return new PredictorRecipe(file.toString(), PredictorFile.digest(file), task, table, 1);
  }

  private static TabularRecipe table() {
    TableSettings settings =
        new TableSettings(
            folder.resolve("t.csv").toString(),
            List.of(),
            null,
            List.of("cell"),
            Map.of(
                Metric.TEST_ACCURACY, new Column(List.of("test"), 1),
                Metric.PARAMETERS, new Column(List.of("size"), 1)),
            new Fidelity(null, 1));
    return new TabularRecipe(settings, List.of(CsvFormat.CSV), Set.of(), settings.digest());
  }

  @Override
  protected List<Trial> trials() {
    return IntStream.range(0, 4).mapToObj(PredictorRecipeTest::trial).toList();
  }

  private static Trial trial(int index) {
    String key = "k" + index;
    return new Trial(
        new TrialId(0, index),
        new Candidate.Graph(graph(index), key),
        Fingerprint.ofText(key),
        new Budget(1, 0, 1),
        7);
  }

  @Override
  protected Set<Metric> metrics(Trial trial) {
    return Set.of(PredictorRecipe.PREDICTED_ACCURACY);
  }

  private static Execution begun() {
    return Execution.begun("here", "cpu", 0);
  }

  private List<Double> predicted(PredictorRecipe recipe) {
    try (Evaluator evaluator = recipe.open(DeviceSlot.CPU)) {
      return evaluator.evaluate(trials(), PredictorRecipeTest::begun).stream()
          .map(outcome -> outcome.metric(PredictorRecipe.PREDICTED_ACCURACY).orElseThrow())
          .toList();
    }
  }

  @Test
  void trialsThatTravelTogetherGetWhatTheyGetAlone() {
    List<Double> together = predicted(recipe());

    try (Evaluator evaluator = recipe().open(DeviceSlot.CPU)) {
      assertThat(trials().stream().map(trial -> evaluator.evaluate(trial, begun())))
          .extracting(outcome -> outcome.metric(PredictorRecipe.PREDICTED_ACCURACY).orElseThrow())
          .isEqualTo(together);
    }
    assertThat(together).doesNotHaveDuplicates().allMatch(score -> score > 50 && score < 110);
  }

  @Test
  void whatATableKnowsIsRecordedBesides() {
    PredictorRecipe recipe = recipe(new PredictorRecipe.Known("digits"), table());
    try (Evaluator evaluator = recipe.open(DeviceSlot.CPU)) {
      Outcome outcome = evaluator.evaluate(trial(0), begun());
      assertThat(outcome.metric(Metric.TEST_ACCURACY)).hasValue(55);
      assertThat(evaluator.evaluate(trial(2), begun()).metric(Metric.TEST_ACCURACY)).isEmpty();
    }
    assertThat(recipe.metrics())
        .containsOnly(PredictorRecipe.PREDICTED_ACCURACY, Metric.PARAMETERS);
    assertThat(recipe.dataDigest()).isNotEqualTo(recipe().dataDigest());
  }

  @Test
  void aTaskMayBeToldByItsImages() {
    PredictorRecipe told = recipe(new PredictorRecipe.OfImages(DIGITS, IMAGES), null);

    assertThat(predicted(told)).hasSize(4);
    assertThatThrownBy(
            () ->
                recipe(new PredictorRecipe.OfImages(DIGITS, "0"), null)
                    .open(DeviceSlot.CPU)
                    .close())
        .isInstanceOf(DataException.class);
  }

  @Test
  void anotherPredictorOrAnUnknownTaskIsRefused() {
    PredictorRecipe other =
        new PredictorRecipe(file.toString(), "0", new PredictorRecipe.Known("digits"), null, 1);

    assertThatThrownBy(() -> other.open(DeviceSlot.CPU).close())
        .isInstanceOf(PredictorException.class)
        .hasMessage("Cannot use " + file + ": it differs from the driver's");
    assertThatThrownBy(
            () -> recipe(new PredictorRecipe.Known("b"), null).open(DeviceSlot.CPU).close())
        .hasMessage("Cannot predict for b: " + file + " was trained on digits");
  }
}
