package org.evosearch.experiment;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.LoadedImages;

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
   * The images of some settings.
   *
   * @throws org.evosearch.dataset.DataException if they cannot be read, or are not those that were
   *     read before
   */
  ImageTask images(DatasetSettings settings) {
    String digest = digests.get(settings);
    ImageTask images =
        digest == null ? LoadedImages.read(settings) : LoadedImages.get(settings, digest);
    digests.put(settings, images.digest());
    return images;
  }

  /** SHA-256, in hex, of all images that were read. */
  public Map<DatasetSettings, String> digests() {
    return Map.copyOf(digests);
  }
}
