package org.evosearch.jobs.score;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Libtorch;
import org.evosearch.export.ModelFiles;
import org.evosearch.scoring.Scorer;

/**
 * Models that are loaded in this process and wait for the next task, one for each task that ran at
 * the same time. One that no task takes for {@value #MAX_IDLE_SECONDS} seconds is closed, since
 * executors are not told when a job ends; of more than {@value #MAX_IDLE}, the least recently used.
 */
final class LoadedModels {

  private static final int MAX_IDLE = 64;

  private static final int MAX_IDLE_SECONDS = 60;

  /** The most recently used first. */
  private static final Deque<Idle> IDLE = new ArrayDeque<>();

  private static final ScheduledExecutorService CLOSER =
      Executors.newSingleThreadScheduledExecutor(LoadedModels::daemon);

  private LoadedModels() {}

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "evosearch-loaded-models");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * A model that waits.
   *
   * @param since in nanoseconds, as the clock of the process counts them
   */
  private record Idle(Loaded loaded, long since) {}

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
      for (Iterator<Idle> each = IDLE.iterator(); each.hasNext(); ) {
        Loaded loaded = each.next().loaded();
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
      IDLE.addFirst(new Idle(loaded, System.nanoTime()));
      while (IDLE.size() > MAX_IDLE) {
        IDLE.removeLast().loaded().scorer().close();
      }
    }
    Duration longest = Duration.ofSeconds(MAX_IDLE_SECONDS);
    // Never canceled: it closes what is idle by then.
    Future<?> unused =
        CLOSER.schedule(() -> closeIdle(longest), MAX_IDLE_SECONDS, TimeUnit.SECONDS);
  }

  /** Closes the models that no task has taken for this long. */
  static void closeIdle(Duration longest) {
    synchronized (IDLE) {
      while (!IDLE.isEmpty() && System.nanoTime() - IDLE.getLast().since() >= longest.toNanos()) {
        IDLE.removeLast().loaded().scorer().close();
      }
    }
  }
}
