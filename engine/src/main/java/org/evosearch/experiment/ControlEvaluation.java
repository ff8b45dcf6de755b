package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Catalog;
import org.evosearch.config.PartFactory;
import org.evosearch.config.Section;
import org.evosearch.control.ControlTask;
import org.evosearch.evaluation.ControlRecipe;
import org.evosearch.experiment.settings.PrefilterSettings;
import org.evosearch.space.PhenotypeSpace;
import org.evosearch.space.ProblemSpaceFactory;

/** Candidates include their weights and are evaluated on a problem without data. */
final class ControlEvaluation implements EvaluationFactory {

  @Override
  public String name() {
    return "control";
  }

  @Override
  public List<String> resultKeys(Section root) {
    return List.of("evaluation.name", "evaluation.control");
  }

  @Override
  public Catalog<? extends PartFactory> spaces() {
    return SpaceCatalog.PROBLEM_SPACES;
  }

  @Override
  public CheckedExperiment check(Composition composition) {
    Section root = composition.root();
    Section own = root.section("evaluation").section("control");
    ControlRecipe recipe = new ControlRecipe(own.choice("problem", ControlTask.class));
    PrefilterSettings.requireNone(root);
    composition.refuseReEvaluation("0 where nothing is trained");
    composition.requireMeasured(ControlRecipe.METRICS, "control problems");
    PhenotypeSpace<?> space = space(root.section("space"), recipe.task());
    Experiment<?> experiment = composition.experiment(space, recipe, DataSeen.NOTHING);
    return data -> experiment;
  }

  private static PhenotypeSpace<?> space(Section spaces, ControlTask task) {
    ProblemSpaceFactory factory = SpaceCatalog.PROBLEM_SPACES.chosen(spaces);
    return factory.create(spaces.section(factory.name()), task.problem());
  }
}
