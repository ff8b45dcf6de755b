package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A comparison of which the last release before version 2 of the digest of settings made one seed;
 * {@code begun-v1/generate.sh} is how.
 */
class EarlierComparisonIT {

  @TempDir private Path folder = Path.of("");

  private static Path resource(String name) throws URISyntaxException {
    String path = "/org/evosearch/jobs/store/begun-v1/" + name;
    return Path.of(Objects.requireNonNull(ParquetJournal.class.getResource(path), name).toURI());
  }

  @BeforeEach
  void copyStore() throws IOException, URISyntaxException {
    FileUtils.copyDirectory(
        new File(resource("comparison").toString()), folder.resolve("store").toFile());
  }

  @AfterEach
  void verify() {
    SoundStore.require(folder);
  }

  private Map<Path, String> rows() throws IOException {
    Map<Path, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("store/fitness"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file, HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  @Test
  void theOtherSeedIsAddedAndTheFirstIsNotSearchedAgain() throws Exception {
    Map<Path, String> before = rows();
    CommandLineRun run =
        CommandLineRun.of(
            "compare",
            "-c",
            resource("table.conf").toString(),
            "-D",
            "evaluation.tabular.table=\"" + resource("table.csv") + "\"",
            "-D",
            "search.trainings=20",
            "--name",
            "compared",
            "--strategies",
            "random,regularized",
            "--seeds",
            "0..1",
            "--store",
            folder.resolve("store").toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("4 searches: random, regularized, seeds 0..1");
    assertThat(before).hasSize(2);
    assertThat(rows()).hasSize(4).containsAllEntriesOf(before);
  }
}
