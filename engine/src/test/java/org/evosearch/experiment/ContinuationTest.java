package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.evosearch.config.Settings;
import org.evosearch.search.BegunRun;
import org.evosearch.search.RunRecord;
import org.evosearch.search.SampleSearch;
import org.junit.jupiter.api.Test;

class ContinuationTest {

  private static RunRecord run(String... overrides) {
    return Experiment.of(
            Settings.parse("dataset.train-images = 60", List.of(overrides)), "a", List.of())
        .run();
  }

  private static Optional<RunRecord> continuing(RunRecord run, RunRecord begun) {
    return Continuation.of(run, new BegunRun(begun.settings(), begun.settingsDigest()));
  }

  @Test
  void aRunWithOtherLimitsIsTheSameRunAndOneWithOtherSettingsIsNot() {
    RunRecord begun = run("run.id=r", "search.generations=3");

    assertThat(continuing(run("run.id=r", "search.generations=9", "search.trainings=5"), begun))
        .get()
        .extracting(RunRecord::settingsDigest)
        .isEqualTo(begun.settingsDigest());
    assertThat(continuing(run("run.id=r", "search.generations=9", "run.seed=5"), begun)).isEmpty();
    assertThat(Continuation.of(SampleSearch.RUN, new BegunRun("{}", begun.settingsDigest())))
        .isEmpty();
    assertThat(continuing(SampleSearch.RUN, begun)).isEmpty();
  }
}
