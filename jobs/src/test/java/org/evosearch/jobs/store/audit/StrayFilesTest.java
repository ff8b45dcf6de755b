package org.evosearch.jobs.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.files.MemoryFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that Spark skips and DuckDB reads are found like others that belong to no commit. */
class StrayFilesTest {

  private static final RunLayout LAYOUT = new RunLayout("r");

  private final StoreFiles files = new MemoryFiles();

  @BeforeEach
  void commitGenerations() {
    commitTo(files);
  }

  private static void commitTo(StoreFiles files) {
    try (Journal journal = new ParquetJournal(files)) {
      journal.open(SampleRecords.run("r"));
      new SampleRecords("a").generations(4, 4).forEach(journal::commit);
    }
  }

  private byte[] bytes(String file) throws IOException {
    return files.read(file).orElseThrow();
  }

  private List<String> lines() {
    return Findings.of(files, "r").lines();
  }

  /** DuckDB reads them; directories without Parquet files, and other files, are read by nobody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fitness/run_id=r/generation=1/_copy.parquet",
        "archives/run_id=r/generation=2/.copy.parquet",
        "runs/run_id=r/_copy.parquet",
        "fitness/run_id=r/_old/part-0.parquet",
        "fitness/run_id=r/_old/generation=1/part-0.parquet",
        "fitness/run_id=r/generation=7/copy.parquet"
      })
  void aCopyThatSparkSkipsIsFound(String stray) throws IOException {
    files.write("fitness/run_id=r/_temporary/0/task", new byte[1]);
    files.write("fitness/run_id=r/_SUCCESS", new byte[0]);
    files.write("fitness/run_id=r/generation=1/.part-0.parquet.crc", new byte[1]);
    assertThat(lines()).isEmpty();
    files.write(stray, bytes(LAYOUT.file(Table.FITNESS, 1)));

    assertThat(lines())
        .singleElement()
        .asString()
        .startsWith(files.describe(stray.replaceFirst("(/_old)/.*", "$1")))
        .endsWith("; move it out of the store");
  }

  @Test
  void aCopyOfARunThatSparkSkipsIsFound() throws IOException {
    files.write("fitness/_old/generation=1/part-0.parquet", bytes(LAYOUT.run()));
    files.write("fitness/_new/generation=1/part-0.json", new byte[1]);
    Findings findings = new Findings();

    assertThat(new Verification("store", files).strays(findings)).isOne();
    assertThat(findings.damages()).allMatch(damage -> damage.file().endsWith("fitness/_old"));
  }

  @Test
  void filesOfADirectoryOnDiskAreFoundToo(@TempDir Path folder) throws IOException {
    StoreFiles local = StoreLocation.files(folder.toString(), new Configuration(false));
    commitTo(local);
    Path generation = folder.resolve("fitness/run_id=r/generation=1");
    Files.write(generation.resolve("_SUCCESS"), new byte[0]);
    Files.write(generation.resolve(".part-0.parquet.crc"), new byte[0]);
    assertThat(Findings.of(local, "r").lines()).isEmpty();
    Files.copy(generation.resolve("part-0.parquet"), generation.resolve("_copy.parquet"));
    Files.copy(generation.resolve("part-0.parquet"), generation.resolve(".copy.parquet"));

    assertThat(Findings.of(local, "r").lines())
        .hasSize(2)
        .allMatch(line -> line.contains("copy.parquet: no commit names it, and SQL reads it"));
  }
}
