package org.evosearch.jobs.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hadoop's calls on a local disk, which takes them as HDFS does, but for races. */
class HadoopFilesTest extends StoreFilesContract {

  @TempDir private java.nio.file.Path directory;

  @Override
  StoreFiles files() throws IOException {
    return new HadoopFiles(new Path(directory.toUri()), new Configuration());
  }

  @Test
  void whatCannotBeWrittenLeavesNothingInTheWay() throws IOException {
    files().write("full/taken/by-a-folder", new byte[1]);

    assertThatThrownBy(() -> files().write("full/taken", new byte[100]))
        .isInstanceOf(IOException.class);
    assertThat(directory.resolve("full").toFile().list()).containsExactly("taken");
  }

  @Test
  void aRunIsWrittenAndReadBackEqual() throws IOException {
    SampleRecords records = new SampleRecords("a");
    try (Journal journal = new ParquetJournal(files())) {
      journal.open(SampleRecords.run("r"));
      records.generations(2, 4).forEach(journal::commit);
    }
    try (Journal journal = new ParquetJournal(files())) {
      assertThat(journal.open(SampleRecords.run("r"))).isEqualTo(records.generations(2, 4));
    }
    assertThat(files().list("_trials/run_id=r")).isEqualTo(List.of());
  }
}
