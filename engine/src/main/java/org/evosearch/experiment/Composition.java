package org.evosearch.experiment;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
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
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.search.Protocol;
import org.evosearch.search.RunRecord;
import org.evosearch.search.Search;
import org.evosearch.search.plan.KnownLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ClassificationTask;
import org.evosearch.space.GraphSpace;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.RealSpace;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.limit.LimitedSpace;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.space.table.TableSpace;
import org.evosearch.strategy.Constraint;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Objective;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.table.TableFormat;
import org.evosearch.trial.Metric;

/**
 * The composition root: settings become an experiment. All of them are checked here, before
 * anything is started.
 */
final class Composition {

  private enum EvaluationKind {
    TRAINED,
    ZERO_COST,
    SUPERNET,
    TABULAR,
    PREDICTOR
  }

  /** Networks that are looked at where a setting may suit none of a space. */
  private static final int SAMPLES = 16;

  private final Settings settings;
  private final Section root;
  private final String name;
  private final List<TableFormat> formats;

  /**
   * Composes from settings.
   *
   * @param name of the experiment
   * @param formats how tables can be read
   */
  Composition(Settings settings, String name, List<TableFormat> formats) {
    this.settings = settings;
    this.root = settings.root();
    this.name = name;
    this.formats = formats;
  }

  /** What the settings say; see {@link Experiment#of}. */
  Experiment<?> experiment() {
    SearchPlan plan = PlanSettings.plan(root);
    SpaceCatalogue.requireName(root.section("space"));
    EvaluationKind kind = root.section("evaluation").choice("name", EvaluationKind.class);
    if (kind != EvaluationKind.TRAINED) {
      InheritanceSettings.requireNone(root, "where evaluation.name is not trained");
    }
    return switch (kind) {
      case TRAINED -> trained(plan);
      case ZERO_COST -> zeroCost(plan);
      case SUPERNET -> supernet(plan);
      case TABULAR -> tabular(plan);
      case PREDICTOR -> predicted(plan);
    };
  }

  private DatasetSettings dataset() {
    return TrainingSettings.dataset(root.section("dataset"));
  }

  private Experiment<?> trained(SearchPlan plan) {
    DatasetSettings dataset = dataset();
    TrainedRecipe recipe = TrainingSettings.recipe(root, dataset);
    if (plan.prefilter().isPresent()) {
      InheritanceSettings.requireNone(root, "with search.prefilter.share below 1");
      PrefilteredRecipe filtered = new PrefilteredRecipe(recipe, ZeroCostSettings.plan(root));
      return prefiltered(filtered, plan);
    }
    requireMeasured(plan.goal(), TrainedRecipe.METRICS, "trainings");
    checkBeforeImages(dataset, InheritanceSettings.recipe(root, recipe), plan);
    ImageTask images = trainable(dataset);
    EvaluatorRecipe own = InheritanceSettings.recipe(root, recipe.forData(images.digest()));
    return onImages(images, own, plan);
  }

  private Experiment<?> prefiltered(PrefilteredRecipe recipe, SearchPlan plan) {
    requireMeasured(plan.goal(), recipe.metrics(), "trainings and their prefilter");
    checkBeforeImages(recipe.training().dataset(), recipe, plan);
    ImageTask images = trainable(recipe.training().dataset());
    ZeroCostSettings.requireImages(root, recipe.scores(), images);
    return onImages(images, recipe.forData(images.digest()), plan);
  }

  private static ClassificationTask task(ImageTask images) {
    return new ClassificationTask(images.train().shape(), images.classNames().size());
  }

  private ImageTask trainable(DatasetSettings dataset) {
    ImageTask images = Datasets.load(dataset);
    TrainingSettings.requireSense(root.section("training"), images.train().shape());
    return images;
  }

  private Experiment<?> zeroCost(SearchPlan plan) {
    DatasetSettings dataset = dataset();
    PrefilterSettings.requireNone(root);
    ZeroCostRecipe recipe = ZeroCostSettings.recipe(root, dataset);
    requireMeasured(plan.goal(), recipe.plan().metrics(), "evaluation.zero-cost.proxies");
    checkBeforeImages(dataset, recipe, plan);
    ImageTask images = Datasets.load(dataset);
    ZeroCostSettings.requireImages(root, recipe.plan(), images);
    return onImages(images, recipe.forData(images.digest()), plan);
  }

  private Experiment<?> supernet(SearchPlan whole) {
    DatasetSettings dataset = dataset();
    SupernetSettings own = new SupernetSettings(root);
    SearchPlan plan = own.checked(whole);
    ImageTask images = trainable(dataset);
    SupernetSpace space = own.space(SpaceCatalogue.of(root.section("space"), task(images)));
    SearchStrategy<SupernetStep> strategy =
        SupernetStrategies.of(root.section("strategy"), space, own.epochs());
    RunRecord run = run(images.digest(), Protocol.VALID).of(images.account());
    return of(space, strategy, plan, own.recipe(images, space), run);
  }

  private Experiment<?> onImages(ImageTask images, EvaluatorRecipe recipe, SearchPlan plan) {
    RunRecord run = run(images.digest(), Protocol.VALID).of(images.account());
    return onImages(task(images), run, recipe, plan);
  }

  private Experiment<?> onImages(
      ClassificationTask task, RunRecord run, EvaluatorRecipe recipe, SearchPlan plan) {
    SearchSpace<?> space =
        InheritanceSettings.space(root, SpaceCatalogue.of(root.section("space"), task), recipe);
    if (!(recipe instanceof ZeroCostRecipe)) {
      requireStatistics(space);
    }
    return of(space, plan, recipe, run);
  }

  /** Mistakes of settings are told before images are read, where those are known before. */
  private void checkBeforeImages(DatasetSettings dataset, EvaluatorRecipe recipe, SearchPlan plan) {
    Datasets.published(dataset)
        .map(set -> new ClassificationTask(set.image(), set.classes()))
        .ifPresent(task -> onImages(task, run("", Protocol.VALID), recipe, plan));
  }

  /** Looks at a few networks: where one needs the statistics of batches, mostly all do. */
  private <G extends Genotype> void requireStatistics(SearchSpace<G> space) {
    Section training = root.section("training");
    if (training.whole("batch-size", 1) == 1) {
      RandomStreams streams = new RandomStreams(0);
      for (int i = 0; i < SAMPLES; i++) {
        G genotype = space.sample(streams.stream(Purpose.PROPOSAL, 0, i));
        TrainingSettings.requireStatistics(training, space.decode(genotype).architecture());
      }
    }
  }

  private void requireMeasured(Goal goal, Set<Metric> measured, String source) {
    List<Metric> objectives = goal.objectives().stream().map(Objective::metric).toList();
    Section search = root.section("search");
    requireMeasured(objectives.subList(0, 1), measured, search, metric -> "objective", source);
    requireMeasured(
        objectives.subList(1, objectives.size()),
        measured,
        search,
        metric -> "further-objectives",
        source);
    requireMeasured(
        goal.constraints().stream().map(Constraint::metric).toList(),
        measured,
        search.section("at-most"),
        Metric::key,
        source);
  }

  private static void requireMeasured(
      List<Metric> wanted,
      Set<Metric> measured,
      Section section,
      Function<Metric, String> key,
      String source) {
    for (Metric metric : wanted) {
      if (!measured.contains(metric)) {
        throw section.invalid(key.apply(metric), source + " do not measure " + metric.key());
      }
    }
  }

  private Experiment<?> tabular(SearchPlan plan) {
    Section section = root.section("evaluation").section("tabular");
    TabularSettings tabular = new TabularSettings(section, plan);
    PrefilterSettings.requireNone(root);
    Protocol protocol = tabular.protocol();
    refuseReScoring(plan, "0 where a table is searched");
    SearchSpace<?> space = SpaceCatalogue.of(root.section("space"), tabular.task());
    if (!(space instanceof ChoiceSpace choices)) {
      throw root.section("space").invalid("name", "a space of choices where a table is searched");
    }
    StrategyCatalogue.of(root.section("strategy"), choices);
    TabularRecipe recipe = tabular.recipe(formats);
    TableSpace onRecord = new TableSpace(choices, recipe.load().keys());
    if (onRecord.isEmpty(streams().stream(Purpose.PROPOSAL, 0, 0))) {
      throw section.invalid(
          "key", "columns that name genotypes of " + root.section("space").text("name"));
    }
    RunRecord run = run(recipe.digest(), protocol);
    return of(onRecord, plan, recipe, run);
  }

  private void refuseReScoring(SearchPlan plan, String allowed) {
    if (plan.reScoring().isPresent()) {
      throw root.section("search").section("re-score").invalid("seeds", allowed);
    }
  }

  private Experiment<?> predicted(SearchPlan plan) {
    PrefilterSettings.requireNone(root);
    refuseReScoring(plan, "0 where accuracy is predicted");
    PredictorSettings predictor = new PredictorSettings(root, plan);
    PredictorRecipe recipe = predictor.recipe(formats);
    requireMeasured(plan.goal(), recipe.metrics(), "predictions");
    GraphSpace space = predictor.space(recipe);
    RunRecord run = run(recipe.dataDigest(), predictor.protocol());
    return of(space, plan, recipe, run);
  }

  private Experiment<?> of(
      SearchSpace<?> space, SearchPlan plan, EvaluatorRecipe recipe, RunRecord run) {
    Section strategies = root.section("strategy");
    KnownLimits limits = limits(plan, recipe);
    if (space instanceof ChoiceSpace all) {
      ChoiceSpace limited = limits.isEmpty() ? all : LimitedSpace.of(all, limits::excess);
      return of(all, StrategyCatalogue.of(strategies, limited), plan, recipe, run);
    }
    if (space instanceof RealSpace all) {
      RealSpace limited = limits.isEmpty() ? all : LimitedSpace.of(all, limits::excess);
      return of(all, StrategyCatalogue.of(strategies, limited), plan, recipe, run);
    }
    if (space instanceof HybridSpace all) {
      HybridSpace limited = limits.isEmpty() ? all : LimitedSpace.of(all, limits::excess);
      return of(all, StrategyCatalogue.of(strategies, limited), plan, recipe, run);
    }
    return ofAny(space, plan, recipe, run);
  }

  private <G extends Genotype> Experiment<G> ofAny(
      SearchSpace<G> space, SearchPlan plan, EvaluatorRecipe recipe, RunRecord run) {
    KnownLimits limits = limits(plan, recipe);
    SearchSpace<G> limited = limits.isEmpty() ? space : LimitedSpace.of(space, limits::excess);
    return of(space, StrategyCatalogue.of(root.section("strategy"), limited), plan, recipe, run);
  }

  private static KnownLimits limits(SearchPlan plan, EvaluatorRecipe recipe) {
    return new KnownLimits(plan.goal().constraints(), recipe::sizes);
  }

  private <G extends Genotype> Experiment<G> of(
      SearchSpace<G> space,
      SearchStrategy<G> strategy,
      SearchPlan plan,
      EvaluatorRecipe recipe,
      RunRecord run) {
    SearchStrategy<G> begun = begun(strategy, space);
    InheritanceSettings.requireParents(root, begun, recipe);
    if (plan.pipeline() > strategy.largestPipeline()) {
      throw root.section("search")
          .invalid("pipeline", "at most " + strategy.largestPipeline() + " with this strategy");
    }
    return new Experiment<>(
        new Search<>(space, begun, plan, streams(), limits(plan, recipe)), recipe, run);
  }

  private RandomStreams streams() {
    return new RandomStreams(root.section("run").longWhole("seed"));
  }

  /** The strategy with what it is to try first. */
  private <G extends Genotype> SearchStrategy<G> begun(
      SearchStrategy<G> strategy, SearchSpace<G> space) {
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

  private RunRecord run(String dataDigest, Protocol protocol) {
    String digest = SettingsDigest.of(settings, dataDigest);
    return RunRecord.of(settings, digest, dataDigest, protocol, name);
  }
}
