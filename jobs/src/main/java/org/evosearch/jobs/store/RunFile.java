package org.evosearch.jobs.store;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.evosearch.digest.Sha256;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.RunRecord;

/** The file of a run: created once, the root of the chain of its generations. */
final class RunFile {

  private final StoreFiles files;
  private final RunLayout layout;

  RunFile(StoreFiles files, RunLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  /**
   * Begins the run, or checks that it was begun with the same settings.
   *
   * @return the SHA-256 of its file
   */
  String begin(RunRecord run) throws IOException {
    Optional<byte[]> present = files.read(layout.run());
    byte[] bytes = present.isPresent() ? present.get() : create(run);
    checkSettings(run, row(bytes));
    return Sha256.hex(bytes);
  }

  /** The settings that the run was begun with, if it was. */
  Optional<String> settings() throws IOException {
    Optional<byte[]> present = files.read(layout.run());
    return present.isEmpty()
        ? Optional.empty()
        : Optional.of(row(present.get()).text(RunRows.SETTINGS));
  }

  private TableRow row(byte[] bytes) {
    return TableFile.read(Table.RUNS, files.describe(layout.run()), bytes).rows().get(0);
  }

  private byte[] create(RunRecord run) throws IOException {
    Footer footer = Footer.of(Table.RUNS, run.runId());
    byte[] bytes = new TableFile(footer, List.of(RunRows.row(run))).bytes(Table.RUNS);
    // A name of its own: a rival that replaced the file would undo a claim that is under way.
    String attempt = UUID.randomUUID().toString().replace("-", "");
    String staged = layout.stagedRun(attempt);
    try {
      files.write(staged, bytes);
      files.claim(staged, layout.run());
      return bytes;
    } catch (IOException e) {
      // Whoever was first, and if it was this driver: the file that is there now is the run's.
      return files.read(layout.run()).orElseThrow(() -> e);
    }
  }

  private void checkSettings(RunRecord run, TableRow row) {
    String before = row.text(RunRows.SETTINGS_DIGEST);
    if (before.equals(run.settingsDigest())) {
      return;
    }
    String difference =
        SettingsDifference.first(row.text(RunRows.SETTINGS), run.settings())
            .map(text -> "; " + text)
            .orElse("");
    throw new JournalException(
        Kind.INVALID,
        "Cannot continue run "
            + run.runId()
            + ": it was started with other settings (digest "
            + before
            + ", now "
            + run.settingsDigest()
            + difference
            + "); use another run id, or the settings in "
            + files.describe(Table.RUNS.key()));
  }
}
