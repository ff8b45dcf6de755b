package org.evosearch.experiment.settings;

import java.util.List;
import java.util.Map;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.config.Section;
import org.evosearch.dataset.ImageTask;
import org.evosearch.evaluation.SupernetRecipe;
import org.evosearch.network.Statistics;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SupernetForm;
import org.evosearch.space.WeightSharingSpace;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.strategy.Objective;
import org.evosearch.supernet.MixturePlan;
import org.evosearch.supernet.SupernetPlan;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Metric;
import org.evosearch.trial.OptimizerKind;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code evaluation.supernet} and what goes with it. */
public final class SupernetSettings {

  private static final String DARTS = "darts";
  private static final double MAX_MOMENTUM = 0.9999;
  private static final String DIVISOR = "channel-parts";
  private static final String IMAGES = "score-images";
  private static final String EDGES = "normalized-edges";
  private static final Map<String, Statistics> STATISTICS =
      Map.of("batch", Statistics.BATCH, "running", Statistics.RUNNING);

  /** The objectives that strategies need. */
  private static final List<Objective> OBJECTIVES =
      List.of(new Objective(Metric.VALIDATION_ACCURACY), new Objective(Metric.VALIDATION_LOSS));

  private final Section root;
  private final Section section;

  public SupernetSettings(Section root) {
    this.root = root;
    this.section = root.section("evaluation").section("supernet");
  }

  /** The total number of epochs that weights are trained for. */
  public int epochs() {
    return section.whole("epochs", 1);
  }

  /** Refuses other objectives, and a final re-evaluation. */
  public void check(SearchPlan plan) {
    Section search = root.section("search");
    if (!plan.goal().objectives().equals(OBJECTIVES)) {
      throw search.invalid(
          "further-objectives",
          "[validation-loss] beside the objective validation-accuracy, with a supernet");
    }
    if (plan.finalists().reEvaluation().isPresent()) {
      throw search.section("re-score").invalid("seeds", "0 with a supernet");
    }
  }

  /** The relaxed form of a space. */
  public SupernetSpace space(SearchSpace<?> space) {
    if (!(space instanceof WeightSharingSpace whole)) {
      throw root.section("space").invalid("name", "darts or nasbench201 with a supernet");
    }
    try {
      return new SupernetSpace(whole, whole.supernet(form()));
    } catch (ShapeException e) {
      throw section.invalid(DIVISOR, "a divisor of the channels of all cells");
    }
  }

  private SupernetForm form() {
    boolean normalizedEdges = section.flag(EDGES);
    if (normalizedEdges && !strategies().text("name").equals(DARTS)) {
      throw section.invalid(EDGES, "false with strategies other than darts");
    }
    return new SupernetForm(
        section.whole(DIVISOR, 1, 64), normalizedEdges, section.flag("normalized-poolings"));
  }

  private Section strategies() {
    return root.section("strategy");
  }

  public SupernetRecipe recipe(ImageTask images, SupernetSpace space) {
    SupernetPlan plan =
        new SupernetPlan(
            space.supernet().network(),
            space.supernet().mixtures(),
            TrainingSettings.plan(root.section("training")),
            new SupernetPlan.Schedule(epochs(), section.whole("ramp-epochs", 0)),
            new SupernetPlan.Scoring(
                section.whole(IMAGES, 2), section.choice("statistics", STATISTICS)),
            mixture(),
            root.section("run").longWhole("seed"));
    requireImages(plan, images);
    return new SupernetRecipe(
        TrainingSettings.dataset(root.section("dataset")),
        images.digest(),
        plan,
        TrainingSettings.limits(root.section("limits")),
        null);
  }

  /** How alpha follows its gradient; null unless the strategy is DARTS. */
  private @Nullable MixturePlan mixture() {
    if (!strategies().text("name").equals(DARTS)) {
      return null;
    }
    Section darts = strategies().section(DARTS);
    OptimizerPlan optimizer =
        new OptimizerPlan(
            OptimizerKind.ADAM,
            darts.realAbove("learning-rate", 0, 1),
            darts.real("momentum", 0, MAX_MOMENTUM),
            darts.real("weight-decay", 0, 1),
            LearningRateSchedule.CONSTANT);
    return new MixturePlan(optimizer, darts.whole("warm-up", 0, epochs() - 1));
  }

  private void requireImages(SupernetPlan plan, ImageTask images) {
    int held = images.validation().count();
    if (held < plan.scoring().images()) {
      throw section.invalid(IMAGES, "at most the validation images, " + held);
    }
    int batch = plan.weights().batchSize();
    double share = root.section("budget").realAbove("train-fraction", 0, 1);
    if (images.train().count() * share < batch) {
      throw root.section("training")
          .invalid("batch-size", "no more than the training images of an epoch");
    }
  }
}
