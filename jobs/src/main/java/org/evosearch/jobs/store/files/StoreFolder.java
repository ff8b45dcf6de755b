package org.evosearch.jobs.store.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.training.LastingFolder;

/**
 * A folder of a store, reached in the same way from every machine.
 *
 * @param store URI of the store
 * @param name of the folder, relative to the store
 * @param hadoop settings of Hadoop's file systems
 */
public record StoreFolder(String store, String name, Map<String, String> hadoop)
    implements LastingFolder {

  private static final long serialVersionUID = 1L;

  /** Copies the settings. */
  public StoreFolder {
    hadoop = Map.copyOf(hadoop);
  }

  /** An access to files, which may fail. */
  @FunctionalInterface
  private interface Action<T> {
    T on(StoreFiles files) throws IOException;
  }

  private <T> T with(String verb, String file, Action<T> action) {
    StoreFiles files = StoreLocation.files(store, hadoop);
    try {
      return action.on(files);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot " + verb + " " + files.describe(file) + ": " + e.getMessage(), e);
    }
  }

  private String path(String file) {
    return name + "/" + file;
  }

  @Override
  public List<String> names() {
    return with("list", name, files -> files.list(name));
  }

  @Override
  public Optional<byte[]> read(String file) {
    return with("read", path(file), files -> files.read(path(file)));
  }

  @Override
  public void write(String file, byte[] content) {
    with(
        "write",
        path(file),
        files -> {
          files.write(path(file), content);
          return true;
        });
  }

  @Override
  public void delete(String file) {
    with(
        "delete",
        path(file),
        files -> {
          files.delete(path(file));
          return true;
        });
  }
}
