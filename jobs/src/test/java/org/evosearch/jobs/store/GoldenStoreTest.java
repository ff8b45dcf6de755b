package org.evosearch.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stores that earlier versions wrote, of two generations of {@code SampleRecords("golden")} each.
 * The files are never written again; a new schema adds a store of its own.
 */
class GoldenStoreTest {

  private static final List<GenerationRecord> GENERATIONS =
      new SampleRecords("golden").generations(2, 4);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"store-v1", "store-v2", "store-v3", "store-v4", "store-v5"})
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

  private void copy(String name) throws IOException, URISyntaxException {
    URL resource = Objects.requireNonNull(GoldenStoreTest.class.getResource(name), name);
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
