package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Read-only files, for verification. A file that cannot be read is damage like any other; if
 * several in a row cannot be read, the store does not answer, and reading fails.
 */
public final class ReadOnlyFiles extends ForwardingFiles {

  private static final int MAX_FAILURES = 4;

  private int failures;

  public ReadOnlyFiles(StoreFiles files) {
    super(files);
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    try {
      Optional<byte[]> content = super.read(file);
      failures = 0;
      return content;
    } catch (IOException e) {
      failures++;
      if (failures > MAX_FAILURES) {
        throw e;
      }
      throw DamagedFile.of(describe(file), "it cannot be read (" + e + ")", e);
    }
  }

  @Override
  public void createRoot() {
    throw refused();
  }

  @Override
  public void write(String file, byte[] content) {
    throw refused();
  }

  @Override
  public void claim(String source, String target) {
    throw refused();
  }

  @Override
  public void rename(String source, String target) {
    throw refused();
  }

  @Override
  public void delete(String file) {
    throw refused();
  }

  @Override
  public Closeable lock(String runId) {
    throw refused();
  }

  private static UnsupportedOperationException refused() {
    return new UnsupportedOperationException("[BUG] Expected to be read only");
  }
}
