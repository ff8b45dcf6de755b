package org.evosearch.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.training.LastingFolder;

/**
 * A folder that lasts as long as this process. Equal names are one folder, as copies that travelled
 * are.
 *
 * @param name of the folder
 */
public record MemoryFolder(String name) implements LastingFolder {

  private static final long serialVersionUID = 1L;

  private static final Map<String, Map<String, byte[]>> FOLDERS = new ConcurrentHashMap<>();

  private Map<String, byte[]> files() {
    return FOLDERS.computeIfAbsent(name, n -> new ConcurrentHashMap<>());
  }

  @Override
  public List<String> names() {
    return List.copyOf(files().keySet());
  }

  @Override
  public Optional<byte[]> read(String file) {
    return Optional.ofNullable(files().get(file)).map(byte[]::clone);
  }

  @Override
  public void write(String file, byte[] content) {
    files().put(file, content.clone());
  }

  @Override
  public void delete(String file) {
    files().remove(file);
  }
}
