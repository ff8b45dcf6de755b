package org.evosearch.jobs.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.snapshot.SnapshotException;
import org.evosearch.snapshot.SnapshotFacts;
import org.evosearch.snapshot.SnapshotJson;

/**
 * The snapshots of a store: {@code _data/sha256=<digest>}, each committed by its manifest, which is
 * created last and once; and {@code _data/asked=<question>.json}, which names the snapshot that a
 * question was answered with.
 */
public final class SnapshotFolder {

  static final String MANIFEST = "snapshot.json";
  static final String UNREADABLE = "unreadable.parquet";
  private static final String ROOT = "_data";

  private final String storeUri;
  private final StoreFiles files;

  /** The snapshots of a store. */
  public SnapshotFolder(String storeUri, StoreFiles files) {
    this.storeUri = storeUri;
    this.files = files;
  }

  /** An access to files, which may fail. */
  @FunctionalInterface
  private interface Action<T> {
    T take() throws IOException;
  }

  private static <T> T trying(Action<T> action) {
    try {
      return action.take();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot use the snapshots of the store: " + e.getMessage(), e);
    }
  }

  /** The name of a file with rows, which includes the number of files. */
  static String part(int index, int parts) {
    return String.format(Locale.ROOT, "part-%05d-of-%05d.parquet", index, parts);
  }

  private static String folder(String digest) {
    return ROOT + "/sha256=" + digest;
  }

  private static String asked(String question) {
    return ROOT + "/asked=" + question + ".json";
  }

  /** Where a snapshot is, as a path or URI. */
  public String location(String digest) {
    return storeUri + (storeUri.endsWith("/") ? "" : "/") + folder(digest);
  }

  /** A folder name, relative to the store, for files that are not published yet. */
  static String newStage() {
    return ROOT + "/making-" + UUID.randomUUID();
  }

  /** The manifest of a snapshot, empty if there is no such snapshot. */
  public Optional<SnapshotFacts> find(String digest) {
    return trying(() -> files.read(folder(digest) + "/" + MANIFEST)).map(SnapshotFolder::facts);
  }

  private static SnapshotFacts facts(byte[] manifest) {
    return SnapshotJson.read(new String(manifest, StandardCharsets.UTF_8));
  }

  /** The digest of the snapshot that a question was answered with. */
  public Optional<String> answer(String question) {
    return trying(() -> files.read(asked(question)))
        .map(content -> facts(content).digest())
        .filter(digest -> find(digest).isPresent());
  }

  /** Records the snapshot that answers a question; earlier answers remain as snapshots. */
  public void remember(String question, SnapshotFacts facts) {
    byte[] manifest = SnapshotJson.write(facts).getBytes(StandardCharsets.UTF_8);
    trying(
        () -> {
          files.write(asked(question), manifest);
          return true;
        });
  }

  /**
   * Publishes the files of a stage, unless the same snapshot exists. If several drivers publish it
   * at once, each of them finds a complete one afterwards.
   */
  void publish(String stage, SnapshotFacts facts) {
    trying(
        () -> {
          if (find(facts.digest()).isEmpty()) {
            move(stage, facts);
          }
          files.delete(stage);
          return true;
        });
  }

  private void move(String stage, SnapshotFacts facts) throws IOException {
    String folder = folder(facts.digest());
    for (String name : files.list(stage)) {
      files.rename(stage + "/" + name, folder + "/" + name);
    }
    String manifest = stage + "/" + MANIFEST;
    files.write(manifest, SnapshotJson.write(facts).getBytes(StandardCharsets.UTF_8));
    try {
      files.claim(manifest, folder + "/" + MANIFEST);
    } catch (IOException e) {
      // Another driver was first, or the reply was lost: fails only if there is no manifest.
      if (find(facts.digest()).isEmpty()) {
        throw e;
      }
    }
  }

  /** Deletes a stage that was not published. */
  void discard(String stage) {
    try {
      files.delete(stage);
    } catch (IOException e) {
      throw new SnapshotException("Cannot delete " + files.describe(stage), e);
    }
  }

  void write(String file, byte[] content) {
    trying(
        () -> {
          files.write(file, content);
          return true;
        });
  }
}
