package org.evosearch.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.experiment.Experiment;
import org.evosearch.genotype.Genotype;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.search.BegunRun;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.TrialRunner;
import org.evosearch.table.CsvFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs that earlier releases began, and did not end; {@code begun-v1/generate.sh} made them with
 * the last release before version 2 of the digest of settings.
 */
class EarlierReleaseTest {

  @TempDir private Path store = Path.of("");

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(
        Objects.requireNonNull(EarlierReleaseTest.class.getResource("begun-v1/" + name), name)
            .toURI());
  }

  @BeforeEach
  void copyStore() throws IOException, URISyntaxException {
    Path source = resource("store");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = store.resolve(source.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  private static Experiment<?> experiment(String name, String... overrides)
      throws URISyntaxException {
    String table = "evaluation.tabular.table=\"" + resource("table.csv") + "\"";
    List<String> all = Stream.concat(Stream.of(table), Stream.of(overrides)).toList();
    return Experiment.of(
        Settings.load(resource(name + ".conf"), all), name, List.of(CsvFormat.CSV));
  }

  private ParquetJournal journal() {
    return new ParquetJournal(store.toString(), new Configuration());
  }

  /** The run in the store, with the settings of today; the command line finds it the same way. */
  private <G extends Genotype> Experiment<G> begun(Experiment<G> experiment) {
    String id = experiment.formerRunId().orElseThrow();
    BegunRun begun = journal().begun(id).orElseThrow();
    return experiment.named(id).continuing(begun);
  }

  private List<GenerationRecord> committed(Experiment<?> experiment) {
    try (Journal journal = journal()) {
      return journal.open(experiment.run());
    }
  }

  private static void run(Experiment<?> experiment, Journal journal) {
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 1)) {
      experiment.run(runner, journal, SearchListener.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"digits", "table"})
  void aRunOfAnEarlierReleaseIsContinued(String name) throws Exception {
    Experiment<?> experiment = begun(experiment(name));
    List<GenerationRecord> before = committed(experiment);
    try (Journal journal = journal()) {
      run(experiment, journal);
    }

    assertThat(before).hasSize(1);
    assertThat(committed(experiment))
        .startsWith(before.get(0))
        .hasSize(experiment.search().plan().limits().generations());
  }

  @Test
  void itEndsAsIfThisReleaseHadBegunIt() throws Exception {
    Experiment<?> experiment = begun(experiment("table"));
    InMemoryJournal.Store unbroken = new InMemoryJournal.Store();
    run(experiment("table"), new InMemoryJournal(unbroken));
    try (Journal journal = journal()) {
      run(experiment, journal);
    }

    assertThat(timeless(committed(experiment)))
        .isEqualTo(timeless(new InMemoryJournal(unbroken).open(experiment("table").run())));
  }

  private static List<GenerationRecord> timeless(List<GenerationRecord> generations) {
    return generations.stream().map(SampleSearch::timeless).toList();
  }

  @Test
  void itIsNotContinuedWithOtherSettings() throws Exception {
    Experiment<?> other = experiment("table", "strategy.regularized.sample-size=4");
    BegunRun begun = journal().begun(experiment("table").formerRunId().orElseThrow()).orElseThrow();

    assertThat(other.continuing(begun).run().settingsDigest()).isNotEqualTo(begun.settingsDigest());
    assertThat(other.formerRunId()).isNotEqualTo(experiment("table").formerRunId());
  }
}
