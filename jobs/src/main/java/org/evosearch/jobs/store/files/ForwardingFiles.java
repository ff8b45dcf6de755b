package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Forwards to another {@link StoreFiles}; base class of decorators. */
public class ForwardingFiles implements StoreFiles {

  private final StoreFiles files;

  public ForwardingFiles(StoreFiles files) {
    this.files = files;
  }

  @Override
  public void createRoot() throws IOException {
    files.createRoot();
  }

  @Override
  public String describe(String file) {
    return files.describe(file);
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    return files.read(file);
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return files.list(directory);
  }

  @Override
  public List<String> abandoned(String directory) throws IOException {
    return files.abandoned(directory);
  }

  @Override
  public void write(String file, byte[] content) throws IOException {
    files.write(file, content);
  }

  @Override
  public void claim(String source, String target) throws IOException {
    files.claim(source, target);
  }

  @Override
  public void rename(String source, String target) throws IOException {
    files.rename(source, target);
  }

  @Override
  public void delete(String file) throws IOException {
    files.delete(file);
  }

  @Override
  public Closeable lock(String runId) throws IOException {
    return files.lock(runId);
  }
}
