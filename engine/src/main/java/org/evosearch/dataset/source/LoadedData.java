package org.evosearch.dataset.source;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.signal.SignalTask;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the data that were read in this process: unless memory runs short, each is read once,
 * however many searches and evaluators use it.
 */
public final class LoadedData {

  private static final Map<Key, SoftReference<DataTask>> LOADED = new ConcurrentHashMap<>();

  /** Identifies data by settings and content. */
  private record Key(DatasetSettings settings, String digest) {}

  private LoadedData() {}

  /**
   * Reads data without looking in the cache, because they may have changed.
   *
   * @throws DataException if they cannot be read
   */
  public static DataTask read(DatasetSettings settings) {
    DataTask task = load(settings);
    LOADED.put(new Key(settings, task.digest()), new SoftReference<>(task));
    return task;
  }

  /**
   * Data of a known content, which are read if they are not cached.
   *
   * @param digest SHA-256, in hex, of the data
   * @throws DataException if the data have changed, or cannot be read
   */
  public static DataTask get(DatasetSettings settings, String digest) {
    // One thread reads and the others wait.
    SoftReference<DataTask> reference =
        LOADED.compute(
            new Key(settings, digest),
            (key, known) -> isThere(known) ? known : new SoftReference<>(same(key)));
    DataTask task = reference.get();
    return task == null ? same(new Key(settings, digest)) : task;
  }

  /**
   * Images of a known content, for callers that can use nothing else.
   *
   * @param digest SHA-256, in hex, of the images
   * @throws DataException as {@link #get}, or if the data are not images
   */
  public static ImageTask images(DatasetSettings settings, String digest) {
    return requireImages(get(settings, digest));
  }

  /**
   * The images of a task.
   *
   * @throws DataException if it is a task of something else
   */
  public static ImageTask requireImages(DataTask task) {
    if (task instanceof ImageTask images) {
      return images;
    }
    String others = task instanceof SignalTask ? "it has signals" : "it is a table";
    throw new DataException("Cannot use " + task.name() + ": " + others + ", not images");
  }

  private static DataTask load(DatasetSettings settings) {
    if (settings.kind() == DatasetSettings.Kind.SIGNAL) {
      return SignalSource.load(settings);
    }
    return settings.table() == null
        ? Datasets.load(settings)
        : TableSource.load(settings, settings.table());
  }

  private static boolean isThere(@Nullable SoftReference<DataTask> reference) {
    return reference != null && reference.get() != null;
  }

  private static DataTask same(Key key) {
    DataTask task = load(key.settings());
    if (!task.digest().equals(key.digest())) {
      throw new DataException(
          "Cannot use " + key.settings().name() + ": its data differ from those of the driver");
    }
    return task;
  }
}
