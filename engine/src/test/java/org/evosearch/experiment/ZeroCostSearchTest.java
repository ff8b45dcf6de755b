package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.evaluation.ZeroCostPlan;
import org.evosearch.evaluation.ZeroCostRecipe;
import org.evosearch.proxy.ProxyCatalog;
import org.evosearch.proxy.Swap;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches whose candidates are scored and not trained. */
class ZeroCostSearchTest {

  private static final List<String> SETTINGS =
      List.of(
          "run.seed=4",
          "evaluation.name=zero-cost",
          "evaluation.zero-cost { proxies = [synflow, naswot], batch-size = 8 }",
          "search { objective = synflow, further-objectives = [naswot], generations = 2 }",
          "strategy { name = genetic, genetic { population = 4, children = 4 } }",
          "strategy.genetic.ranking = vote",
          "space { name = nasbench201, nasbench201 { cells = 1, channels = 4 } }");

  private static Experiment<?> experiment(String... overrides) {
    List<String> all = new ArrayList<>(SETTINGS);
    all.addAll(List.of(overrides));
    return Experiment.of(Settings.parse("", all), "sample", List.of());
  }

  private static List<GenerationRecord> generations(int slots) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    Experiment<?> experiment = experiment();
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), slots);
        Journal journal = new InMemoryJournal(store)) {
      experiment.run(runner, journal, SearchListener.NONE);
    }
    return new InMemoryJournal(store)
        .open(experiment.run()).stream().map(SampleSearch::timeless).toList();
  }

  @Test
  void theNumberOfSlotsDoesNotMatter() {
    List<GenerationRecord> alone = generations(1);

    assertThat(alone).hasSize(2);
    assertThat(generations(8)).isEqualTo(alone);
  }

  @Test
  void scoresAreRecordedAndTheFirstObjectiveIsTheFitness() {
    assertThat(generations(2).stream().flatMap(generation -> generation.trials().stream()))
        .allSatisfy(ZeroCostSearchTest::assertScored);
  }

  private static void assertScored(TrialRecord record) {
    if (record.outcome() instanceof Outcome.Failed failed) {
      assertThat(failed.kind()).isEqualTo(FailureKind.UNSCORED);
    } else {
      assertThat(record.outcome().metric(Metric.named("naswot"))).isPresent();
      assertThat(record.fitness())
          .isEqualTo(record.outcome().metric(Metric.named("synflow")))
          .isPresent();
    }
  }

  @Test
  void settingsBecomeARecipe() {
    ZeroCostRecipe recipe = (ZeroCostRecipe) experiment("limits.threads=2").recipe();

    assertThat(recipe.plan())
        .isEqualTo(
            new ZeroCostPlan(
                List.of(ProxyCatalog.named("synflow"), ProxyCatalog.named("naswot")), 8, 4));
    assertThat(recipe.limits().threads()).isEqualTo(2);
    assertThat(recipe.dataDigest()).matches("[0-9a-f]{64}");
  }

  @Test
  void swapIsRegularizedBySettings() {
    String[] swap = {
      "evaluation.zero-cost.proxies=[swap]", "search { objective=swap, further-objectives=[] }"
    };
    String[] regularized = Arrays.copyOf(swap, 3);
    regularized[2] = "evaluation.zero-cost.swap { mu = 1500, sigma = 1e6 }";

    assertThat(proxies(swap)).containsExactly(Swap.UNREGULARIZED);
    assertThat(proxies(regularized)).containsExactly(new Swap(1500, 1e6));
  }

  private static List<ZeroCostProxy> proxies(String... overrides) {
    return ((ZeroCostRecipe) experiment(overrides).recipe()).plan().proxies();
  }

  @Test
  void anUnknownProxyIsRefusedWithThoseThereAre() {
    String known = String.join(", ", new TreeSet<>(ProxyCatalog.byKey().keySet()));

    assertThatThrownBy(() -> experiment("evaluation.zero-cost.proxies=[luck]"))
        .hasMessageEndingWith("Invalid evaluation.zero-cost.proxies: [luck] (among " + known + ")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evaluation.zero-cost.proxies | [] | at least one, each once",
        "evaluation.zero-cost.proxies | [snip, snip] | at least one, each once",
        "evaluation.zero-cost.batch-size | 1 | at least 2, or 0",
        "evaluation.zero-cost.swap.mu | -1 | between 0.0 and 1.0E9",
        "evaluation.zero-cost.swap.sigma | -1 | between 0.0 and 1.0E18",
        "evaluation.zero-cost.batch-size | 4000"
            + " | needs 4000 training images, the data set has 1150",
        "search.objective | validation-accuracy"
            + " | evaluation.zero-cost.proxies do not measure validation-accuracy",
      })
  void whatMakesNoSenseIsRefused(String key, String value, String allowed) {
    SettingsException e =
        catchThrowableOfType(SettingsException.class, () -> experiment(key + "=" + value));

    assertThat(e).hasMessage("-D %s: Invalid %s: %s (%s)", key, key, value, allowed);
  }
}
