package org.evosearch.experiment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.LoadedData;

/** The data of experiments, read once however many experiments use them. */
public final class ExperimentData {

  private final Map<DatasetSettings, String> digests;

  /** Creates one that has read nothing so far. */
  public ExperimentData() {
    this(Map.of());
  }

  /**
   * Creates one for data that another process has read.
   *
   * @param digests returned by {@link #digests()} in that process
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
   * @throws org.evosearch.dataset.DataException also if the data are not images
   */
  ImageTask images(DatasetSettings settings) {
    return LoadedData.requireImages(task(settings));
  }

  /** SHA-256, in hex, of all data that were read. */
  public Map<DatasetSettings, String> digests() {
    return Map.copyOf(digests);
  }
}
