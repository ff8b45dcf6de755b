package org.evosearch.jobs.cli.spark;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.hadoop.service.launcher.IrqHandler;
import org.evosearch.search.StopRequest;
import org.evosearch.strategy.StopReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM: the search stops at its next commit. A second signal ends the process at once, which
 * loses only the work of running trials.
 *
 * <p>systemd, Slurm and {@code kill -- -GROUP} send the signal to every process of a group, and
 * {@code jobs/bin/supervise}, which is one of them, passes it on: it arrives twice within
 * milliseconds and counts once.
 */
public final class StopSignal implements StopRequest {

  /** A signal that follows the first one within this time is its echo. */
  static final Duration ECHO = Duration.ofSeconds(2);

  private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
  private static final String NAME = IrqHandler.SIGTERM;

  /** The exit code of a JVM that the signal ends. */
  static final int EXIT_CODE = 128 + 15;

  private final PrintWriter err;
  private final Clock clock;
  private volatile @Nullable Instant sentAt;

  /**
   * Creates the receiver of signals.
   *
   * @param err receives the note that the search will stop
   * @param clock distinguishes an echo from a second signal
   */
  StopSignal(PrintWriter err, Clock clock) {
    this.err = err;
    this.clock = clock;
  }

  /**
   * Installs the handler. Spark's own utility restores the earlier handler while one runs, so that
   * an echo would end the process.
   */
  public static StopSignal listen(PrintWriter err) {
    StopSignal signal = new StopSignal(err, Clock.systemUTC());
    try {
      new IrqHandler(NAME, received -> signal.take().ifPresent(System::exit)).bind();
    } catch (IllegalArgumentException e) {
      LOG.warn("Cannot handle {}: it will end the search at once", NAME, e);
    }
    return signal;
  }

  /** Handles a signal; returns the exit code if the process has to end at once. */
  synchronized Optional<Integer> take() {
    Instant first = sentAt;
    if (first != null) {
      boolean echo = clock.instant().isBefore(first.plus(ECHO));
      return echo ? Optional.empty() : Optional.of(EXIT_CODE);
    }
    sentAt = clock.instant();
    err.println("evosearch: stopping at the next commit; another " + NAME + " ends it at once");
    err.flush();
    return Optional.empty();
  }

  @Override
  public Optional<StopReason> reason() {
    return sentAt == null
        ? Optional.empty()
        : Optional.of(new StopReason("stopped by signal " + NAME));
  }
}
