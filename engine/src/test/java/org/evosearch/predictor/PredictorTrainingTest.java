package org.evosearch.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.predictor.PredictorPlan.Judge;
import org.evosearch.predictor.PredictorPlan.Sampling;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PredictorTrainingTest {

  private static PredictorTraining.Result trained(PredictorPlan plan, Lesson lesson, long seed) {
    try (NDManager manager = TinyPredictor.manager();
        PredictorTraining training =
            new PredictorTraining(
                plan, SyntheticLesson.SIZES, lesson, new RandomStreams(seed), manager)) {
      return training.run(epoch -> {});
    }
  }

  /** A predictor that is open for one of the tasks of a result. */
  static PerformancePredictor open(PredictorTraining.Result result, int task) {
    TrainedPredictor.Description description =
        new TrainedPredictor.Description(
            "chains",
            "validation-accuracy",
            SyntheticLesson.SIZES,
            result.scale(),
            List.of(),
            result.best(),
            new StoredEmbedding(StoredEmbedding.Kind.TRAINED, List.of(1, 2, 2), "", ""));
    TrainedPredictor trained =
        new TrainedPredictor(description, result.weights(), List.of(), new byte[0]);
    return new PerformancePredictor(trained, result.coresets().get(task), TinyPredictor.manager());
  }

  private static double kendall(PredictorTraining.Result result, int task, List<Example> unseen) {
    try (PerformancePredictor predictor = open(result, task)) {
      List<OperationGraph> graphs = unseen.stream().map(Example::graph).toList();
      double[] predicted =
          predictor.scores(graphs).stream().mapToDouble(Double::doubleValue).toArray();
      double[] measured = unseen.stream().mapToDouble(Example::accuracy).toArray();
      return Agreement.of(predicted, measured).kendall();
    }
  }

  @Test
  void aKnownFunctionIsLearned() {
    PredictorTraining.Result result =
        trained(SyntheticLesson.plan(60, Sampling.CORESET), SyntheticLesson.oneTask(), 1);

    assertThat(result.best().heldOut().pearson()).isGreaterThan(0.95);
    assertThat(kendall(result, 0, SyntheticLesson.examples(0, 44, 64))).isGreaterThan(0.8);
  }

  /** Only the images say which task a graph is for. */
  @Test
  void severalTasksAreToldApartByTheirImages() {
    Lesson lesson =
        new Lesson(
            List.of(SyntheticLesson.images(0), SyntheticLesson.images(1)),
            Stream.of(0, 1)
                .flatMap(task -> SyntheticLesson.examples(task, 0, 32).stream())
                .toList(),
            List.of());
    PredictorTraining.Result result = trained(SyntheticLesson.plan(25, Sampling.RANDOM), lesson, 2);

    assertThat(mean(result, 0) - mean(result, 1)).isBetween(25.0, 35.0);
    assertThat(result.best().number()).isEqualTo(25);
  }

  private static double mean(PredictorTraining.Result result, int task) {
    try (PerformancePredictor predictor = open(result, task)) {
      return predictor.scores(SyntheticLesson.graphs()).stream()
          .mapToDouble(Double::doubleValue)
          .average()
          .orElseThrow();
    }
  }

  @Test
  void theSameSeedGivesTheSameWeightsBitForBit() {
    PredictorPlan plan = SyntheticLesson.plan(3, Sampling.RANDOM);
    byte[] weights = trained(plan, SyntheticLesson.oneTask(), 5).weights();

    assertThat(trained(plan, SyntheticLesson.oneTask(), 5).weights()).isEqualTo(weights);
    assertThat(trained(plan, SyntheticLesson.oneTask(), 6).weights()).isNotEqualTo(weights);
  }

  @ParameterizedTest
  @EnumSource
  void theBestEpochIsKeptAndTheRateFalls(Judge judge) {
    List<PredictorEpoch> epochs = new ArrayList<>();
    PredictorPlan plan = new PredictorPlan(12, 8, 1e-9, 2, 1, Sampling.CORESET, judge);
    try (NDManager manager = TinyPredictor.manager();
        PredictorTraining training =
            new PredictorTraining(
                plan,
                SyntheticLesson.SIZES,
                SyntheticLesson.oneTask(),
                new RandomStreams(1),
                manager)) {
      PredictorEpoch best = training.run(epochs::add).best();
      double highest =
          epochs.stream().mapToDouble(epoch -> judge.of(epoch.heldOut())).max().orElseThrow();
      assertThat(judge.of(best.heldOut())).isEqualTo(highest);
    }
    assertThat(epochs).hasSize(12);
    assertThat(epochs.get(11).learningRate()).isLessThan(1.1e-11);
  }

  @Test
  void eachJudgeGoesByItsOwnMeasure() {
    PredictorEpoch linear = new PredictorEpoch(1, 1, 0.1, new Agreement(0.9, 0.5));
    PredictorEpoch ordered = new PredictorEpoch(2, 1, 0.1, new Agreement(0.8, 0.6));
    PredictorEpoch none = new PredictorEpoch(0, 1, 0.1, Agreement.NONE);

    assertThat(linear.isBetterThan(ordered, Judge.PEARSON)).isTrue();
    assertThat(ordered.isBetterThan(linear, Judge.PEARSON)).isFalse();
    assertThat(linear.isBetterThan(ordered, Judge.KENDALL)).isFalse();
    assertThat(ordered.isBetterThan(linear, Judge.KENDALL)).isTrue();
    assertThat(linear.isBetterThan(none, Judge.KENDALL)).isTrue();
    assertThat(none.isBetterThan(linear, Judge.KENDALL)).isFalse();
  }

  @Test
  void nothingToLearnFromIsAnError() {
    assertThatThrownBy(() -> new Lesson(List.of(SyntheticLesson.images(0)), List.of(), List.of()))
        .isInstanceOf(PredictorException.class)
        .hasMessage("Cannot train the predictor: there is nothing to learn from");
  }

  @Test
  void aPredictionDoesNotDependOnTheBatch() {
    PredictorTraining.Result result =
        trained(SyntheticLesson.plan(2, Sampling.CORESET), SyntheticLesson.oneTask(), 1);
    List<OperationGraph> graphs = SyntheticLesson.graphs();
    try (PerformancePredictor predictor = open(result, 0)) {
      List<Double> together = predictor.scores(graphs);

      assertThat(graphs.stream().map(graph -> predictor.scores(List.of(graph)).get(0)))
          .isEqualTo(together);
      assertThat(predictor.scores(List.of())).isEmpty();
    }
  }
}
