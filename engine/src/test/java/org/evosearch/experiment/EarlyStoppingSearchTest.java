package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evosearch.config.Settings;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.InterruptedJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Outcome;
import org.junit.jupiter.api.Test;

/** Searches that stop training runs which are clearly worse than earlier ones. */
class EarlyStoppingSearchTest {

  private static final int EPOCHS = 4;

  /** Small perceptrons that begin with very different learning rates and sizes. */
  private static Experiment<?> experiment() {
    return Experiment.of(
        Settings.parse(
            "",
            List.of(
                "dataset { train-images = 120, validation-fraction = 0.5 }",
                "budget.epochs = " + EPOCHS,
                "search { generations = 4, early-stopping { quantile = 0.7, curves = 5 } }",
                "strategy { name = random, random.population = 6 }")),
        "sample",
        List.of());
  }

  private static TrialRunner runner(Experiment<?> experiment, int slots) {
    return new LocalTrialRunner(experiment.recipe(), slots);
  }

  private static SearchResult run(int slots, Journal journal) {
    Experiment<?> experiment = experiment();
    return InMemoryRuns.run(experiment, runner(experiment, slots), journal);
  }

  private static List<GenerationRecord> recorded(InMemoryJournal.Store store) {
    return InMemoryRuns.recorded(experiment(), store);
  }

  private static List<GenerationRecord> unbroken(int slots) {
    Experiment<?> experiment = experiment();
    return InMemoryRuns.unbroken(experiment, runner(experiment, slots));
  }

  /** All of it but how long epochs took. */
  private static String text(List<GenerationRecord> generations) {
    return generations.toString().replaceAll("seconds=[0-9.E-]+", "");
  }

  private static long stopped(GenerationRecord generation) {
    return generation.trials().stream()
        .map(TrialRecord::outcome)
        .filter(outcome -> outcome instanceof Outcome.Measured one && isShort(one.curve().size()))
        .count();
  }

  private static boolean isShort(int epochs) {
    return epochs > 0 && epochs < EPOCHS;
  }

  private static List<Double> thresholds(TrialRecord record) {
    return record.trial().thresholds();
  }

  @Test
  void neitherSlotsNorCrashesChangeWhatIsStopped() {
    List<GenerationRecord> expected = unbroken(1);

    assertThat(expected.get(0).trials()).allMatch(one -> thresholds(one).isEmpty());
    assertThat(expected.get(2).trials()).allMatch(one -> thresholds(one).size() == EPOCHS - 1);
    assertThat(expected.stream().mapToLong(EarlyStoppingSearchTest::stopped).sum()).isPositive();
    assertThat(text(unbroken(2))).isEqualTo(text(expected));

    InMemoryJournal.Store store = new InMemoryJournal.Store();
    for (int crash = 0; crash < 3; crash++) {
      Journal dying = new InterruptedJournal(new InMemoryJournal(store), 1);
      assertThatThrownBy(() -> run(2, dying)).isInstanceOf(JournalException.class);
    }
    run(2, new InMemoryJournal(store));
    assertThat(text(recorded(store))).isEqualTo(text(expected));
  }
}
