package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;

/**
 * The fitness files of a run from 0 on, each checked against the one before it, with the files
 * beside it.
 *
 * <p>Damage is handed to a listener. If the listener throws it, the first damage ends the reading;
 * if it returns, reading continues, and damage that follows from earlier damage is not reported.
 */
public final class Chain {

  private final StoreFiles files;
  private final RunLayout layout;
  private final Companions companions;
  private final Consumer<DamagedFile> damages;
  private final NavigableSet<Integer> listed = new TreeSet<>();
  private Optional<String> settingsDigest;
  private Optional<String> head;
  private int next;
  private boolean ended;

  /**
   * Begins to read.
   *
   * @param companions with the rule for files that are not published
   * @param settingsDigest of all generations; empty to take that of the first one
   * @param root SHA-256 of the run's file; empty if that cannot be read
   * @param damages receives each damage
   */
  public Chain(
      StoreFiles files,
      RunLayout layout,
      Companions companions,
      Optional<String> settingsDigest,
      Optional<String> root,
      Consumer<DamagedFile> damages)
      throws IOException {
    this.files = files;
    this.layout = layout;
    this.companions = companions;
    this.settingsDigest = settingsDigest;
    this.head = root;
    this.damages = damages;
    // Before anything is read: a generation that a rival commits meanwhile must not make an earlier
    // one look missing.
    files.list(layout.directory(Table.FITNESS)).stream()
        .map(RunLayout::generation)
        .forEach(listed::add);
  }

  /** SHA-256 of the last file that was read; empty if the last one could not be. */
  public Optional<String> head() {
    return head;
  }

  /**
   * The number of the next generation, which is the number of generations read if none is damaged.
   */
  public int size() {
    return next;
  }

  /** How many generations there were when the reading began, by the names of directories. */
  public int expected() {
    return listed.isEmpty() ? 0 : listed.last() + 1;
  }

  /** The next generation that can be read; empty when there is none. */
  public Optional<CommittedGeneration> next() throws IOException {
    Optional<CommittedGeneration> committed = Optional.empty();
    while (committed.isEmpty() && !ended) {
      try {
        committed = read();
      } catch (DamagedFile e) {
        damages.accept(e.expecting(previousSaidBy(next + 1)));
        companions.checkAlone(next, damages);
        head = Optional.empty();
        next++;
      }
    }
    return committed;
  }

  private Optional<CommittedGeneration> read() throws IOException {
    Optional<byte[]> fitness = files.read(file(next));
    if (fitness.isEmpty()) {
      passGap();
      return Optional.empty();
    }
    CommittedGeneration committed = committed(fitness.get());
    next++;
    return Optional.of(committed);
  }

  /** A driver that died before its commit may leave a directory, but no file in it. */
  private void passGap() throws IOException {
    Optional<Integer> later = firstAfter(next);
    if (later.isEmpty()) {
      ended = true;
      return;
    }
    int first = next;
    next = later.get() - 1;
    throw gap(first, next);
  }

  /** Only the digest of the last missing file is recorded, in the file after it. */
  private DamagedFile gap(int first, int last) {
    String reason = "the file is missing, later ones are there";
    DamagedFile gap = DamagedFile.of(files.describe(file(first)), reason);
    return first == last
        ? gap
        : new DamagedFile(gap.damage().expecting("each generation from " + first + " to " + last));
  }

  private Optional<Integer> firstAfter(int generation) throws IOException {
    for (int later : listed.tailSet(generation, false)) {
      if (isThere(file(later))) {
        return Optional.of(later);
      }
    }
    return Optional.empty();
  }

  private boolean isThere(String file) throws IOException {
    try {
      return files.read(file).isPresent();
    } catch (DamagedFile e) {
      return true;
    }
  }

  private CommittedGeneration committed(byte[] bytes) throws IOException {
    String name = files.describe(file(next));
    TableFile fitness = TableFile.read(Table.FITNESS, name, bytes);
    Footer footer = fitness.footer();
    if (!footer.isOf(Table.FITNESS, layout.runId(), next)) {
      throw DamagedFile.of(name, "the file belongs elsewhere");
    }
    checkPrevious(name, footer.value(Footer.PREVIOUS));
    checkSettings(name, footer.value(Footer.SETTINGS_DIGEST));
    Map<Table, TableFile> tables = companions.read(next, footer, damages);
    tables.put(Table.FITNESS, fitness);
    String digest = Sha256.hex(bytes);
    head = Optional.of(digest);
    return new CommittedGeneration(next, digest, tables);
  }

  private void checkPrevious(String name, String previous) {
    if (head.isPresent() && !head.get().equals(previous)) {
      String before = files.describe(next == 0 ? layout.run() : file(next - 1));
      DamagedFile broken =
          DamagedFile.of(name, "it does not follow " + before + " (one was replaced)");
      damages.accept(
          new DamagedFile(broken.damage().expecting("SHA-256 " + previous + " before it")));
    }
  }

  private void checkSettings(String name, String digest) {
    if (settingsDigest.isEmpty()) {
      settingsDigest = Optional.of(digest);
    }
    if (!settingsDigest.get().equals(digest)) {
      damages.accept(DamagedFile.of(name, "it was written with other settings"));
    }
  }

  /** SHA-256 of the previous generation's file, from the fitness file of a generation. */
  public Optional<String> previousSaidBy(int generation) {
    String file = file(generation);
    try {
      return files
          .read(file)
          .map(bytes -> TableFile.read(Table.FITNESS, files.describe(file), bytes).footer())
          .filter(footer -> footer.isOf(Table.FITNESS, layout.runId(), generation))
          .map(footer -> footer.value(Footer.PREVIOUS));
    } catch (IOException | DamagedFile e) {
      // The digest would only have completed a message.
      return Optional.empty();
    }
  }

  private String file(int generation) {
    return layout.file(Table.FITNESS, generation);
  }
}
