package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.evosearch.config.Settings;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.InterruptedJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches whose children are the best predicted of broods. */
class BroodSearchTest {

  private static final int GENERATIONS = 6;

  private static Experiment<?> experiment(String strategy, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "dataset.train-images = 60",
                "search.generations = " + GENERATIONS,
                "space.name = nasbench201",
                "space.nasbench201 { cells = 1, channels = 4 }",
                "space.tree.channels = 4",
                "strategy.name = " + strategy,
                "strategy.tournament { population = 12, brood = 4 }",
                "strategy.regularized { population = 6, sample-size = 3, children = 6, brood = 4 }",
                "strategy.genetic { population = 6, children = 6, brood = 4 }",
                "strategy.nsga2 { population = 6, children = 6, brood = 4 }",
                "strategy.evosearch { population = 8, brood = 4 }",
                "strategy.programming { population = 8, brood = 4 }"));
    all.addAll(List.of(more));
    return Experiment.of(Settings.parse("", all), "sample", List.of());
  }

  private static TrialRunner runner(int slots) {
    return InMemoryRuns.runner(slots, new TrialId(0, 3));
  }

  private static SearchResult run(Experiment<?> experiment, int slots, Journal journal) {
    return InMemoryRuns.run(experiment, runner(slots), journal);
  }

  private static List<GenerationRecord> unbroken(Experiment<?> experiment, int slots) {
    return InMemoryRuns.unbroken(experiment, runner(slots));
  }

  @ParameterizedTest
  @CsvSource({
    "regularized, nasbench201, 1",
    "regularized, nasbench201, 3",
    "genetic, nasbench201, 1",
    "nsga2, nasbench201, 2",
    "tournament, tree, 1",
    "evosearch, tree, 1",
    "programming, tree, 2"
  })
  void theNumberOfSlotsDoesNotMatter(String strategy, String space, int pipeline) {
    String[] more = {"space.name = " + space, "search.pipeline = " + pipeline};
    List<GenerationRecord> one = unbroken(experiment(strategy, more), 1);

    assertThat(one).hasSize(GENERATIONS);
    assertThat(unbroken(experiment(strategy, more), 8)).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({"genetic, nasbench201", "evosearch, tree", "programming, tree"})
  void broodsChangeWhatIsProposed(String strategy, String space) {
    String name = "space.name = " + space;
    String none = "strategy.%s.brood = 1".formatted(strategy);
    assertThat(unbroken(experiment(strategy, name), 1))
        .isNotEqualTo(unbroken(experiment(strategy, name, none), 1));
  }

  @ParameterizedTest
  @CsvSource({
    "regularized, nasbench201, 1",
    "regularized, nasbench201, 3",
    "evosearch, tree, 1",
    "programming, tree, 2"
  })
  void aResumedSearchEqualsOneThatRanThrough(String strategy, String space, int pipeline) {
    String[] more = {"space.name = " + space, "search.pipeline = " + pipeline};
    Experiment<?> experiment = experiment(strategy, more);
    List<GenerationRecord> expected = unbroken(experiment, 2);
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    for (int crash = 0; crash < 3; crash++) {
      Journal dying = new InterruptedJournal(new InMemoryJournal(store), 1);
      assertThatThrownBy(() -> run(experiment(strategy, more), 2, dying))
          .isInstanceOf(JournalException.class);
    }
    run(experiment(strategy, more), 2, new InMemoryJournal(store));

    assertThat(InMemoryRuns.recorded(experiment, store)).isEqualTo(expected);
  }

  private static String archive(String genotypes, String fitness, String data) {
    return "search.archive { genotypes = %s, fitness = %s, data = %s }"
        .formatted(genotypes, fitness, data);
  }

  private static String refusal(String strategy, String... more) {
    try {
      experiment(strategy, more);
      return "";
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void whatCannotBeLearnedFromIsRefused() {
    String one = archive("[\"[0,1,2,3,4,0]\"]", "[1]", "[a]");

    assertThat(refusal("genetic", one)).isEmpty();
    assertThat(refusal("random", one)).contains("a strategy without broods");
    assertThat(refusal("genetic", archive("[x]", "[1]", "[a]")))
        .contains("search.archive.genotypes: [x]");
    assertThat(refusal("random", "search.archive.query = SELECT"))
        .contains("search.archive.query: SELECT", "a strategy without broods");
    assertThat(refusal("genetic", archive("[]", "[1]", "[]"))).contains("as many values");
    assertThat(refusal("genetic", "strategy.genetic.brood = 0"))
        .contains("strategy.genetic.brood: 0");
    assertThat(refusal("tournament", "space.name = seeds", "evaluation.name = control"))
        .contains("strategy.tournament.brood: 4", "1 where networks are not trained");
  }
}
