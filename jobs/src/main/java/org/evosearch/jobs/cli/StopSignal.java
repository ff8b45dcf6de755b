package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.apache.spark.util.SignalUtils$;
import org.evosearch.search.StopRequest;
import org.evosearch.strategy.StopReason;

/**
 * The signal by which systems ask a process to end: the search stops at its next commit. Who sends
 * it a second time ends the process at once, which loses nothing either but what trials had begun.
 */
final class StopSignal implements StopRequest {

  private static final String NAME = "TERM";

  private final PrintWriter err;
  private volatile boolean sent;

  private StopSignal(PrintWriter err) {
    this.err = err;
  }

  /** Listens from now on. */
  static StopSignal listen(PrintWriter err) {
    StopSignal signal = new StopSignal(err);
    SignalUtils$.MODULE$.register(NAME, signal::take);
    return signal;
  }

  /** Takes the signal; false leaves it to whoever had it before. */
  Object take() {
    if (sent) {
      return false;
    }
    sent = true;
    err.println("evosearch: stops at the next commit; another " + NAME + " ends it at once");
    err.flush();
    return true;
  }

  @Override
  public Optional<StopReason> reason() {
    return sent ? Optional.of(new StopReason("stopped by signal " + NAME)) : Optional.empty();
  }
}
