package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.files.ForwardingFiles;
import org.evosearch.jobs.store.files.LocalFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.UnlockedFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalContract;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.SharedStage;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetJournalTest extends JournalContract {

  private static final SampleRecords RECORDS = new SampleRecords("a");
  private static final TrialRecord PLAIN = RECORDS.generation(0, 1).trials().get(0);

  @TempDir private Path store;

  @Override
  protected Journal journal() {
    return new ParquetJournal(store.toUri().toString(), new Configuration(false));
  }

  @Override
  protected Journal rival() {
    return new ParquetJournal(new UnlockedFiles(new LocalFiles(store)));
  }

  @Test
  void aCommittedRunIsOneFileForEachTableAndGenerationAndNothingElse() throws IOException {
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      Trial trial = SampleRecords.trial(new TrialId(0, 0));
      journal.keep(trial, RECORDS.outcome(trial.id()));
      journal.commit(RECORDS.generation(0, 3));
    }
    assertThat(files())
        .containsExactlyInAnyOrder(
            "_locks/run_id=r.lock",
            "archives/run_id=r/generation=0/part-0.parquet",
            "fitness/run_id=r/generation=0/part-0.parquet",
            "learning_curves/run_id=r/generation=0/part-0.parquet",
            "populations/run_id=r/generation=0/part-0.parquet",
            "runs/run_id=r/part-0.parquet");
  }

  @Test
  void whatAKilledDriverWasWritingIsSwept() throws IOException {
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      journal.commit(RECORDS.generation(0, 3));
    }
    List<String> sound = files();
    Path open = Files.createDirectories(store.resolve("_trials/run_id=r"));
    Files.writeString(open.resolve(".runs-0123456789abcdef.parquet.6f1c"), "PAR1");
    for (String folder : List.of("weights/run_id=r", "_weights/run_id=r")) {
      Path weights = Files.createDirectories(store.resolve(folder));
      Files.writeString(weights.resolve(".0123456789abcdef.6f1c"), "half");
    }
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
    }
    assertThat(files()).containsExactlyInAnyOrderElementsOf(sound);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(store)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> store.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }

  @Test
  void aRunThatAnotherDriverHasIsNotOpened() {
    try (Journal journal = journal();
        Journal rival = journal()) {
      journal.open(SampleRecords.run("r"));

      assertThatThrownBy(() -> rival.open(SampleRecords.run("r")))
          .isInstanceOf(JournalException.class)
          .hasMessageMatching(
              "Cannot open run r: another driver \\(host .+, pid \\d+, since .+Z\\) is running it")
          .extracting("kind")
          .isEqualTo(Kind.CONFLICT);
    }
  }

  @Test
  void aRefusedRunIsFreeForOthers() {
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
    }
    try (Journal journal = journal();
        Journal next = journal()) {
      assertThatThrownBy(() -> journal.open(SampleRecords.runWithOtherSettings("r")))
          .hasMessage(
              "Cannot continue run r: it was started with other settings (digest 5e, now 07;"
                  + " strategy.tournament.population was 50, is 40); use another run id, or the"
                  + " settings in "
                  + store.resolve("runs"));
      assertThat(next.open(SampleRecords.run("r"))).isEmpty();
    }
  }

  @Test
  void aBrokenOutcomeFileIsIgnoredAndReplaced() throws IOException {
    Trial trial = SampleRecords.trial(new TrialId(0, 0));
    Map<Trial, Outcome> outcome = Map.of(trial, RECORDS.outcome(trial.id()));
    Path file = store.resolve("_trials/run_id=r/generation=0/0.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"sha256\":\"0");

    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      assertThat(journal.kept(List.of(trial))).isEmpty();
      outcome.forEach(journal::keep);
      assertThat(journal.kept(List.of(trial))).isEqualTo(outcome);
    }
  }

  @Test
  void outcomesOfCommittedGenerationsAreSweptWhenTheRunIsOpened() {
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      journal.commit(RECORDS.generation(0, 3));
    }
    Path left = store.resolve("_trials/run_id=r/generation=0/7.json");
    Path open = store.resolve("_trials/run_id=r/generation=1/7.json");
    Stream.of(left, open).forEach(ParquetJournalTest::touch);

    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
    }
    assertThat(left.getParent()).doesNotExist();
    assertThat(open).exists();
  }

  private static void touch(Path file) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, "{}");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void equalGenerationsGiveEqualBytesButForTheDriver() throws IOException {
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      journal.commit(RECORDS.generation(0, 5));
    }
    GenerationRecord generation = RECORDS.generation(0, 5);
    Footer chain = Footer.chain("5e", "attempt", "00");
    for (Table table : Table.COMPANIONS) {
      Path file = store.resolve(new RunLayout("r").file(table, 0));
      assertThat(Files.readAllBytes(file))
          .isEqualTo(SealedGeneration.of("r", generation, chain).bytes(table));
    }
  }

  @Test
  void everyMetricOfATrialIsRead() {
    Map<Metric, Double> metrics =
        Stream.concat(
                Metric.WELL_KNOWN.stream(),
                Stream.of("synflow", "predicted-accuracy", "a-users-own-2").map(Metric::named))
            .filter(
                metric -> !metric.equals(Metric.PARAMETERS) && !metric.equals(Metric.MULTIPLY_ADDS))
            .collect(Collectors.toMap(metric -> metric, metric -> metric.key().length() / 7.0));
    assertRead(PLAIN.trial().candidate(), metrics, List.of());
  }

  @Test
  void aMixtureAndWhatItWasTrainedToIsReadToTheLastBit() {
    List<Double> logits = List.of(1e-3, -2.5e-310, (double) 0.1f);
    Candidate step =
        new Candidate.Shared(
            SharedStage.TRAIN_MIXTURE, 3, "0a1b", "|a~0|", List.of(0.1, 1 / 3.0, 1e-17), logits);

    assertRead(step, Map.of(Metric.VALIDATION_ACCURACY, 12.5), List.of(-7.0, Math.PI, 1e300));
  }

  private void assertRead(Candidate candidate, Map<Metric, Double> metrics, List<Double> logits) {
    Trial tried = PLAIN.trial();
    TrialRecord record =
        new TrialRecord(
            new Trial(tried.id(), candidate, tried.fingerprint(), tried.budget(), tried.seed()),
            PLAIN.genotype(),
            PLAIN.operator(),
            PLAIN.parents(),
            null,
            new Outcome.Measured(metrics, List.of(), PLAIN.outcome().execution(), logits),
            PLAIN.fitness());
    GenerationRecord generation = new GenerationRecord(0, List.of(record), Map.of());
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      journal.commit(generation);
    }

    try (Journal journal = journal()) {
      assertThat(journal.open(SampleRecords.run("r"))).containsExactly(generation);
    }
  }

  @Test
  void nothingIsCommittedBeforeAllThatWasCommittedIsRead() {
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));
      RECORDS.generations(2, 3).forEach(journal::commit);
    }
    try (Journal journal = journal()) {
      Iterator<GenerationRecord> committed = journal.begin(SampleRecords.run("r"));
      assertThat(committed.next()).isEqualTo(RECORDS.generation(0, 3));

      assertThatThrownBy(() -> journal.commit(RECORDS.generation(2, 3)))
          .isInstanceOf(IllegalStateException.class);

      committed.forEachRemaining(generation -> {});
      journal.commit(RECORDS.generation(2, 3));
    }
  }

  /** A driver on HDFS or S3 may open a run while another one goes on with it. */
  @Test
  void whatARivalCommitsWhileTheRunIsReadIsNoDamage() {
    StoreFiles files = new UnlockedFiles(new LocalFiles(store));
    try (Journal rival = new ParquetJournal(files)) {
      rival.open(SampleRecords.run("r"));
      rival.commit(RECORDS.generation(0, 2));
      StoreFiles slow =
          new ForwardingFiles(files) {
            @Override
            public Optional<byte[]> read(String file) throws IOException {
              Optional<byte[]> content = super.read(file);
              if (content.isEmpty() && file.equals(new RunLayout("r").file(Table.FITNESS, 1))) {
                rival.commit(RECORDS.generation(1, 2));
                rival.commit(RECORDS.generation(2, 2));
              }
              return content;
            }
          };
      try (Journal journal = new ParquetJournal(slow)) {
        assertThat(journal.open(SampleRecords.run("r"))).containsExactly(RECORDS.generation(0, 2));
        assertThatThrownBy(() -> journal.commit(RECORDS.generation(1, 2)))
            .isInstanceOf(JournalException.class)
            .hasMessageEndingWith("another driver committed it first");
      }
    }
  }

  @Test
  void aTrialThatReusesALaterOneIsRefused() {
    TrialRecord row = RECORDS.generation(0, 1).trials().get(0);
    TrialRecord odd =
        new TrialRecord(
            row.trial(),
            row.genotype(),
            row.operator(),
            row.parents(),
            new TrialId(0, 0),
            row.outcome(),
            row.fitness());
    try (Journal journal = journal()) {
      journal.open(SampleRecords.run("r"));

      assertThatThrownBy(() -> journal.commit(new GenerationRecord(0, List.of(odd), Map.of())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Invalid reused trial: 0/0 (one before 0/0)");
    }
  }

  @Test
  void aStoreIsNotMadeWhereNamesCannotBeClaimed() {
    assertThatThrownBy(() -> new ParquetJournal("gs://bucket/store", new Configuration(false)))
        .isInstanceOf(JournalException.class)
        .hasMessage(
            "Cannot use gs://bucket/store: a store needs a file system where a file is created in"
                + " one step and only if it is absent; use file:, hdfs: or s3a:")
        .extracting("kind")
        .isEqualTo(Kind.INVALID);
  }
}
