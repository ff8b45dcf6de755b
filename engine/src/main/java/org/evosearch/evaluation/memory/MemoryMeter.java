package org.evosearch.evaluation.memory;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures the peak memory of trials on one GPU. DJL does not expose the statistics of libtorch's
 * allocator. But the allocator keeps what it has once taken from the device until it is told to
 * release it, so after a trial that began with an empty cache and had the device to itself, it
 * releases the trial's peak, rounded up to the allocator's blocks (2 MiB and larger).
 *
 * <p>On the CPU nothing is measured: the memory of a process is shared with the JVM.
 */
public final class MemoryMeter {

  /** The caching allocator of one device. */
  public interface Allocator {

    /** Returns all cached memory that no array uses to the device. */
    void release();

    /** Bytes of the device that are in use, by anything; empty if that cannot be read. */
    OptionalLong used();
  }

  private static final Map<Integer, MemoryMeter> OF_GPUS = new ConcurrentHashMap<>();

  private final Allocator allocator;
  private int running;
  private long begun;

  /** A meter of a device on which no trial runs yet. */
  public MemoryMeter(Allocator allocator) {
    this.allocator = allocator;
  }

  /** The meter of a GPU, shared by all evaluators of this process. */
  public static MemoryMeter ofGpu(int gpu) {
    return OF_GPUS.computeIfAbsent(gpu, number -> new MemoryMeter(new GpuMemory(number)));
  }

  /** Registers a trial that begins; an idle device's cache is emptied. */
  public synchronized Reading begin() {
    running++;
    begun++;
    boolean isAlone = running == 1;
    if (isAlone) {
      allocator.release();
    }
    return new Reading(isAlone, begun);
  }

  private synchronized OptionalLong end(boolean wasAlone, long number) {
    running--;
    return wasAlone && begun == number ? released() : OptionalLong.empty();
  }

  private OptionalLong released() {
    OptionalLong before = allocator.used();
    allocator.release();
    OptionalLong after = allocator.used();
    long bytes = before.orElse(0) - after.orElse(Long.MAX_VALUE);
    return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
  }

  /** The reading of one trial; its arrays must be closed before it ends. */
  public final class Reading {

    private final boolean wasAlone;
    private final long number;

    private Reading(boolean wasAlone, long number) {
      this.wasAlone = wasAlone;
      this.number = number;
    }

    /** The peak in bytes; empty if other trials ran beside this one, or nothing was released. */
    public OptionalLong end() {
      return MemoryMeter.this.end(wasAlone, number);
    }
  }
}
