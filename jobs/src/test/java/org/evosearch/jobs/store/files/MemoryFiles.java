package org.evosearch.jobs.store.files;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Files that last as long as this object; a claimed name leaves its source. */
public final class MemoryFiles implements StoreFiles {

  private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();

  /** The files as they are now, to be changed without these. */
  public MemoryFiles copy() {
    MemoryFiles copy = new MemoryFiles();
    copy.files.putAll(files);
    return copy;
  }

  @Override
  public String describe(String file) {
    return "memory/" + file;
  }

  @Override
  public Optional<byte[]> read(String file) {
    return Optional.ofNullable(files.get(file));
  }

  @Override
  public List<String> list(String directory) {
    String prefix = directory + "/";
    return files.keySet().stream()
        .filter(file -> file.startsWith(prefix))
        .map(file -> file.substring(prefix.length()).replaceFirst("/.*", ""))
        .distinct()
        .toList();
  }

  @Override
  public void write(String file, byte[] content) {
    files.put(file, content.clone());
  }

  @Override
  public void claim(String source, String target) throws IOException {
    if (files.putIfAbsent(target, present(source)) != null) {
      throw new FileAlreadyExistsException(target);
    }
  }

  @Override
  public void rename(String source, String target) throws IOException {
    files.put(target, present(source));
    files.remove(source);
  }

  private byte[] present(String file) throws IOException {
    byte[] content = files.get(file);
    if (content == null) {
      throw new NoSuchFileException(file);
    }
    return content;
  }

  @Override
  public void delete(String file) {
    files.keySet().removeIf(name -> name.equals(file) || name.startsWith(file + "/"));
  }

  @Override
  public Closeable lock(String runId) {
    return () -> {};
  }
}
