package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigRenderOptions;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.evosearch.config.Settings;
import org.evosearch.search.BegunRun;
import org.evosearch.search.RunRecord;
import org.evosearch.search.SampleSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** A run of the time before a key: what it has stored lacks it. */
  private static String before(String key, RunRecord run) {
    return ConfigFactory.parseString(run.settings())
        .withoutPath(key)
        .root()
        .render(ConfigRenderOptions.concise());
  }

  @ParameterizedTest
  @CsvSource({
    "search.hall-of-fame, 7",
    "training.augmentation.cutout, 2",
    "search.at-most.parameters, 3000",
    "strategy.tournament.elites, 1"
  })
  void aYoungerKeyRefusesNoRunThatBeganBeforeItUnlessItIsUsed(String key, String other) {
    RunRecord now = run("run.id=r");
    RunRecord using = run("run.id=r", key + "=" + other);
    String settings = before(key, now);
    Settings stored = Settings.stored(settings);

    for (String digest :
        List.of(
            FirstDigest.of(stored, now.dataDigest()).orElseThrow(),
            SettingsDigest.of(stored, now.dataDigest()))) {
      BegunRun begun = new BegunRun(settings, digest);
      assertThat(Continuation.of(now, begun))
          .get()
          .extracting(RunRecord::settingsDigest)
          .isEqualTo(digest);
      assertThat(Continuation.of(using, begun)).isEmpty();
    }
    assertThat(SettingsDigest.of(stored, now.dataDigest())).isEqualTo(now.settingsDigest());
  }

  @Test
  void dataAreTheSameToo() {
    RunRecord now = run("run.id=r");
    Settings stored = Settings.stored(now.settings());

    assertThat(
            Continuation.of(
                now, new BegunRun(now.settings(), SettingsDigest.of(stored, "other data"))))
        .isEmpty();
    assertThat(
            Continuation.of(
                now,
                new BegunRun(now.settings(), FirstDigest.of(stored, "other data").orElseThrow())))
        .isEmpty();
  }

  @Test
  void aRunIsRepeatedByWhatItHasOnRecordAndOnlyWithTheSameLimits() {
    RunRecord now = run("run.id=r");
    UnaryOperator<String> recorded = digest -> digest + " as one";
    Settings stored = Settings.stored(now.settings());
    for (String digest :
        List.of(
            FirstDigest.of(stored, now.dataDigest()).orElseThrow(),
            SettingsDigest.of(stored, now.dataDigest()))) {
      BegunRun begun = new BegunRun(now.settings(), digest + " as one");

      assertThat(Continuation.unchanged(now, begun, recorded))
          .get()
          .extracting(RunRecord::settingsDigest)
          .isEqualTo(digest);
      assertThat(Continuation.unchanged(now, begun, UnaryOperator.identity())).isEmpty();
      assertThat(Continuation.unchanged(run("run.id=r", "search.generations=9"), begun, recorded))
          .isEmpty();
    }
  }

  @Test
  void theFirstDigestIsWhatItWasWhateverKeysThereAre() {
    RunRecord now = run("run.id=r");
    Settings then = Settings.stored(withoutYoungerKeys(now.settings()));

    assertThat(FirstDigest.former(Settings.stored(now.settings()), now.dataDigest()))
        .isPresent()
        .isEqualTo(FirstDigest.of(then, now.dataDigest()));
    assertThat(FirstDigest.of(Settings.stored("{}"), "")).isEmpty();
  }

  private static String withoutYoungerKeys(String settings) {
    Config then = ConfigFactory.parseString(settings);
    for (String key : Settings.stored(settings).values().keySet()) {
      then = SettingsDigest.RECORDED.containsKey(key) ? then : without(then, key);
    }
    return then.root().render(ConfigRenderOptions.concise());
  }

  /** Without a key, and without the sections that it leaves empty. */
  private static Config without(Config settings, String key) {
    Config without = settings.withoutPath(key);
    int end = key.lastIndexOf('.');
    return end > 0 && without.getObject(key.substring(0, end)).isEmpty()
        ? without(without, key.substring(0, end))
        : without;
  }
}
