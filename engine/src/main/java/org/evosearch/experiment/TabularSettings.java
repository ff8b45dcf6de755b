package org.evosearch.experiment;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.evaluation.TabularRecipe;
import org.evosearch.search.Protocol;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.space.LearningTask;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Objective;
import org.evosearch.table.TableFormat;
import org.evosearch.table.TableSettings;
import org.evosearch.table.TableSettings.Column;
import org.evosearch.table.TableSettings.Fidelity;
import org.evosearch.trial.Metric;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code evaluation.tabular}. */
public final class TabularSettings {

  private final Section section;
  private final SearchPlan plan;

  /** Reads the section for a search. */
  public TabularSettings(Section section, SearchPlan plan) {
    this.section = section;
    this.plan = plan;
  }

  TabularRecipe recipe(List<TableFormat> formats) {
    return recipe(formats, required());
  }

  /** The recipe for the table, whose rows must have some metrics. */
  public TabularRecipe recipe(List<TableFormat> formats, Set<Metric> required) {
    TableSettings any = table();
    TableSettings table = any.of(plan.budget().epochs());
    return new TabularRecipe(table, formats, required, table.digest(), longer(any), reported(any));
  }

  /** The same table at other numbers of training epochs, by that number. */
  private SortedMap<Integer, TableSettings> longer(TableSettings any) {
    SortedMap<Integer, TableSettings> longer = new TreeMap<>();
    Stream.concat(
            plan.effort().rungs().epochs().stream(),
            plan.finalists().reEvaluation().stream().map(again -> again.budget().epochs()))
        .filter(epochs -> epochs != plan.budget().epochs())
        .forEach(epochs -> longer.put(epochs, any.of(epochs)));
    if (!longer.isEmpty()) {
      requireLengths(any);
    }
    return longer;
  }

  /**
   * The table at the number of epochs whose test accuracy is reported; null if it is the same
   * table.
   */
  private @Nullable TableSettings reported(TableSettings any) {
    int epochs = section.whole("report-epochs", 1);
    boolean isOther = any.fidelity().column() != null && epochs != plan.budget().epochs();
    return isOther ? any.of(epochs) : null;
  }

  /** Refuses a table without the epochs of its training runs. */
  private void requireLengths(TableSettings any) {
    Metric first = plan.goal().objectives().get(0).metric();
    Column column = any.columns().get(first);
    if (any.fidelity().column() == null
        && column != null
        && !String.join("", column.names()).contains(TableSettings.EPOCHS)) {
      throw section
          .section("columns")
          .invalid(
              first.key(),
              "with %s for the number of epochs, or with epochs-column, where training runs differ"
                  .formatted(TableSettings.EPOCHS));
    }
  }

  /** Refuses a re-evaluation that would look up the same rows again. */
  void requireOtherReEvaluation(Section search) {
    plan.finalists()
        .reEvaluation()
        .filter(again -> again.seeds() > 1 || again.budget().epochs() == plan.budget().epochs())
        .ifPresent(
            again -> {
              throw search
                  .section("re-score")
                  .invalid("seeds", "0 where a table is searched, or 1 with other re-score.epochs");
            });
  }

  /** Whether a table is named. */
  boolean hasTable() {
    return section.optionalText("table").isPresent();
  }

  private TableSettings table() {
    List<String> joined = section.texts("joined");
    // Checked here because names of columns contain it.
    section.whole("report-epochs", 1);
    if (!joined.isEmpty() && section.optionalText("join-on").isEmpty()) {
      throw section.invalid("joined", "only with join-on");
    }
    if (section.texts("key").isEmpty()) {
      throw section.invalid("key", "at least one column; a file of conf/tables has it");
    }
    return new TableSettings(
        section.text("table"),
        joined,
        joined.isEmpty() ? null : section.text("join-on"),
        section.texts("key"),
        TableColumns.of(section),
        new Fidelity(section.optionalText("epochs-column").orElse(null), plan.budget().epochs()));
  }

  /** The metrics that a row must have, or its trial fails. */
  private Set<Metric> required() {
    Set<Metric> required = new HashSet<>();
    Goal goal = plan.goal();
    goal.objectives().forEach(objective -> required.add(objective.metric()));
    goal.constraints().forEach(constraint -> required.add(constraint.metric()));
    return required;
  }

  /** What the search may see; an objective that it must not see is refused. */
  Protocol protocol() {
    Protocol protocol = section.choice("protocol", Protocol.class);
    boolean seesTest =
        plan.goal().objectives().stream()
            .map(Objective::metric)
            .anyMatch(Metric.TEST_ACCURACY::equals);
    if (seesTest && protocol != Protocol.ORACLE_TEST) {
      throw section.invalid("protocol", "oracle-test where test-accuracy is an objective");
    }
    return protocol;
  }

  /** The image set that networks are for. */
  public LearningTask task() {
    List<Section> sets = section.sections("image-sets");
    String wanted = section.text("image-set");
    return sets.stream()
        .filter(set -> set.text("name").equals(wanted))
        .findFirst()
        .map(TabularSettings::task)
        .orElseThrow(() -> section.invalid("image-set", "one of image-sets: " + names(sets)));
  }

  private static String names(List<Section> sets) {
    return String.join(", ", sets.stream().map(set -> set.text("name")).toList());
  }

  private static LearningTask task(Section set) {
    int[] sides =
        Arrays.stream(new String[] {"channels", "height", "width"})
            .mapToInt(side -> set.whole(side, 1))
            .toArray();
    return new LearningTask(
        TensorShape.image(sides[0], sides[1], sides[2]), set.whole("classes", 2));
  }
}
