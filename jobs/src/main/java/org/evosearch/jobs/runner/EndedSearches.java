package org.evosearch.jobs.runner;

import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes evaluators of searches that have ended, on an executor that outlives them. */
final class EndedSearches {

  private static final Logger LOG = LoggerFactory.getLogger(EndedSearches.class);
  private static final int SECONDS = 5;
  private static final AtomicBoolean WATCHED = new AtomicBoolean();

  private EndedSearches() {}

  /** Starts polling every few seconds, until the process ends. */
  static void watch() {
    if (WATCHED.compareAndSet(false, true)) {
      ScheduledExecutorService thread =
          Executors.newSingleThreadScheduledExecutor(new DaemonThreads("ended-searches"));
      // Never canceled: it ends with the process.
      Future<?> unused =
          thread.scheduleWithFixedDelay(EndedSearches::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    }
  }

  /** If the driver does not answer, everything stays open: the executor ends with its driver. */
  private static void look() {
    try {
      Set<Long> ended =
          OpenEvaluators.searches().stream()
              .filter(search -> !SearchLease.isHeld(search))
              .collect(Collectors.toSet());
      OpenEvaluators.release(ended::contains);
    } catch (RuntimeException e) {
      LOG.warn("Cannot tell which searches have ended; looking again in {} s", SECONDS, e);
    }
  }
}
