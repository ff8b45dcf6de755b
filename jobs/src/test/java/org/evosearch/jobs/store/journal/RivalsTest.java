package org.evosearch.jobs.store.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.evosearch.jobs.store.files.LocalFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.UnlockedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RivalsTest {

  private static final int RUNS = 200;

  @TempDir private Path folder = Path.of("");

  @Test
  void ofTwoDriversOneCommitsOnALocalDisk() throws Exception {
    StoreFiles files = new UnlockedFiles(new LocalFiles(folder));

    assertThat(new Rivals(files).race(RUNS)).isGreaterThan(RUNS / 2);
  }
}
