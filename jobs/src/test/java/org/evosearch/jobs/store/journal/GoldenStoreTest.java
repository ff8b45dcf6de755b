package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.jobs.store.audit.Findings;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.LocalFiles;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores that earlier versions wrote, of two generations of {@code SampleRecords("golden")} each.
 * The files are never written again; a new schema adds a store of its own, by {@link GoldenStore}.
 */
class GoldenStoreTest {

  private static final List<GenerationRecord> GENERATIONS =
      new SampleRecords("golden")
          .generations(2, 4).stream().map(GoldenStoreTest::asItWasThen).toList();

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"store-v1", "store-v2", "store-v3", "store-v4", "store-v5", "store-v6"})
  void aStoreOfAnEarlierSchemaIsReadAndContinued(String store) throws Exception {
    copy(store);
    for (int known = 2; known < 4; known++) {
      try (Journal journal = new ParquetJournal(new LocalFiles(directory))) {
        List<GenerationRecord> found = journal.open(SampleRecords.run("golden"));
        assertThat(found).hasSize(known).startsWith(GENERATIONS.toArray(GenerationRecord[]::new));
        journal.commit(new SampleRecords("golden").generation(known, 4));
      }
    }
  }

  @Test
  void theStoreOfTheCurrentSchemaIsReadAsItWasWrittenAndSound() throws Exception {
    copy("store-v7");
    try (Journal journal = new ParquetJournal(new LocalFiles(directory))) {
      assertThat(journal.open(SampleRecords.run(GoldenStore.RUN)))
          .isEqualTo(GoldenStore.generations());
    }
    Findings findings = Findings.of(new LocalFiles(directory), GoldenStore.RUN);

    assertThat(findings.damages()).isEmpty();
    assertThat(findings.run().orElseThrow().trials()).isEqualTo(8);
  }

  /** The samples of that time reused an outcome for another network, as no search does. */
  private static GenerationRecord asItWasThen(GenerationRecord generation) {
    List<TrialRecord> trials =
        generation.trials().stream().map(GoldenStoreTest::asItWasThen).toList();
    return new GenerationRecord(generation.generation(), trials, archives(generation, trials));
  }

  private static TrialRecord asItWasThen(TrialRecord record) {
    return new TrialRecord(
        SampleRecords.trial(record.trial().id()),
        record.genotype(),
        record.operator(),
        record.parents(),
        record.reusedFrom(),
        record.outcome(),
        record.fitness());
  }

  /** Archives that name fingerprint and size of what they keep. */
  private static Map<String, List<ArchiveEntry>> archives(
      GenerationRecord generation, List<TrialRecord> trials) {
    Map<String, List<ArchiveEntry>> archives = new HashMap<>(generation.archives());
    archives.replaceAll(
        (name, entries) ->
            entries.stream()
                .map(entry -> trials.get(entry.id().index()))
                .map(SampleRecords::entry)
                .sorted(ArchiveEntry.BEST_FIRST)
                .toList());
    return archives;
  }

  @ParameterizedTest
  @ValueSource(strings = {"store-v1", "store-v2", "store-v3", "store-v4", "store-v5", "store-v6"})
  void aStoreOfAnEarlierSchemaIsSoundButForWhatNoSearchWrites(String store) throws Exception {
    copy(store);
    Findings findings = Findings.of(new LocalFiles(directory), "golden");

    assertThat(findings.damages())
        .extracting(Damage::reason)
        .containsExactly(
            "trial 2 takes over the outcome of trial 0/0, which has another fingerprint");
    assertThat(findings.notes()).isEmpty();
    assertThat(findings.run().orElseThrow().trials()).isEqualTo(8);
  }

  private void copy(String name) throws IOException, URISyntaxException {
    URL resource =
        Objects.requireNonNull(
            GoldenStoreTest.class.getResource("/org/evosearch/jobs/store/" + name), name);
    Path source = Path.of(resource.toURI());
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = directory.resolve(source.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
