package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
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
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Stores that earlier versions wrote, of two generations of {@code SampleRecords("golden")} each.
 * The files are never written again; a new schema adds a store of its own, by {@link GoldenStores}.
 */
class GoldenStoreTest {

  private static final List<GenerationRecord> SAMPLES =
      new SampleRecords("golden").generations(GoldenStores.GENERATIONS, GoldenStores.TRIALS);

  @TempDir private Path directory;

  private static Path stores() throws URISyntaxException {
    URL resource =
        Objects.requireNonNull(GoldenStoreTest.class.getResource("/org/evosearch/jobs/store"));
    return Path.of(resource.toURI());
  }

  /** All there are, and the one that would be written now. */
  private static List<Integer> numbers() throws URISyntaxException {
    List<Integer> numbers = new ArrayList<>(GoldenStores.numbers(stores()));
    assertThat(numbers).hasSizeGreaterThanOrEqualTo(6);
    numbers.add(numbers.size() + 1);
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void aStoreOfAnEarlierSchemaIsReadAndContinued(int number) throws Exception {
    Path store = store(number);
    for (int known = 2; known < 4; known++) {
      try (Journal journal = new ParquetJournal(new LocalFiles(store))) {
        List<GenerationRecord> found = journal.open(SampleRecords.run("golden"));
        assertThat(found)
            .hasSize(known)
            .startsWith(samples(number).toArray(GenerationRecord[]::new));
        journal.commit(new SampleRecords("golden").generation(known, 4));
      }
    }
  }

  private static List<GenerationRecord> samples(int number) {
    return GoldenStores.hasOldSamples(number)
        ? SAMPLES.stream().map(GoldenStoreTest::asItWasThen).toList()
        : SAMPLES;
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
  @MethodSource("numbers")
  void aStoreOfAnEarlierSchemaIsSoundButForWhatNoSearchWrites(int number) throws Exception {
    Findings findings = Findings.of(new LocalFiles(store(number)), "golden");

    assertThat(findings.damages())
        .extracting(Damage::reason)
        .isEqualTo(
            GoldenStores.hasOldSamples(number)
                ? List.of(
                    "trial 2 takes over the outcome of trial 0/0, which has another fingerprint")
                : List.of());
    assertThat(findings.notes()).isEmpty();
    assertThat(findings.run().orElseThrow().trials()).isEqualTo(8);
  }

  @Test
  void aGoldenStoreHoldsTablesAndNothingElse() throws Exception {
    try (Stream<Path> folders = Files.list(store(GoldenStores.numbers(stores()).size() + 1))) {
      assertThat(folders.map(folder -> folder.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "runs", "populations", "fitness", "learning_curves", "archives");
    }
  }

  /** A copy of a golden store, or the next one. */
  private Path store(int number) throws IOException, URISyntaxException {
    Path golden = stores().resolve(GoldenStores.name(number));
    Path store = directory.resolve(GoldenStores.name(number));
    if (Files.exists(golden)) {
      FileUtils.copyDirectory(golden.toFile(), store.toFile());
    } else {
      GoldenStores.write(store);
    }
    return store;
  }
}
