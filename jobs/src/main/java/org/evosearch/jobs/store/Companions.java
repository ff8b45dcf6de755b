package org.evosearch.jobs.store;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.evosearch.digest.Sha256;

/**
 * The files beside a generation's {@code fitness}. They are staged before the commit, under names
 * that say their content, and published after it; the fitness file says which content is theirs.
 */
final class Companions {

  private final StoreFiles files;
  private final RunLayout layout;

  Companions(StoreFiles files, RunLayout layout) {
    this.files = files;
    this.layout = layout;
  }

  /** Writes the files where no reader looks. Can be repeated. */
  void stage(SealedGeneration generation) throws IOException {
    for (Table table : Table.COMPANIONS) {
      String name = layout.staged(table, generation.number(), generation.digest(table));
      files.write(name, generation.bytes(table));
    }
  }

  /** Gives the files of a committed generation their final names. Can be repeated, by anyone. */
  void publish(int generation, Footer fitness) throws IOException {
    for (Table table : Table.COMPANIONS) {
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

  /** Reads the files of a committed generation; what was not published yet is published now. */
  Map<Table, TableFile> read(int generation, Footer fitness) throws IOException {
    Map<Table, TableFile> tables = new EnumMap<>(Table.class);
    for (Table table : Table.COMPANIONS) {
      String digest = fitness.value(Footer.digestOf(table));
      tables.put(table, read(table, generation, digest));
    }
    return tables;
  }

  private TableFile read(Table table, int generation, String digest) throws IOException {
    String file = layout.file(table, generation);
    String name = files.describe(file);
    byte[] bytes = published(table, generation, digest);
    TableFile content = TableFile.read(table, name, bytes);
    if (!Sha256.hex(bytes).equals(digest)) {
      throw TableFile.cannotOpen(name, "it is not the file that was committed");
    }
    return content;
  }

  private byte[] published(Table table, int generation, String digest) throws IOException {
    String file = layout.file(table, generation);
    Optional<byte[]> present = files.read(file);
    if (present.isPresent()) {
      return present.get();
    }
    if (files.read(layout.staged(table, generation, digest)).isPresent()) {
      publish(table, generation, digest);
    }
    return files
        .read(file)
        .orElseThrow(() -> TableFile.cannotOpen(files.describe(file), "the file is missing"));
  }
}
