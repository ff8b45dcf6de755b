package org.evosearch.jobs.score;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Libtorch;
import org.evosearch.export.ModelFiles;
import org.evosearch.scoring.Scorer;

/**
 * Models that are loaded in this process and wait for the next task, one for each task that ran at
 * the same time. The least recently used are closed when there are more than {@value #MAX_IDLE}.
 */
final class LoadedModels {

  private static final int MAX_IDLE = 64;

  private static final Deque<Loaded> IDLE = new ArrayDeque<>();

  private LoadedModels() {}

  /** A model on a device. */
  record Loaded(String digest, DeviceSlot device, Scorer scorer) {

    private boolean is(String otherDigest, DeviceSlot otherDevice) {
      return digest.equals(otherDigest) && device.equals(otherDevice);
    }
  }

  /**
   * Takes a model for one task, which gives it back.
   *
   * @param digest of the files
   */
  static Loaded take(ModelFiles files, String digest, DeviceSlot device) {
    synchronized (IDLE) {
      for (Iterator<Loaded> each = IDLE.iterator(); each.hasNext(); ) {
        Loaded loaded = each.next();
        if (loaded.is(digest, device)) {
          each.remove();
          return loaded;
        }
      }
    }
    Libtorch.useThreads(1);
    return new Loaded(digest, device, Scorer.open(files, device));
  }

  static void giveBack(Loaded loaded) {
    synchronized (IDLE) {
      IDLE.addFirst(loaded);
      while (IDLE.size() > MAX_IDLE) {
        IDLE.removeLast().scorer().close();
      }
    }
  }
}
