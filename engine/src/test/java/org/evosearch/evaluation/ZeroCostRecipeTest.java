package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.proxy.ProxyCatalog;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ZeroCostRecipeTest extends EvaluatorContract {

  private static final DatasetSettings DIGITS =
      new DatasetSettings("digits", null, 0.2, 0, 0, 0, ImagePlacement.DEVICE);
  private static final String DIGEST = Datasets.load(DIGITS).digest();
  private static final ZeroCostProxy SNIP = ProxyCatalog.named("snip");
  private static final ZeroCostProxy ZICO = ProxyCatalog.named("zico");

  @Override
  protected EvaluatorRecipe recipe() {
    return recipe(ProxyCatalog.PROXIES, TrialLimits.NONE);
  }

  private static ZeroCostRecipe recipe(List<ZeroCostProxy> proxies, TrialLimits limits) {
    return new ZeroCostRecipe(DIGITS, DIGEST, new ZeroCostPlan(proxies, 4, 1), limits);
  }

  @Override
  protected List<Trial> trials() {
    return SampleTrials.three();
  }

  @Override
  protected Set<Metric> metrics(Trial trial) {
    return ProxyCatalog.PROXIES.stream().map(ZeroCostProxy::metric).collect(Collectors.toSet());
  }

  private static Outcome evaluate(ZeroCostRecipe recipe, Trial trial) {
    try (Evaluator evaluator = recipe.open(DeviceSlot.CPU)) {
      return evaluator.evaluate(trial, Execution.begun("here", "cpu", 0));
    }
  }

  private static void assertFailed(Outcome outcome, FailureKind kind, String message) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    Outcome.Failed failed = (Outcome.Failed) outcome;
    assertThat(failed.message()).isEqualTo(message);
    assertThat(failed.kind()).isEqualTo(kind);
  }

  @Test
  void nothingElseIsMeasuredAndNothingIsTrained() {
    Outcome.Measured outcome =
        (Outcome.Measured) evaluate(recipe(List.of(SNIP), TrialLimits.NONE), trials().get(0));

    assertThat(outcome.metrics()).containsOnlyKeys(SNIP.metric());
    assertThat(outcome.curve()).isEmpty();
  }

  @Test
  void aNetworkWithoutAScoreHasFailed() {
    Architecture.Builder linear = Architecture.of(TensorShape.image(1, 8, 8));
    linear.then(new Flatten());
    linear.then(new Linear(10, true));

    assertFailed(
        evaluate(recipe(ProxyCatalog.PROXIES, TrialLimits.NONE), SampleTrials.one(linear.build())),
        FailureKind.UNSCORED,
        "The score naswot of the network is -Infinity");
  }

  /** Dead from the start, without an activation, of one unit. */
  private static Stream<Architecture> degenerate() {
    Architecture.Builder dead = Architecture.of(TensorShape.image(1, 8, 8));
    dead.then(new Zero(1));
    dead.then(new Flatten());
    dead.then(new Linear(10, true));
    Architecture.Builder linear = Architecture.of(TensorShape.image(1, 8, 8));
    linear.then(new Flatten());
    linear.then(new Linear(10, true));
    return Stream.of(dead.build(), linear.build(), SampleTrials.perceptron(1));
  }

  @ParameterizedTest
  @FieldSource("org.evosearch.proxy.ProxyCatalog#PROXIES")
  void aDegenerateNetworkHasAFiniteScoreOrIsUnscored(ZeroCostProxy proxy) {
    assertThat(degenerate().map(SampleTrials::one))
        .map(trial -> evaluate(recipe(List.of(proxy), TrialLimits.NONE), trial))
        .allSatisfy(
            outcome -> {
              if (outcome instanceof Outcome.Failed failed) {
                assertThat(failed.kind()).isEqualTo(FailureKind.UNSCORED);
              } else {
                assertThat(outcome.metric(proxy.metric()).orElseThrow()).isFinite();
              }
            });
  }

  @Test
  void limitsHoldForScoresToo() {
    Trial trial = trials().get(0);

    assertFailed(
        evaluate(recipe(ProxyCatalog.PROXIES, new TrialLimits(1 << 10, Duration.ZERO, 1)), trial),
        FailureKind.OUT_OF_MEMORY,
        "Scoring would need about 1 MiB (limit 0 MiB)");
    assertFailed(
        evaluate(recipe(ProxyCatalog.PROXIES, new TrialLimits(0, Duration.ofNanos(1), 1)), trial),
        FailureKind.TIME_LIMIT,
        "Not done within 0.0 s");
  }

  @Test
  void noiseTakesMemoryAsImagesDo() {
    ZeroCostPlan noise = new ZeroCostPlan(List.of(ProxyCatalog.named("expressivity")), 0, 1);
    ZeroCostPlan none = new ZeroCostPlan(List.of(ProxyCatalog.named("complexity")), 0, 1);

    assertThat(noise.images()).isZero();
    assertThat(noise.forwarded()).isEqualTo(64);
    assertThat(none.forwarded()).isZero();
  }

  @Test
  void otherImagesThanTheDriversAreRefused() {
    ZeroCostRecipe other = recipe(ProxyCatalog.PROXIES, TrialLimits.NONE).forData("0".repeat(64));

    assertThatThrownBy(() -> other.open(DeviceSlot.CPU))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot use digits: its data differ from those of the driver");
  }

  @Test
  void aPlanSaysWhatItMeasuresAndNeeds() {
    ZeroCostPlan plan = new ZeroCostPlan(List.of(SNIP, ZICO), 0, 1);

    assertThat(plan.metrics())
        .containsOnly(SNIP.metric(), ZICO.metric(), Metric.PARAMETERS, Metric.MULTIPLY_ADDS);
    assertThat(plan.images()).isEqualTo(256);
    assertThatThrownBy(() -> new ZeroCostPlan(List.of(SNIP, SNIP), 0, 1))
        .hasMessage("Invalid proxies: [Snip[], Snip[]] (at least one, each once)");
  }
}
