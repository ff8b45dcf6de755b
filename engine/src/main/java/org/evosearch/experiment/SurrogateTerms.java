package org.evosearch.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evosearch.config.NearestName;
import org.evosearch.config.Section;
import org.evosearch.dataset.DataTask;
import org.evosearch.evaluation.ComputedScores;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.ZeroCostPlan;
import org.evosearch.evaluation.ZeroCostRecipe;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.experiment.settings.ZeroCostSettings;
import org.evosearch.proxy.ProxyCatalog;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.limit.ForeknownChoices;
import org.evosearch.table.BenchmarkTable;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;

/**
 * Reads {@code strategy.surrogate.terms}: sizes, and zero-cost scores. A table has scores in its
 * columns; where networks are trained or scored, they are computed.
 */
final class SurrogateTerms {

  private static final String NAME = "surrogate";
  private static final String TERMS = "terms";

  /** Evaluations whose candidates are networks, for which scores can be computed. */
  private static final Set<String> OF_NETWORKS = Set.of("trained", "zero-cost");

  private final Section root;
  private final Section section;
  private final List<String> names;

  private SurrogateTerms(Section root) {
    this.root = root;
    this.section = root.section("strategy").section(NAME);
    this.names = section.texts(TERMS);
  }

  /** The terms of the settings; empty unless the strategy is {@code surrogate}. */
  private static Optional<SurrogateTerms> of(Section root) {
    return Optional.of(root)
        .filter(all -> all.section("strategy").text("name").equals(NAME))
        .map(SurrogateTerms::new);
  }

  /** The fitted model has no terms. */
  private boolean areUsed() {
    return section.text("model").equals("fixed");
  }

  /**
   * Refuses terms that are not metrics, or that have no source of values.
   *
   * @throws org.evosearch.config.SettingsException naming the nearest term
   */
  static void requireKnown(Section root) {
    Optional<SurrogateTerms> terms = of(root);
    terms.ifPresent(SurrogateTerms::requireNames);
    terms.filter(SurrogateTerms::areUsed).ifPresent(SurrogateTerms::requireSources);
  }

  private void requireNames() {
    Set<String> allowed = new TreeSet<>(ProxyCatalog.byKey().keySet());
    BenchmarkTable.SIZES.forEach(size -> allowed.add(size.key()));
    for (String name : names) {
      if (!allowed.contains(name)) {
        String nearest = NearestName.of(name, allowed).orElseThrow();
        throw section.invalid(
            TERMS, "did you mean " + nearest + "? Each among " + String.join(", ", allowed));
      }
    }
    if (Set.copyOf(names).size() < names.size()) {
      throw section.invalid(TERMS, "each once");
    }
  }

  private void requireSources() {
    String evaluation = root.section("evaluation").text("name");
    if (evaluation.equals("tabular")) {
      requireColumns();
    } else if (!proxies().isEmpty()) {
      requireImages(evaluation);
    }
  }

  private void requireColumns() {
    Section tabular = root.section("evaluation").section("tabular");
    Set<String> columns =
        TableColumns.of(tabular).keySet().stream().map(Metric::key).collect(Collectors.toSet());
    proxies().stream()
        .map(ZeroCostProxy::key)
        .filter(key -> !columns.contains(key))
        .findFirst()
        .ifPresent(
            key -> {
              throw section.invalid(
                  TERMS, "evaluation.tabular.columns." + key + " names no column");
            });
  }

  private void requireImages(String evaluation) {
    if (!OF_NETWORKS.contains(evaluation)) {
      throw section.invalid(
          TERMS, "without zero-cost scores where evaluation.name is " + evaluation);
    }
    TrainingSettings.requireImages(root, "where strategy.surrogate.terms has zero-cost scores");
  }

  private List<ZeroCostProxy> proxies() {
    return names.stream()
        .filter(ProxyCatalog.byKey()::containsKey)
        .map(ProxyCatalog::named)
        .toList();
  }

  /** The scores that are computed; empty if there are none. */
  private Optional<ZeroCostPlan> computed() {
    String evaluation = root.section("evaluation").text("name");
    return proxies().isEmpty() || !OF_NETWORKS.contains(evaluation)
        ? Optional.empty()
        : Optional.of(ZeroCostSettings.plan(root, proxies()));
  }

  private static Optional<ZeroCostPlan> plan(Section root) {
    return of(root).filter(SurrogateTerms::areUsed).flatMap(SurrogateTerms::computed);
  }

  /** Refuses data with too few images for scores that are computed. */
  static void requireImages(Section root, DataTask images) {
    plan(root).ifPresent(plan -> ZeroCostSettings.requireImages(root, plan, images));
  }

  /** A space that provides the metrics of candidates that are known before they are evaluated. */
  static ChoiceSpace known(
      Composition composition, ChoiceSpace space, EvaluatorRecipe recipe, DataSeen data) {
    Optional<ZeroCostRecipe> scoring =
        plan(composition.root()).map(plan -> recipe(composition, plan, data));
    Function<Candidate, Map<Metric, Double>> known =
        scoring
            .<Function<Candidate, Map<Metric, Double>>>map(one -> new ComputedScores(recipe, one))
            .orElse(recipe::foreknown);
    Set<Metric> computed =
        scoring.stream()
            .flatMap(one -> one.plan().proxies().stream())
            .map(ZeroCostProxy::metric)
            .collect(Collectors.toSet());
    return new ForeknownChoices(space, known, computed);
  }

  private static ZeroCostRecipe recipe(Composition composition, ZeroCostPlan plan, DataSeen data) {
    return new ZeroCostRecipe(
        composition.dataset(),
        data.digest(),
        plan,
        TrainingSettings.limits(composition.root().section("limits")));
  }
}
