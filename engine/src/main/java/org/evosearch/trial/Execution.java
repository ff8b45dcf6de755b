package org.evosearch.trial;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when a trial ran and how fast: what differs between two runs of the same trial. Times
 * are kept to the microsecond, as tables keep them.
 *
 * @param host name of the machine
 * @param device such as {@code cpu} or {@code gpu(1)}
 * @param attempt from 0, counted anew by each driver
 * @param startedAt when the evaluator was given the trial
 * @param finishedAt when it gave the outcome
 * @param imagesPerSecond training images per second of training, 0 where nothing was trained
 */
public record Execution(
    String host,
    String device,
    int attempt,
    Instant startedAt,
    Instant finishedAt,
    double imagesPerSecond)
    implements Serializable {

  /** Nothing was run. */
  public static final Execution NONE = new Execution("", "", 0, Instant.EPOCH, Instant.EPOCH, 0);

  /** Cuts the times to microseconds, as tables keep them. */
  public Execution {
    startedAt = startedAt.truncatedTo(ChronoUnit.MICROS);
    finishedAt = finishedAt.truncatedTo(ChronoUnit.MICROS);
  }

  /** An execution that begins now. */
  public static Execution begun(String host, String device, int attempt) {
    Instant now = Instant.now();
    return new Execution(host, device, attempt, now, now, 0);
  }

  /** This execution, ended now. */
  public Execution finishedNow() {
    return new Execution(host, device, attempt, startedAt, Instant.now(), imagesPerSecond);
  }

  /** Wall time in seconds. */
  public double wallSeconds() {
    return ChronoUnit.MICROS.between(startedAt, finishedAt) / 1e6;
  }

  /** This execution at another speed. */
  public Execution withImagesPerSecond(double speed) {
    return new Execution(host, device, attempt, startedAt, finishedAt, speed);
  }
}
