package org.evosearch.jobs.cli.spark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.evosearch.jobs.runner.TrialPlacement;

/**
 * Warnings about memory before a search starts on a cluster: Spark sizes containers by the Java
 * heap, and libtorch allocates outside of it.
 *
 * @param conf settings of the application
 * @param placement where trials run
 * @param trialBytes memory limit of a trial, 0 if there is none
 */
record MemoryAdvice(SparkConf conf, TrialPlacement placement, long trialBytes) {

  private static final String OVERHEAD = "spark.executor.memoryOverhead";
  private static final long MEBIBYTE = 1L << 20;

  /** For images, and for libtorch itself. */
  private static final long BASE_MIB = 1024;

  /** Heap of the driver, which holds the networks of all trials. */
  private static final long DRIVER_MIB = 1024;

  /** Spark's own default: a tenth of the heap, this much at least. */
  private static final long MIN_OVERHEAD_MIB = 384;

  /** One line for each warning. */
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

  /** YARN and Kubernetes kill a container that uses more memory than it requested. */
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

  /** Trials on a GPU use its memory instead. */
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
