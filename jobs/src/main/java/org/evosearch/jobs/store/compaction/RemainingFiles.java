package org.evosearch.jobs.store.compaction;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.jobs.store.files.ForwardingFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.RunLayout;

/**
 * A store as it will be when a run is compacted: its small files are gone, and files that are only
 * staged are in their places.
 */
final class RemainingFiles extends ForwardingFiles {

  private final StoreFiles files;
  private final RunLayout layout;
  private final int generations;
  private final Map<String, String> staged;

  /**
   * Creates the view.
   *
   * @param generations how many will be merged
   * @param staged names of staged files by their final names
   */
  RemainingFiles(StoreFiles files, RunLayout layout, int generations, Map<String, String> staged) {
    super(files);
    this.files = files;
    this.layout = layout;
    this.generations = generations;
    this.staged = Map.copyOf(staged);
  }

  @Override
  public Optional<byte[]> read(String file) throws IOException {
    return isRemoved(file) ? Optional.empty() : files.read(staged.getOrDefault(file, file));
  }

  private boolean isRemoved(String file) {
    return Table.OF_A_GENERATION.stream()
        .map(table -> layout.directory(table) + "/")
        .filter(file::startsWith)
        .map(table -> file.substring(table.length()).replaceFirst("/.*", ""))
        .anyMatch(directory -> RunLayout.isMergedInto(directory, generations));
  }

  @Override
  public List<String> list(String directory) throws IOException {
    Stream<String> soon =
        staged.keySet().stream()
            .filter(file -> file.startsWith(directory + "/"))
            .map(file -> file.substring(directory.length() + 1).replaceFirst("/.*", ""));
    return Stream.concat(
            files.list(directory).stream().filter(name -> !isRemoved(directory + "/" + name)), soon)
        .distinct()
        .toList();
  }
}
