package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;

/**
 * The files beside a generation's {@code fitness}. They are staged before the commit, under names
 * derived from their content, and published after it; the fitness file has their digests.
 */
public final class Companions {

  /** Handles a file of a committed generation that is staged and not published. */
  @FunctionalInterface
  public interface Unpublished {

    /** Called for a committed file that is staged but not yet published. */
    void found(Table table, int generation, String digest) throws IOException;
  }

  private final StoreFiles files;
  private final RunLayout layout;
  private final Unpublished unpublished;

  /** The files for a driver; it publishes those that an earlier driver did not. */
  public Companions(StoreFiles files, RunLayout layout) {
    this.files = files;
    this.layout = layout;
    this.unpublished = this::publish;
  }

  /** The files for a reader with a rule of its own for those that are not published. */
  public Companions(StoreFiles files, RunLayout layout, Unpublished unpublished) {
    this.files = files;
    this.layout = layout;
    this.unpublished = unpublished;
  }

  /** The tables that have a file beside the fitness file, according to its footer. */
  public static List<Table> named(Footer fitness) {
    return Table.BESIDE.stream()
        .filter(
            table ->
                Table.COMPANIONS.contains(table)
                    || !fitness.value(Footer.digestOf(table)).isEmpty())
        .toList();
  }

  /** Writes the files to names that no reader uses. Can be repeated. */
  void stage(SealedGeneration generation) throws IOException {
    for (Table table : named(generation.footer())) {
      String name = layout.staged(table, generation.number(), generation.digest(table));
      files.write(name, generation.bytes(table));
    }
  }

  /**
   * Gives the files of a committed generation their final names. Can be repeated, by any driver.
   */
  void publish(int generation, Footer fitness) throws IOException {
    for (Table table : named(fitness)) {
      publish(table, generation, fitness.value(Footer.digestOf(table)));
    }
  }

  private void publish(Table table, int generation, String digest) throws IOException {
    String target = layout.file(table, generation);
    try {
      files.rename(layout.staged(table, generation, digest), target);
    } catch (IOException e) {
      // Another driver that opened the run may have published the same file.
      if (files.read(target).isEmpty()) {
        throw e;
      }
    }
  }

  /**
   * Reads the files of a committed generation.
   *
   * @param fitness the footer of its fitness file
   * @param damages receives each file that differs from the committed one
   * @return the others
   */
  Map<Table, TableFile> read(int generation, Footer fitness, Consumer<DamagedFile> damages)
      throws IOException {
    Map<Table, TableFile> tables = new EnumMap<>(Table.class);
    for (Table table : named(fitness)) {
      String digest = fitness.value(Footer.digestOf(table));
      try {
        tables.put(table, read(table, generation, digest));
      } catch (DamagedFile e) {
        damages.accept(e.expecting(Optional.of(digest).filter(Companions::isDigest)));
      }
    }
    return tables;
  }

  /** Checks the files beside a fitness file that cannot be read, each by itself. */
  void checkAlone(int generation, Consumer<DamagedFile> damages) throws IOException {
    for (Table table : Table.BESIDE) {
      String file = layout.file(table, generation);
      try {
        files.read(file).ifPresent(bytes -> TableFile.read(table, files.describe(file), bytes));
      } catch (DamagedFile e) {
        damages.accept(e);
      }
    }
  }

  private TableFile read(Table table, int generation, String digest) throws IOException {
    String name = files.describe(layout.file(table, generation));
    if (!isDigest(digest)) {
      throw DamagedFile.of(name, "the fitness file beside it does not contain its SHA-256");
    }
    byte[] bytes = published(table, generation, digest);
    TableFile content = TableFile.read(table, name, bytes);
    if (!Sha256.hex(bytes).equals(digest)) {
      throw DamagedFile.of(name, "it is not the file that was committed");
    }
    if (!content.footer().isOf(table, layout.runId(), generation)) {
      throw DamagedFile.of(name, "the file belongs elsewhere");
    }
    return content;
  }

  private static boolean isDigest(String text) {
    return text.length() == Sha256.LENGTH;
  }

  private byte[] published(Table table, int generation, String digest) throws IOException {
    String file = layout.file(table, generation);
    Optional<byte[]> present = files.read(file);
    if (present.isPresent()) {
      return present.get();
    }
    Optional<byte[]> staged = files.read(layout.staged(table, generation, digest));
    if (staged.isPresent()) {
      unpublished.found(table, generation, digest);
    }
    // Read again: its driver may have published it in between.
    return files
        .read(file)
        .or(() -> staged)
        .orElseThrow(() -> DamagedFile.of(files.describe(file), "the file is missing"));
  }
}
