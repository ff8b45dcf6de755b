package org.evosearch.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.dataset.DatasetSettings;
import org.evosearch.dataset.Datasets;
import org.evosearch.dataset.ImageTask;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.TrainedRecipe;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.strategy.Objective;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Metric;

/**
 * The composition root: settings become a search, an evaluator's recipe and the record of a run.
 * All settings are checked here, before anything is started.
 *
 * @param search what is searched, and how
 * @param recipe how trials are evaluated
 * @param run what is recorded of the run
 * @param <G> the encoding
 */
public record Experiment<G extends Genotype>(
    Search<G> search, EvaluatorRecipe recipe, RunRecord run) {

  /**
   * Reads an experiment from settings and its images from where they lie.
   *
   * @param name of the experiment, from which the run's default id is made
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   * @throws org.evosearch.dataset.DataException if the images cannot be read
   */
  public static Experiment<?> of(Settings settings, String name) {
    Section root = settings.root();
    DatasetSettings dataset = TrainingSettings.dataset(root.section("dataset"));
    SearchPlan plan = plan(root);
    TrainedRecipe recipe = TrainingSettings.recipe(root, dataset);
    ImageTask task = Datasets.load(dataset);
    RunRecord run = run(settings, task.digest(), name);
    SearchSpace<?> space = Catalogue.space(root.section("space"), task);
    return of(space, root, plan, recipe.forData(task.digest()), run);
  }

  private static <G extends Genotype> Experiment<G> of(
      SearchSpace<G> space, Section root, SearchPlan plan, EvaluatorRecipe recipe, RunRecord run) {
    SearchStrategy<G> strategy = Catalogue.strategy(root.section("strategy"), space);
    if (plan.pipeline() > strategy.largestPipeline()) {
      throw root.section("search")
          .invalid("pipeline", "at most " + strategy.largestPipeline() + " with this strategy");
    }
    RandomStreams streams = new RandomStreams(root.section("run").longWhole("seed"));
    return new Experiment<>(new Search<>(space, strategy, plan, streams), recipe, run);
  }

  private static SearchPlan plan(Section root) {
    Section search = root.section("search");
    Section budget = root.section("budget");
    return new SearchPlan(
        search.whole("generations", 1),
        search.whole("pipeline", 1),
        new Objective(search.choice("objective", Metric.class)),
        new Budget(
            budget.whole("epochs", 1),
            budget.whole("max-batches", 0),
            budget.realAbove("train-fraction", 0, 1)),
        search.whole("hall-of-fame", 1));
  }

  private static RunRecord run(Settings settings, String dataDigest, String name) {
    String digest = SettingsDigest.of(settings, dataDigest);
    String id = runId(settings.root().section("run"), name, digest);
    return new RunRecord(
        id,
        settings.json(),
        digest,
        dataDigest,
        Provenance.facts(),
        Instant.now().truncatedTo(ChronoUnit.MICROS));
  }

  private static String runId(Section section, String name, String digest) {
    String id =
        section
            .optionalText("id")
            .orElseGet(() -> RunRecord.legible(name) + "-" + digest.substring(0, 8));
    if (!RunRecord.isRunId(id)) {
      throw section.invalid("id", RunRecord.ID_RULE);
    }
    return id;
  }

  /** This experiment with more facts about where it runs. */
  public Experiment<G> with(Map<String, String> facts) {
    Map<String, String> all = new TreeMap<>(run.provenance());
    all.putAll(facts);
    RunRecord more =
        new RunRecord(
            run.runId(),
            run.settings(),
            run.settingsDigest(),
            run.dataDigest(),
            all,
            run.createdAt());
    return new Experiment<>(search, recipe, more);
  }

  /** Runs the search. */
  public SearchResult run(TrialRunner runner, Journal journal, SearchListener listener) {
    return new SearchLoop<>(search, runner, journal, listener).run(run);
  }
}
