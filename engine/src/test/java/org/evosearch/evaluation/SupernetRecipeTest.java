package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.TrainingMemory;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.network.Statistics;
import org.evosearch.supernet.SamplePlans;
import org.evosearch.supernet.SupernetPlan;
import org.evosearch.training.TrialLimits;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.SharedStage;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class SupernetRecipeTest extends EvaluatorContract {

  private static final DatasetSettings DIGITS =
      new DatasetSettings("digits", null, 0.2, 0, 100, 0, ImagePlacement.DEVICE);
  private static final String DIGEST = Datasets.load(DIGITS).digest();
  private static final SupernetPlan PLAN = SamplePlans.plan(Statistics.BATCH, 0);

  @Override
  protected SupernetRecipe recipe() {
    return new SupernetRecipe(
        DIGITS, DIGEST, PLAN, TrialLimits.NONE, new MemoryFolder("supernet weights"));
  }

  /** Two epochs of training and a score, all with the weights that a supernet begins with. */
  @Override
  protected List<Trial> trials() {
    return List.of(
        trial(0, SharedStage.TRAIN, "", shares(0)),
        trial(1, SharedStage.TRAIN_SAMPLED, "", shares(0)),
        trial(2, SharedStage.SCORE, "", shares(3)));
  }

  private static Trial trial(int index, SharedStage stage, String weights, List<Double> shares) {
    return new Trial(
        new TrialId(0, index),
        new Candidate.Shared(stage, 0, weights, "", shares, List.of()),
        Fingerprint.ofText("step " + index),
        new Budget(1, 2, 1),
        7 + index);
  }

  /** All of one operation on each edge. */
  private static List<Double> shares(int operation) {
    List<Double> shares = new ArrayList<>();
    for (int edge = 0; edge < PLAN.mixtures().rows(); edge++) {
      List<Double> row = new ArrayList<>(Collections.nCopies(PLAN.mixtures().columns(), 0.0));
      row.set(operation, 1.0);
      shares.addAll(row);
    }
    return shares;
  }

  @Override
  protected Set<Metric> metrics(Trial trial) {
    return SupernetRecipe.METRICS;
  }

  /** They are no candidate's fault. */
  @Test
  void missingWeightsEndTheSearch() {
    Trial trial = trial(3, SharedStage.SCORE, "0123456789abcdef0123456789abcdef", shares(1));
    try (Evaluator evaluator = recipe().open(DeviceSlot.CPU)) {
      assertThatThrownBy(() -> evaluator.evaluate(trial, Execution.begun("here", "cpu", 0)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageEndingWith("are missing");
    }
  }

  /** What is predicted of it, by which a machine with little memory refuses it before it starts. */
  @Test
  void theMemoryOfATrainingIsThatOfTheWholeSupernet() {
    SupernetRecipe small =
        new SupernetRecipe(
            DIGITS,
            DIGEST,
            PLAN,
            new TrialLimits(1 << 10, Duration.ZERO, 1),
            new MemoryFolder("supernet weights"));
    MemoryDemand demand = small.memory(trials().get(0)).orElseThrow();

    assertThat(demand.bytes())
        .isEqualTo(
            TrainingMemory.of(
                    PLAN.network(),
                    PLAN.weights().batchSize(),
                    PLAN.weights().optimizer().moments())
                .bytes());
    assertThat(demand.fitting()).isZero();
    assertThat(small.memory(trials().get(2))).isEmpty();
    assertThat(evaluate(small, trials().get(0)))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.kind()).isEqualTo(FailureKind.OUT_OF_MEMORY));
  }

  private static Outcome evaluate(SupernetRecipe recipe, Trial trial) {
    try (Evaluator evaluator = recipe.open(DeviceSlot.CPU)) {
      return evaluator.evaluate(trial, Execution.begun("here", "cpu", 0));
    }
  }

  @Test
  void aRecipeWithoutAFolderCannotBeOpened() {
    SupernetRecipe homeless = new SupernetRecipe(DIGITS, DIGEST, PLAN, TrialLimits.NONE, null);

    assertThatThrownBy(() -> homeless.open(DeviceSlot.CPU))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot");
  }
}
