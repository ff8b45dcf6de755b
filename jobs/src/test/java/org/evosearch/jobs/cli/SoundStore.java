package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

/** What every test that leaves runs behind may ask for. */
final class SoundStore {

  private SoundStore() {}

  /** Asserts that all runs of a folder's store are sound, if there are any. */
  static void require(Path folder) {
    if (Files.exists(folder.resolve("store/runs"))) {
      CommandLineRun run = CommandLineRun.of("verify", "--store", TinySearch.store(folder));
      assertThat(run.err()).isEmpty();
      assertThat(run.out().lines()).isNotEmpty().allMatch(line -> line.contains(" is sound: "));
      assertThat(run.exitCode()).isZero();
    }
  }
}
