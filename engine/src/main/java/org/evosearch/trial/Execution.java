package org.evosearch.trial;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when a trial ran, how fast, and in how much memory: what differs between two runs of
 * the same trial. Times have microseconds, like those in tables.
 *
 * @param host name of the machine
 * @param device such as {@code cpu} or {@code gpu(1)}
 * @param attempt from 0, counted separately by each driver
 * @param startedAt when the evaluator received the trial
 * @param finishedAt when it returned the outcome
 * @param imagesPerSecond training images per second of training, 0 if nothing was trained
 * @param memory of the device, predicted and measured
 */
public record Execution(
    String host,
    String device,
    int attempt,
    Instant startedAt,
    Instant finishedAt,
    double imagesPerSecond,
    MemoryUse memory)
    implements Serializable {

  /** Nothing was run. */
  public static final Execution NONE = new Execution("", "", 0, Instant.EPOCH, Instant.EPOCH, 0);

  /** Truncates the times to microseconds. */
  public Execution {
    startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
    finishedAt = finishedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** An execution of unknown memory. */
  public Execution(
      String host,
      String device,
      int attempt,
      Instant startedAt,
      Instant finishedAt,
      double imagesPerSecond) {
    this(host, device, attempt, startedAt, finishedAt, imagesPerSecond, MemoryUse.UNKNOWN);
  }

  /** An execution that begins now. */
  public static Execution begun(String host, String device, int attempt) {
    Instant now = Instant.now();
    return new Execution(host, device, attempt, now, now, 0);
  }

  /** This execution, ended now. */
  public Execution finishedNow() {
    return new Execution(host, device, attempt, startedAt, Instant.now(), imagesPerSecond, memory);
  }

  /** Wall time in seconds. */
  public double wallSeconds() {
    return ChronoUnit.MICROS.between(startedAt, finishedAt) / 1e6;
  }

  /** This execution at another speed. */
  public Execution withImagesPerSecond(double speed) {
    return new Execution(host, device, attempt, startedAt, finishedAt, speed, memory);
  }

  /** This execution with its memory. */
  public Execution with(MemoryUse use) {
    return new Execution(host, device, attempt, startedAt, finishedAt, imagesPerSecond, use);
  }
}
