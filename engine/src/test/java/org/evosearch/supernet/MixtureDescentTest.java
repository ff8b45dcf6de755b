package org.evosearch.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.evaluation.MemoryFolder;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Deadline;
import org.evosearch.training.GradientMode;
import org.evosearch.training.TaskData;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.SharedStage;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixtureDescentTest {

  private static final int EPOCH = 1;

  /** Of the differences: the loss bends within a few hundredths, and has seven digits. */
  private static final double STEP = 0.003;

  private static final Deadline NEVER = new Deadline(Duration.ZERO);

  /** A supernet with weights, on images. */
  private static final class Bench implements AutoCloseable {

    private final SupernetPlan plan;
    private final TaskData images =
        new TaskData(SamplePlans.DIGITS, NDManager.newBaseManager(Device.cpu(), "PyTorch"), 0);
    private final SharedWeights weights;
    private final MixtureScoring scoring;

    Bench(boolean normalizedEdges) {
      this.plan = SamplePlans.descending(normalizedEdges);
      this.weights = new SharedWeights(plan, images.manager());
      this.scoring = new MixtureScoring(plan, images.validation().orElseThrow());
    }

    WeightStage stage() {
      return new WeightStage(plan, images, scoring, new WeightStore(new MemoryFolder("descent")));
    }

    MixtureLogits logits() {
      return weights.mixture().orElseThrow();
    }

    /** The loss on the first batch of the epoch. */
    double loss(double[] logits) {
      List<Double> shares =
          plan.mixtures()
              .shares(IntStream.range(0, logits.length).mapToObj(i -> logits[i]).toList());
      return scoring.score(shares, EPOCH, weights, NEVER).loss();
    }

    double[] gradient() {
      MixtureDescent descent = new MixtureDescent(stage(), weights, trial(List.of()), EPOCH, 10);
      int count = images.validation().orElseThrow().count();
      int[] batch =
          new ValidationBatches(plan.seed(), count).batch(EPOCH, 0, plan.scoring().images());
      try (NDManager scratch = images.manager().newSubManager()) {
        descent.descend(batch, scratch);
      }
      try (NDArray gradient = logits().gradient()) {
        return IntStream.range(0, (int) gradient.size()).mapToDouble(gradient::getFloat).toArray();
      }
    }

    @Override
    public void close() {
      weights.close();
      images.close();
    }
  }

  private static Trial trial(List<Double> logits) {
    Candidate step =
        new Candidate.Shared(SharedStage.TRAIN_MIXTURE, EPOCH, "ab", "", List.of(), logits);
    return new Trial(
        new TrialId(1, 0), step, Fingerprint.ofText("descent"), new Budget(1, 4, 1), 5);
  }

  private static double[] drawn(int index, int size) {
    UniformRandomProvider random = new RandomStreams(9).stream(Purpose.PROPOSAL, 0, index);
    return random.doubles(size, -1, 1).toArray();
  }

  private static List<Double> listed(double[] numbers) {
    return IntStream.range(0, numbers.length).mapToObj(i -> numbers[i]).toList();
  }

  private static double product(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> one[i] * other[i]).sum();
  }

  private static double[] moved(double[] from, double[] direction, double length) {
    return IntStream.range(0, from.length)
        .mapToDouble(i -> from[i] + length * direction[i])
        .toArray();
  }

  /** Central differences of the loss as mixtures are scored, which knows nothing of gradients. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theGradientIsThatOfTheScore(boolean normalizedEdges) {
    try (Bench bench = new Bench(normalizedEdges)) {
      double[] point = drawn(0, bench.plan.mixtures().logits());
      bench.logits().set(listed(point));
      double[] gradient = bench.gradient();
      double length = Math.sqrt(product(gradient, gradient));

      assertThat(length).isGreaterThan(1e-3);
      for (int i = 1; i <= 6; i++) {
        double[] direction =
            i == 1 ? moved(new double[point.length], gradient, 1 / length) : drawn(i, point.length);
        double ahead = bench.loss(moved(point, direction, STEP));
        double behind = bench.loss(moved(point, direction, -STEP));
        assertThat((ahead - behind) / (2 * STEP))
            .as("direction %s", i)
            .isCloseTo(product(gradient, direction), within(0.02 * length));
      }
    }
  }

  @Test
  void weightsAndStatisticsStayAsTheyAre() {
    try (Bench bench = new Bench(true)) {
      byte[] before = bench.weights.bytes();
      bench.gradient();

      assertThat(bench.weights.bytes()).isEqualTo(before);
      assertThat(bench.weights.network().weights())
          .allSatisfy(
              weight ->
                  assertThat(GradientMode.gradient(weight).countNonzero().getLong()).isZero());
      assertThat(bench.weights.network().weights()).allMatch(NDArray::hasGradient);
    }
  }

  /** Adam's first step has the length of its rate, whatever the gradient. */
  @Test
  void theFirstStepGoesAgainstTheGradient() {
    try (Bench bench = new Bench(false)) {
      double[] point = drawn(0, bench.plan.mixtures().logits());
      bench.logits().set(listed(point));
      double[] gradient = bench.gradient();
      bench.logits().follow(EPOCH, 0, 10);
      List<Double> after = bench.logits().values();

      for (int i = 0; i < point.length; i++) {
        double decayed = gradient[i] + 1e-3 * point[i];
        assertThat(after.get(i)).isCloseTo(point[i] - 0.01 * Math.signum(decayed), within(1e-4));
      }
      assertThat(bench.gradient()).isNotEqualTo(gradient);
    }
  }

  @Test
  void anEpochMovesWeightsAndLogitsAndGivesTheSameAgain() {
    try (Bench bench = new Bench(true);
        Bench again = new Bench(true)) {
      List<Double> point = listed(drawn(0, bench.plan.mixtures().logits()));
      byte[] before = bench.weights.bytes();
      WeightStage.Result result = run(bench, point);

      assertThat(result.logits()).hasSameSizeAs(point).isNotEqualTo(point);
      assertThat(result.epoch().validationLoss())
          .isEqualTo(
              bench
                  .scoring
                  .score(
                      bench.plan.mixtures().shares(result.logits()),
                      EPOCH + 1,
                      bench.weights,
                      NEVER)
                  .loss());
      assertThat(bench.weights.bytes()).isNotEqualTo(before);
      assertThat(run(again, point).logits()).isEqualTo(result.logits());
      assertThat(again.weights.bytes()).isEqualTo(bench.weights.bytes());
    }
  }

  private static WeightStage.Result run(Bench bench, List<Double> point) {
    Trial trial = trial(point);
    return bench.stage().run(trial, (Candidate.Shared) trial.candidate(), bench.weights, NEVER);
  }
}
