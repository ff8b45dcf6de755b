package org.evosearch.dataset.source;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImageTask;
import org.jspecify.annotations.Nullable;

/**
 * The image sets that were read in this process, each of them once while memory is not short,
 * however many searches and evaluators use it.
 */
public final class LoadedImages {

  private static final Map<Key, SoftReference<ImageTask>> LOADED = new ConcurrentHashMap<>();

  /** Images of one content. */
  private record Key(DatasetSettings settings, String digest) {}

  private LoadedImages() {}

  /**
   * Reads images from where they lie, whether they were read before or not: they may be others now.
   *
   * @throws DataException if they cannot be read
   */
  public static ImageTask read(DatasetSettings settings) {
    ImageTask images = Datasets.load(settings);
    LOADED.put(new Key(settings, images.digest()), new SoftReference<>(images));
    return images;
  }

  /**
   * Images of a known content; they are read if this process has not got them.
   *
   * @param digest SHA-256, in hex, of the images
   * @throws DataException if those that are there are others, or cannot be read
   */
  public static ImageTask get(DatasetSettings settings, String digest) {
    // One reads and the others wait.
    SoftReference<ImageTask> reference =
        LOADED.compute(
            new Key(settings, digest),
            (key, known) -> isThere(known) ? known : new SoftReference<>(same(key)));
    ImageTask images = reference.get();
    return images == null ? same(new Key(settings, digest)) : images;
  }

  private static boolean isThere(@Nullable SoftReference<ImageTask> reference) {
    return reference != null && reference.get() != null;
  }

  private static ImageTask same(Key key) {
    ImageTask images = Datasets.load(key.settings());
    if (!images.digest().equals(key.digest())) {
      throw new DataException(
          "Cannot use " + key.settings().name() + ": its images differ from those of the driver");
    }
    return images;
  }
}
