package org.evosearch.experiment;

import java.util.List;
import java.util.Set;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.experiment.settings.ArchiveSettings;
import org.evosearch.experiment.settings.InheritanceSettings;
import org.evosearch.experiment.settings.RungSettings;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.experiment.settings.WarmStartSettings;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.search.RunRecord;
import org.evosearch.search.Search;
import org.evosearch.search.plan.KnownLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.space.LearningTask;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.table.TableFormat;
import org.evosearch.trial.Metric;

/** The part of an experiment that does not depend on how candidates are evaluated. */
final class Composition {

  private final Settings settings;
  private final Section root;
  private final String name;
  private final List<TableFormat> formats;
  private final SearchPlan plan;

  /**
   * Reads the plan of the search from settings.
   *
   * @param name of the experiment
   * @param formats how tables can be read
   */
  Composition(Settings settings, String name, List<TableFormat> formats) {
    this.settings = settings;
    this.root = settings.root();
    this.name = name;
    this.formats = List.copyOf(formats);
    this.plan = PlanSettings.plan(root);
  }

  /** Checks all settings that can be checked before data is read. */
  CheckedExperiment checked() {
    RunRecord.requireId(root.section("run"));
    TableColumns.of(root.section("evaluation").section("tabular"));
    EvaluationFactory evaluation = EvaluationCatalog.EVALUATIONS.chosen(root.section("evaluation"));
    evaluation.spaces().chosen(root.section("space"));
    if (!root.section("evaluation").text("name").equals(TrainedEvaluation.NAME)) {
      InheritanceSettings.requireNone(root, "where evaluation.name is not trained");
    }
    RungSettings.requireSense(root);
    SurrogateTerms.requireKnown(root);
    return evaluation.check(this);
  }

  Section root() {
    return root;
  }

  SearchPlan plan() {
    return plan;
  }

  List<TableFormat> formats() {
    return formats;
  }

  RandomStreams streams() {
    return new RandomStreams(root.section("run").longWhole("seed"));
  }

  DatasetSettings dataset() {
    return TrainingSettings.dataset(root.section("dataset"));
  }

  /** The search space, for a task. */
  SearchSpace<?> space(LearningTask task) {
    return SpaceCatalog.of(root.section("space"), task);
  }

  /**
   * Refuses objectives and limits that an evaluation does not measure.
   *
   * @param source what measures, for the message
   */
  void requireMeasured(Set<Metric> measured, String source) {
    new MeasuredMetrics(measured, source).require(plan.goal(), root.section("search"));
  }

  void refuseReEvaluation(String allowed) {
    if (plan.finalists().reEvaluation().isPresent()) {
      throw root.section("search").section("re-score").invalid("seeds", allowed);
    }
  }

  /** An experiment with the strategy that the settings name. */
  Experiment<?> experiment(SearchSpace<?> space, EvaluatorRecipe recipe, DataSeen data) {
    return space.accept(new StrategyChoice(this, recipe, data));
  }

  /** An experiment with a strategy. */
  <G extends Genotype> Experiment<G> experiment(
      SearchSpace<G> space, SearchStrategy<G> strategy, EvaluatorRecipe recipe, DataSeen data) {
    SearchStrategy<G> begun = begun(ArchiveSettings.taught(root, strategy, space), space);
    InheritanceSettings.requireParents(root, begun, recipe);
    if (plan.pipeline() > strategy.largestPipeline()) {
      throw root.section("search")
          .invalid("pipeline", "at most " + strategy.largestPipeline() + " with this strategy");
    }
    return new Experiment<>(
        new Search<>(space, begun, plan, streams(), limits(recipe)), recipe, run(data));
  }

  private RunRecord run(DataSeen data) {
    String digest = SettingsDigest.of(settings, data.digest());
    RunRecord run = RunRecord.of(settings, digest, data.digest(), data.protocol(), name);
    return data.account() == null ? run : run.of(data.account());
  }

  /** The limits on metrics that are known before candidates are evaluated. */
  KnownLimits limits(EvaluatorRecipe recipe) {
    return new KnownLimits(plan.goal().constraints(), recipe::sizes);
  }

  /** The strategy, started from the genotypes of a warm start if there are any. */
  private <G extends Genotype> SearchStrategy<G> begun(
      SearchStrategy<G> strategy, SearchSpace<G> space) {
    List<String> texts = WarmStartSettings.genotypes(root);
    if (texts.isEmpty()) {
      return strategy;
    }
    try {
      return strategy.startingFrom(texts.stream().map(space::parse).toList());
    } catch (IllegalArgumentException e) {
      throw WarmStartSettings.asked(root)
          .section()
          .invalid("genotypes", "what the space and the strategy take: " + e.getMessage());
    }
  }
}
