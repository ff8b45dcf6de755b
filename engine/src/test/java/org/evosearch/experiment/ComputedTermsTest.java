package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evosearch.experiment.SampleSettings.TABLE;
import static org.evosearch.experiment.SampleSettings.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.InterruptedJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches by a surrogate that is told zero-cost scores of networks that were not tried. */
class ComputedTermsTest {

  private static final int GENERATIONS = 2;

  private static Experiment<?> experiment(String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "dataset.train-images = 60",
                "evaluation.zero-cost.batch-size = 8",
                "search.generations = " + GENERATIONS,
                "space.name = nasbench201",
                "space.nasbench201 { cells = 1, channels = 2 }",
                "strategy.name = surrogate",
                "strategy.surrogate { model = fixed, terms = [parameters, swap] }",
                "strategy.surrogate { population = 3, initial = 2 }"));
    all.addAll(List.of(more));
    return Experiment.of(Settings.parse("", all), "sample", List.of());
  }

  private static TrialRunner runner(int slots) {
    return InMemoryRuns.runner(slots, new TrialId(0, 1));
  }

  private static SearchResult run(Experiment<?> experiment, int slots, Journal journal) {
    return InMemoryRuns.run(experiment, runner(slots), journal);
  }

  private static List<GenerationRecord> unbroken(Experiment<?> experiment, int slots) {
    return InMemoryRuns.unbroken(experiment, runner(slots));
  }

  private static List<String> operators(List<GenerationRecord> generations) {
    return generations.stream()
        .flatMap(one -> one.trials().stream())
        .map(TrialRecord::operator)
        .toList();
  }

  @Test
  void theFavoriteOfTheScoresIsTriedFirstAndTheModelUsesThem() {
    List<GenerationRecord> scored = unbroken(experiment(), 1);
    assertThat(scored).hasSize(GENERATIONS);
    assertThat(operators(scored)).hasSize(3 * GENERATIONS).startsWith("favorite", "sample");
    assertThat(unbroken(experiment("strategy.surrogate.terms = [parameters]"), 1))
        .isNotEqualTo(scored);
    assertThat(unbroken(experiment("evaluation.zero-cost.batch-size = 16"), 1))
        .isNotEqualTo(scored);
  }

  /** Fifty draws for the favorite, and a pool of at most two hundred for the second generation. */
  @Test
  void scoredNetworksAreCounted() {
    Experiment<?> experiment = experiment();
    SearchResult result = run(experiment, 2, new InMemoryJournal(new InMemoryJournal.Store()));
    String remark = experiment.remark(result).orElseThrow();
    assertThat(remark)
        .matches("The surrogate's terms took zero-cost scores of [0-9]+ networks, not counted .*");
    assertThat(Integer.parseInt(remark.replaceAll("[^0-9]", ""))).isBetween(50, 260);
    assertThat(experiment("strategy.surrogate.terms = [parameters]").remark(result)).isEmpty();
  }

  /** Scores that a crash has lost are computed again, and are the same. */
  @Test
  void neitherSlotsNorACrashChangeASearch() {
    List<GenerationRecord> expected = unbroken(experiment(), 1);
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    Journal dying = new InterruptedJournal(new InMemoryJournal(store), 1);
    assertThatThrownBy(() -> run(experiment(), 2, dying)).isInstanceOf(JournalException.class);
    run(experiment(), 2, new InMemoryJournal(store));
    assertThat(InMemoryRuns.recorded(experiment(), store)).isEqualTo(expected);
  }

  private static String asked(String terms) {
    return "strategy { name = surrogate, surrogate { model = fixed, terms = " + terms + " } }";
  }

  @Test
  void anUnknownTermIsAnsweredWithTheNearestAndAll() {
    assertThat(refusal(asked("[parameters, nasswot]")))
        .hasMessageEndingWith(
            "Invalid strategy.surrogate.terms: [parameters, nasswot] (did you mean naswot? Each"
                + " among complexity, expressivity, grad-norm, jacov, l2-norm, latency,"
                + " multiply-adds, naswot, parameters, progressivity, snip, swap, synflow,"
                + " trainability, zico)");
  }

  @Test
  void anUnknownTermIsRefusedWithTheFittedModelToo() {
    assertThat(refusal("strategy { name = surrogate, surrogate.terms = [flops] }"))
        .hasMessageContaining("Invalid strategy.surrogate.terms: [flops] (did you mean ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[naswot, naswot] | space.name = nasbench201 | (each once)",
        "[naswot] | dataset.train-images = 20"
            + " | (needs 128 training images, the data set has 16)",
        "[naswot] | evaluation.name = predictor"
            + " | (without zero-cost scores where evaluation.name is predictor)",
      })
  void scoresThatCannotBeHadAreRefused(String terms, String other, String reason) {
    assertThat(refusal("space.name = nasbench201", asked(terms), other))
        .hasMessageEndingWith(reason);
  }

  @Test
  void aTableHasScoresInItsColumns() {
    String[] table =
        Stream.concat(TABLE.stream(), Stream.of(asked("[naswot]"))).toArray(String[]::new);
    assertThat(refusal(table))
        .hasMessageEndingWith(
            "Invalid strategy.surrogate.terms: [naswot]"
                + " (evaluation.tabular.columns.naswot names no column)");
  }
}
