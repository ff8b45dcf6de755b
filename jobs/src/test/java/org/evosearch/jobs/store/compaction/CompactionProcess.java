package org.evosearch.jobs.store.compaction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.evosearch.jobs.store.files.LocalFiles;
import org.evosearch.jobs.store.journal.RunLayout;

/** Compacts a run of a local store, and kills itself without notice after a while. */
final class CompactionProcess {

  private static final int WARM_UP = 2;

  private CompactionProcess() {}

  /**
   * Runs.
   *
   * @param args the store, a store to warm up with, and after how many microseconds the process
   *     ends; 0 for never
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    for (int i = 0; i < WARM_UP; i++) {
      compact(Path.of(args[1] + i));
    }
    long micros = Long.parseLong(args[2]);
    if (micros > 0) {
      CountDownLatch begun = new CountDownLatch(1);
      Thread killer = new Thread(() -> killAfter(begun, micros));
      killer.setDaemon(true);
      killer.start();
      begun.countDown();
    }
    long start = System.nanoTime();
    compact(Path.of(args[0]));
    System.out.println(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start));
  }

  private static void compact(Path store) throws IOException {
    new RunCompaction(new LocalFiles(store), new RunLayout("r")).run();
  }

  private static void killAfter(CountDownLatch begun, long micros) {
    try {
      begun.await();
      TimeUnit.MICROSECONDS.sleep(micros);
      String pid = String.valueOf(ProcessHandle.current().pid());
      new ProcessBuilder("kill", "-9", pid).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
