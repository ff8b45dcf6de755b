package org.evosearch.jobs.cli.spark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.evosearch.jobs.runner.TrialPlacement;

/**
 * What the user should know of memory before a search starts on a cluster: Spark knows of Java's
 * heap, and libtorch's memory is outside of it.
 *
 * @param conf the application's
 * @param placement where trials run
 * @param trialBytes what one trial may take, 0 where that is not limited
 */
record MemoryAdvice(SparkConf conf, TrialPlacement placement, long trialBytes) {

  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final long MEBIBYTE = 1L << 20;

  /** Of images, and of libtorch itself. */
  private static final long BASE_MIB = 1024;

  /** Of the driver: it remembers the networks of all trials. */
  private static final long DRIVER_MIB = 1024;

  /** Spark's own default: a tenth of the heap, this much at least. */
  private static final long MIN_OVERHEAD_MIB = 384;

  /** One line each, none where there is nothing to be said. */
  List<String> lines() {
    return Stream.of(driver(), executors()).flatMap(Optional::stream).toList();
  }

  private static Optional<String> driver() {
    long heap = Runtime.getRuntime().maxMemory() / MEBIBYTE;
    return heap >= DRIVER_MIB * 9 / 10
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Memory: the driver has a heap of %d MiB; long searches need --driver-memory 4g",
                heap));
  }

  /** Cluster managers that end a container which takes more than it asked for. */
  private boolean isEnforced() {
    String master = conf.get("spark.master", "");
    return master.startsWith("yarn") || master.startsWith("k8s");
  }

  private Optional<String> executors() {
    long asked = overheadMib();
    long needed = BASE_MIB + slots() * (trialsUseMemory() ? trialBytes / MEBIBYTE : 0);
    return !isEnforced() || asked >= needed
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Memory: %d concurrent trials may take %d MiB outside the Java heap; %s is %d MiB",
                slots(),
                needed,
                OVERHEAD,
                asked));
  }

  /** Those on a GPU take its memory. */
  private boolean trialsUseMemory() {
    return !placement.asksForGpus() || placement.devices() == TrialPlacement.Devices.CPU;
  }

  private long slots() {
    return Math.max(1, conf.getInt("spark.executor.cores", 1) / conf.getInt("spark.task.cpus", 1));
  }

  private long overheadMib() {
    long heap = conf.getSizeAsMb("spark.executor.memory", "1g");
    return conf.contains(OVERHEAD)
        ? conf.getSizeAsMb(OVERHEAD)
        : Math.max(MIN_OVERHEAD_MIB, heap / 10);
  }
}
