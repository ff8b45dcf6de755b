package org.evosearch.experiment;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.config.Section;
import org.evosearch.dataset.DataTask;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.PrefilteredRecipe;
import org.evosearch.evaluation.TrainedRecipe;
import org.evosearch.experiment.settings.InheritanceSettings;
import org.evosearch.experiment.settings.PrefilterSettings;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.experiment.settings.ZeroCostSettings;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.training.ClassWeights;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.score.TaskMetric;
import org.evosearch.trial.Metric;

/** Trains candidates: all of them, or those that a prefilter chooses. */
final class TrainedEvaluation implements EvaluationFactory {

  /** The number of networks that are sampled to check whether a setting suits a space. */
  private static final int SAMPLES = 16;

  static final String NAME = "trained";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<String> resultKeys(Section root) {
    Stream<String> scores =
        PrefilterSettings.of(root).stream().map(filter -> "evaluation.zero-cost");
    return Stream.concat(
            Stream.of("evaluation.name", "evaluation.trained", "dataset", "training", "limits"),
            scores)
        .toList();
  }

  @Override
  public List<Metric> ownMetrics() {
    return Stream.of(TaskMetric.values()).map(TaskMetric::validation).toList();
  }

  @Override
  public CheckedExperiment check(Composition composition) {
    Section root = composition.root();
    TrainedRecipe recipe = TrainingSettings.recipe(root, composition.dataset());
    requireClasses(root.section("training"), recipe);
    if (composition.plan().prefilter().isEmpty()) {
      return trained(composition, recipe);
    }
    InheritanceSettings.requireNone(root, "with search.prefilter.share below 1");
    TrainingSettings.refuseTables(root, "where search.prefilter.share is below 1");
    return prefiltered(composition, new PrefilteredRecipe(recipe, ZeroCostSettings.plan(root)));
  }

  private static CheckedExperiment trained(Composition composition, TrainedRecipe recipe) {
    composition.requireMeasured(recipe.metrics(), source(recipe));
    return new DatasetExperiment(
            composition,
            recipe.dataset(),
            images ->
                inheriting(
                    composition,
                    TrainingSettings.fitted(
                        composition.root(), recipe, suitable(composition, images))),
            statistics(composition))
        .checked(inheriting(composition, recipe));
  }

  /** The source of the metrics, for messages; regression has no accuracy. */
  private static String source(TrainedRecipe recipe) {
    return recipe.dataset().isNumbers()
        ? "training runs of regression, which measure "
            + recipe.metrics().stream().map(Metric::key).collect(Collectors.joining(", "))
            + ","
        : "training runs";
  }

  private static void requireClasses(Section training, TrainedRecipe recipe) {
    TrainingPlan.LossPlan loss = recipe.plan().loss();
    if (recipe.dataset().isNumbers() && loss.classWeights() != ClassWeights.NONE) {
      throw training.invalid("class-weights", "none where numbers are learned");
    }
    if (recipe.dataset().isNumbers() && loss.labelSmoothing() > 0) {
      throw training.invalid("label-smoothing", "0 where numbers are learned");
    }
  }

  private static EvaluatorRecipe inheriting(Composition composition, TrainedRecipe recipe) {
    return InheritanceSettings.recipe(composition.root(), recipe);
  }

  private static CheckedExperiment prefiltered(Composition composition, PrefilteredRecipe recipe) {
    composition.requireMeasured(recipe.metrics(), "training runs and their prefilter");
    return new DatasetExperiment(
            composition,
            recipe.training().dataset(),
            images -> {
              suitable(composition, images);
              ZeroCostSettings.requireImages(composition.root(), recipe.scores(), images);
              return new PrefilteredRecipe(
                  TrainingSettings.fitted(composition.root(), recipe.training(), images),
                  recipe.scores());
            },
            statistics(composition))
        .checked(recipe);
  }

  private static DataTask suitable(Composition composition, DataTask data) {
    TrainingSettings.requireSense(composition.root().section("training"), data.exampleShape());
    return data;
  }

  private static Consumer<SearchSpace<?>> statistics(Composition composition) {
    Section training = composition.root().section("training");
    return space -> requireStatistics(space, training);
  }

  /** Checks a few networks: if one of a space needs batch statistics, usually all do. */
  private static <G extends Genotype> void requireStatistics(
      SearchSpace<G> space, Section training) {
    if (TrainingSettings.hasBatchesOfOne(training)) {
      RandomStreams streams = new RandomStreams(0);
      for (int i = 0; i < SAMPLES; i++) {
        G genotype = space.sample(streams.stream(Purpose.PROPOSAL, 0, i));
        TrainingSettings.requireStatistics(training, space.decode(genotype).architecture());
      }
    }
  }
}
