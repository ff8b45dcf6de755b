package org.evosearch.jobs.store.compaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.evosearch.jobs.JavaCommand;
import org.evosearch.jobs.store.audit.Findings;
import org.evosearch.jobs.store.files.CompactedFiles;
import org.evosearch.jobs.store.files.LocalFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that compacts is killed at fifty moments; nothing is lost. */
@Tag("nightly")
class KilledCompactionIT {

  private static final int MOMENTS = 50;
  private static final int KILLED = 128 + 9;
  private static final List<GenerationRecord> GENERATIONS =
      new SampleRecords("a").generations(6, 4);

  @TempDir private Path folder;

  @Test
  void nothingIsLost() throws IOException, InterruptedException {
    Path sound = folder.resolve("sound");
    try (Journal journal = new ParquetJournal(new LocalFiles(sound))) {
      journal.open(SampleRecords.run("r"));
      GENERATIONS.forEach(journal::commit);
    }
    var visible = VisibleRows.of(new LocalFiles(sound), "r");
    long whole = Long.parseLong(compact(sound, 0, 0).strip());
    int ended = 0;
    for (int moment = 1; moment <= MOMENTS; moment++) {
      Path store = folder.resolve("store-" + moment);
      FileUtils.copyDirectory(sound.toFile(), store.toFile());
      ended += compact(store, moment, 1 + whole * moment / MOMENTS).isEmpty() ? 0 : 1;
      StoreFiles files = new LocalFiles(store);
      assertThat(VisibleRows.of(files, "r")).isEqualTo(visible);
      assertThat(Findings.of(new CompactedFiles(files), "r").damages()).isEmpty();
      new RunCompaction(files, new RunLayout("r")).run();
      assertThat(VisibleRows.of(files, "r")).isEqualTo(visible);
      Findings findings = Findings.of(new CompactedFiles(files), "r");
      assertThat(findings.damages()).isEmpty();
      assertThat(findings.notes()).isEmpty();
    }
    assertThat(ended).as("compactions that were not killed").isLessThan(MOMENTS / 2);
  }

  /** What the process prints; nothing if it was killed. */
  private String compact(Path store, int moment, long micros)
      throws IOException, InterruptedException {
    Path warm = folder.resolve("warm-" + moment + "-");
    Path copy = folder.resolve("copy-" + moment);
    FileUtils.copyDirectory(folder.resolve("sound").toFile(), copy.toFile());
    for (int i = 0; i < 2; i++) {
      FileUtils.copyDirectory(
          folder.resolve("sound").toFile(), Path.of(warm.toString() + i).toFile());
    }
    Path target = micros == 0 ? copy : store;
    List<String> command =
        JavaCommand.of(
            CompactionProcess.class,
            List.of(target.toString(), warm.toString(), String.valueOf(micros)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isIn(0, KILLED);
    return output;
  }
}
