package org.evosearch.experiment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.LoadedData;

/** The images of experiments, which are read once however many of them use the same. */
public final class ExperimentData {

  private final Map<DatasetSettings, String> digests;

  /** Creates one that has read nothing so far. */
  public ExperimentData() {
    this(Map.of());
  }

  /**
   * Creates one for images that another process has read.
   *
   * @param digests as {@link #digests()} there
   */
  public ExperimentData(Map<DatasetSettings, String> digests) {
    this.digests = new ConcurrentHashMap<>(digests);
  }

  /**
   * The data of some settings.
   *
   * @throws org.evosearch.dataset.DataException if they cannot be read, or are not those that were
   *     read before
   */
  DataTask task(DatasetSettings settings) {
    String digest = digests.get(settings);
    DataTask task = digest == null ? LoadedData.read(settings) : LoadedData.get(settings, digest);
    digests.put(settings, task.digest());
    return task;
  }

  /**
   * The images of some settings, as {@link #task}.
   *
   * @throws org.evosearch.dataset.DataException also if the data are a table
   */
  ImageTask images(DatasetSettings settings) {
    return LoadedData.requireImages(task(settings));
  }

  /** SHA-256, in hex, of all images that were read. */
  public Map<DatasetSettings, String> digests() {
    return Map.copyOf(digests);
  }
}
