package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.RunCodec;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.RunRecord;

/** The file of a run: created once, the root of the chain of its generations. */
public final class RunFile {

  /**
   * The content of the file.
   *
   * @param digest SHA-256 of the file
   * @param settings that the run was begun with, as JSON
   * @param settingsDigest of all that results depend on
   */
  public record Content(String digest, String settings, String settingsDigest) {}

  private final StoreFiles files;
  private final RunLayout layout;

  public RunFile(StoreFiles files, RunLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  /**
   * Begins the run, or checks that it was begun with the same settings.
   *
   * @return the contents of its file
   */
  Content begin(RunRecord run) throws IOException {
    Optional<Content> present = read();
    Content content = present.isPresent() ? present.get() : content(create(run));
    checkSettings(run, content, "use another run id");
    return content;
  }

  /** Checks that the run, if it was begun, was begun with the same settings. */
  void requireSame(RunRecord run, String remedy) throws IOException {
    Optional<Content> present = read();
    if (present.isPresent()) {
      checkSettings(run, present.get(), remedy);
    }
  }

  /** The settings that the run was begun with, if it was. */
  Optional<String> settings() throws IOException {
    return read().map(Content::settings);
  }

  /**
   * The contents of the file, if it exists.
   *
   * @throws DamagedFile if it is not the file of this run
   */
  public Optional<Content> read() throws IOException {
    return files.read(layout.run()).map(this::content);
  }

  private Content content(byte[] bytes) {
    String name = files.describe(layout.run());
    TableFile file = TableFile.read(Table.RUNS, name, bytes);
    if (!file.footer().isOf(Table.RUNS, layout.runId())) {
      throw DamagedFile.of(name, "the file belongs elsewhere");
    }
    if (file.rows().size() != 1) {
      throw DamagedFile.of(name, "it has " + file.rows().size() + " rows (1 is right)");
    }
    TableRow row = file.rows().get(0);
    return new Content(
        Sha256.hex(bytes), row.text(RunCodec.SETTINGS), row.text(RunCodec.SETTINGS_DIGEST));
  }

  private byte[] create(RunRecord run) throws IOException {
    Footer footer = Footer.of(Table.RUNS, run.runId());
    byte[] bytes = new TableFile(footer, List.of(RunCodec.row(run))).bytes(Table.RUNS);
    // A unique name: a rival that replaced the file would undo a claim in progress.
    String attempt = UUID.randomUUID().toString().replace("-", "");
    String staged = layout.stagedRun(attempt);
    try {
      files.write(staged, bytes);
      files.claim(staged, layout.run());
      return bytes;
    } catch (IOException e) {
      // Whichever driver was first, perhaps this one: the file that exists now is the run's.
      return files.read(layout.run()).orElseThrow(() -> e);
    }
  }

  private void checkSettings(RunRecord run, Content content, String remedy) {
    String before = content.settingsDigest();
    if (before.equals(run.settingsDigest())) {
      return;
    }
    String difference =
        SettingsDifference.first(content.settings(), run.settings())
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
            + "); "
            + remedy
            + ", or the settings in "
            + files.describe(Table.RUNS.key()));
  }
}
