package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Section;
import org.evosearch.evaluation.TabularRecipe;
import org.evosearch.experiment.settings.PrefilterSettings;
import org.evosearch.random.Purpose;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.table.TableSpace;

/** Looks up the outcomes of candidates in a tabular benchmark. */
final class TabularEvaluation implements EvaluationFactory {

  @Override
  public String name() {
    return "tabular";
  }

  @Override
  public List<String> resultKeys(Section root) {
    return List.of("evaluation.name", "evaluation.tabular");
  }

  @Override
  public CheckedExperiment check(Composition composition) {
    Section root = composition.root();
    TabularSettings tabular = new TabularSettings(section(root), composition.plan());
    PrefilterSettings.requireNone(root);
    tabular.protocol();
    tabular.requireOtherReEvaluation(root.section("search"));
    if (!(composition.space(tabular.task()) instanceof ChoiceSpace choices)) {
      throw root.section("space").invalid("name", "a space of choices where a table is searched");
    }
    StrategyCatalog.of(root.section("strategy"), choices);
    return data -> experiment(composition, tabular, choices);
  }

  private static Section section(Section root) {
    return root.section("evaluation").section("tabular");
  }

  private static Experiment<?> experiment(
      Composition composition, TabularSettings tabular, ChoiceSpace choices) {
    TabularRecipe recipe = tabular.recipe(composition.formats());
    TableSpace onRecord = new TableSpace(choices, recipe.load().keys());
    if (onRecord.isEmpty(composition.streams().stream(Purpose.PROPOSAL, 0, 0))) {
      Section root = composition.root();
      throw section(root)
          .invalid("key", "columns that name genotypes of " + root.section("space").text("name"));
    }
    return composition.experiment(
        onRecord, recipe, new DataSeen(recipe.digest(), tabular.protocol(), null));
  }
}
