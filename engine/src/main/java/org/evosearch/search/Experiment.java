package org.evosearch.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.dataset.DatasetSettings;
import org.evosearch.dataset.Datasets;
import org.evosearch.dataset.ImageTask;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.PredictorRecipe;
import org.evosearch.evaluation.PrefilteredRecipe;
import org.evosearch.evaluation.TabularRecipe;
import org.evosearch.evaluation.TrainedRecipe;
import org.evosearch.evaluation.ZeroCostRecipe;
import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.GraphSpace;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.RealSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.supernet.MixtureReading;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.space.table.TableSpace;
import org.evosearch.strategy.Constraint;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Objective;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.table.TableFormat;
import org.evosearch.training.LastingFolder;
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
   * Reads an experiment from settings, and its images or its table from where they lie.
   *
   * @param name of the experiment, from which the run's default id is made
   * @param formats how tables can be read
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   * @throws org.evosearch.dataset.DataException if the images cannot be read
   * @throws org.evosearch.table.TableException if the table cannot be used
   */
  public static Experiment<?> of(Settings settings, String name, List<TableFormat> formats) {
    Section evaluation = settings.root().section("evaluation");
    return switch (evaluation.choice("name", EvaluationKind.class)) {
      case TRAINED -> trained(settings, name);
      case ZERO_COST -> zeroCost(settings, name);
      case SUPERNET -> supernet(settings, name);
      case TABULAR -> tabular(settings, name, formats);
      case PREDICTOR -> predicted(settings, name, formats);
    };
  }

  private enum EvaluationKind {
    TRAINED,
    ZERO_COST,
    SUPERNET,
    TABULAR,
    PREDICTOR
  }

  private static Experiment<?> trained(Settings settings, String name) {
    Section root = settings.root();
    DatasetSettings dataset = TrainingSettings.dataset(root.section("dataset"));
    SearchPlan plan = PlanSettings.plan(root);
    TrainedRecipe recipe = TrainingSettings.recipe(root, dataset);
    if (plan.prefilter().isPresent()) {
      PrefilteredRecipe filtered = new PrefilteredRecipe(recipe, ZeroCostSettings.plan(root));
      return prefiltered(settings, filtered, plan, name);
    }
    requireMeasured(root.section("search"), plan.goal(), TrainedRecipe.METRICS, "trainings");
    ImageTask images = trainable(root, dataset);
    return onImages(images, recipe.forData(images.digest()), settings, plan, name);
  }

  private static Experiment<?> prefiltered(
      Settings settings, PrefilteredRecipe recipe, SearchPlan plan, String name) {
    Section root = settings.root();
    requireMeasured(
        root.section("search"), plan.goal(), recipe.metrics(), "trainings and their prefilter");
    ImageTask images = trainable(root, recipe.training().dataset());
    ZeroCostSettings.requireImages(root, recipe.scores(), images);
    return onImages(images, recipe.forData(images.digest()), settings, plan, name);
  }

  private static ImageTask trainable(Section root, DatasetSettings dataset) {
    ImageTask images = Datasets.load(dataset);
    TrainingSettings.requireSense(root.section("training"), images.train().shape());
    return images;
  }

  private static Experiment<?> zeroCost(Settings settings, String name) {
    Section root = settings.root();
    DatasetSettings dataset = TrainingSettings.dataset(root.section("dataset"));
    SearchPlan plan = PlanSettings.plan(root);
    PrefilterSettings.requireNone(root);
    ZeroCostRecipe recipe = ZeroCostSettings.recipe(root, dataset);
    requireMeasured(
        root.section("search"),
        plan.goal(),
        recipe.plan().metrics(),
        "evaluation.zero-cost.proxies");
    ImageTask images = Datasets.load(dataset);
    ZeroCostSettings.requireImages(root, recipe.plan(), images);
    return onImages(images, recipe.forData(images.digest()), settings, plan, name);
  }

  private static Experiment<?> supernet(Settings settings, String name) {
    Section root = settings.root();
    DatasetSettings dataset = TrainingSettings.dataset(root.section("dataset"));
    SupernetSettings own = new SupernetSettings(root);
    SearchPlan plan = own.checked(PlanSettings.plan(root));
    ImageTask images = Datasets.load(dataset);
    TrainingSettings.requireSense(root.section("training"), images.train().shape());
    SupernetSpace space =
        own.space(SpaceCatalogue.of(root.section("space"), SpaceCatalogue.Task.of(images)));
    SearchStrategy<SupernetStep> strategy =
        SupernetStrategies.of(root.section("strategy"), space, own.epochs());
    RunRecord run = run(settings, images.digest(), Protocol.VALID, name);
    return of(space, strategy, root, plan, own.recipe(images, space), run);
  }

  private static Experiment<?> onImages(
      ImageTask images, EvaluatorRecipe recipe, Settings settings, SearchPlan plan, String name) {
    Section root = settings.root();
    RunRecord run = run(settings, images.digest(), Protocol.VALID, name);
    SearchSpace<?> space = SpaceCatalogue.of(root.section("space"), SpaceCatalogue.Task.of(images));
    return of(space, root, plan, recipe, run);
  }

  private static void requireMeasured(
      Section search, Goal goal, Set<Metric> measured, String source) {
    Stream.concat(
            goal.objectives().stream().map(Objective::metric),
            goal.constraints().stream().map(Constraint::metric))
        .filter(metric -> !measured.contains(metric))
        .findFirst()
        .ifPresent(
            metric -> {
              throw search.invalid("objective", source + " do not measure " + metric.key());
            });
  }

  private static Experiment<?> tabular(Settings settings, String name, List<TableFormat> formats) {
    Section root = settings.root();
    SearchPlan plan = PlanSettings.plan(root);
    Section section = root.section("evaluation").section("tabular");
    TabularSettings tabular = new TabularSettings(section, plan);
    PrefilterSettings.requireNone(root);
    Protocol protocol = tabular.protocol();
    refuseReScoring(root, plan, "0 where a table is searched");
    SearchSpace<?> space = SpaceCatalogue.of(root.section("space"), tabular.task());
    if (!(space instanceof ChoiceSpace choices)) {
      throw root.section("space").invalid("name", "a space of choices where a table is searched");
    }
    TabularRecipe recipe = tabular.recipe(formats);
    TableSpace onRecord = new TableSpace(choices, recipe.load().keys());
    if (onRecord.isEmpty()) {
      throw section.invalid(
          "key", "columns that name genotypes of " + root.section("space").text("name"));
    }
    RunRecord run = run(settings, recipe.digest(), protocol, name);
    return of(onRecord, root, plan, recipe, run);
  }

  private static void refuseReScoring(Section root, SearchPlan plan, String allowed) {
    if (plan.reScoring().isPresent()) {
      throw root.section("search").section("re-score").invalid("seeds", allowed);
    }
  }

  private static Experiment<?> predicted(
      Settings settings, String name, List<TableFormat> formats) {
    Section root = settings.root();
    SearchPlan plan = PlanSettings.plan(root);
    PrefilterSettings.requireNone(root);
    refuseReScoring(root, plan, "0 where accuracy is predicted");
    PredictorSettings predictor = new PredictorSettings(root, plan);
    PredictorRecipe recipe = predictor.recipe(formats);
    requireMeasured(root.section("search"), plan.goal(), recipe.metrics(), "predictions");
    GraphSpace space = predictor.space(recipe);
    RunRecord run = run(settings, recipe.dataDigest(), predictor.protocol(), name);
    return of(space, root, plan, recipe, run);
  }

  private static Experiment<?> of(
      SearchSpace<?> space, Section root, SearchPlan plan, EvaluatorRecipe recipe, RunRecord run) {
    Section strategies = root.section("strategy");
    if (space instanceof ChoiceSpace choices) {
      return of(choices, StrategyCatalogue.of(strategies, choices), root, plan, recipe, run);
    }
    if (space instanceof RealSpace reals) {
      return of(reals, StrategyCatalogue.of(strategies, reals), root, plan, recipe, run);
    }
    return space instanceof HybridSpace hybrids
        ? of(hybrids, StrategyCatalogue.of(strategies, hybrids), root, plan, recipe, run)
        : ofAny(space, root, plan, recipe, run);
  }

  private static <G extends Genotype> Experiment<G> ofAny(
      SearchSpace<G> space, Section root, SearchPlan plan, EvaluatorRecipe recipe, RunRecord run) {
    return of(
        space, StrategyCatalogue.of(root.section("strategy"), space), root, plan, recipe, run);
  }

  private static <G extends Genotype> Experiment<G> of(
      SearchSpace<G> space,
      SearchStrategy<G> strategy,
      Section root,
      SearchPlan plan,
      EvaluatorRecipe recipe,
      RunRecord run) {
    SearchStrategy<G> begun = begun(strategy, space, root);
    if (plan.pipeline() > strategy.largestPipeline()) {
      throw root.section("search")
          .invalid("pipeline", "at most " + strategy.largestPipeline() + " with this strategy");
    }
    RandomStreams streams = new RandomStreams(root.section("run").longWhole("seed"));
    return new Experiment<>(new Search<>(space, begun, plan, streams), recipe, run);
  }

  /** The strategy with what it is to try first. */
  private static <G extends Genotype> SearchStrategy<G> begun(
      SearchStrategy<G> strategy, SearchSpace<G> space, Section root) {
    List<String> texts = WarmStartSettings.of(root).genotypes();
    if (texts.isEmpty()) {
      return strategy;
    }
    try {
      return strategy.startingFrom(texts.stream().map(space::parse).toList());
    } catch (IllegalArgumentException e) {
      throw WarmStartSettings.section(root)
          .invalid("genotypes", "what the space and the strategy take: " + e.getMessage());
    }
  }

  private static RunRecord run(
      Settings settings, String dataDigest, Protocol protocol, String name) {
    String digest = SettingsDigest.of(settings, dataDigest);
    return RunRecord.of(settings, digest, dataDigest, protocol, name);
  }

  /** This experiment with more facts about where it runs. */
  public Experiment<G> with(Map<String, String> facts) {
    return new Experiment<>(search, recipe, run.with(facts));
  }

  /**
   * This experiment, with a place for what trials leave to each other.
   *
   * @param folders the lasting folder of a name, relative to the store
   */
  public Experiment<G> keepingIn(Function<String, LastingFolder> folders) {
    LastingFolder folder = folders.apply("weights/run_id=" + run.runId());
    return new Experiment<>(search, recipe.keepingIn(folder), run);
  }

  /** What the user should know of this experiment before it starts, line by line. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    SearchSpace<G> searched = search.space();
    if ((searched instanceof GraphSpace graphs ? graphs.whole() : searched)
        instanceof TableSpace onRecord) {
      notes.add(onRecord.coverage());
    }
    warning().ifPresent(notes::add);
    return notes;
  }

  /** What the user should know of a committed generation beside its best trial. */
  public Optional<String> remark(GenerationRecord generation) {
    return search.space() instanceof SupernetSpace shared
        ? new MixtureMeter(shared).reading(generation).map(MixtureReading::text)
        : Optional.empty();
  }

  /** What every output of a search that sees test values has to say. */
  public Optional<String> warning() {
    return run.protocol() == Protocol.ORACLE_TEST
        ? Optional.of("Protocol oracle-test: this search optimises test values.")
        : Optional.empty();
  }

  /** Runs the search to its end. */
  public SearchResult run(TrialRunner runner, Journal journal, SearchListener listener) {
    return run(runner, journal, listener, StopRequest.NEVER);
  }

  /** Runs the search to its end, or until somebody wants it to stop. */
  public SearchResult run(
      TrialRunner runner, Journal journal, SearchListener listener, StopRequest request) {
    return new SearchLoop<>(search, runner, journal, listener, request).run(run);
  }
}
