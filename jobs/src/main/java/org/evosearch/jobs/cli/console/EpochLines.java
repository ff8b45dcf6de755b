package org.evosearch.jobs.cli.console;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.evosearch.training.Checkpoints;
import org.evosearch.trial.Epoch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints a line for each epoch of a training run, wherever it runs: polls its learning curve in the
 * store.
 */
public final class EpochLines implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EpochLines.class);
  private static final int MILLIS = 500;

  private final PrintWriter out;
  private final Checkpoints checkpoints;
  private final int epochs;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> looking;
  private int shown;

  /**
   * Starts polling.
   *
   * @param epochs of the whole training run
   */
  public EpochLines(PrintWriter out, Checkpoints checkpoints, int epochs) {
    this.out = out;
    this.checkpoints = checkpoints;
    this.epochs = epochs;
    this.shown = checkpoints.curve().size();
    if (shown > 0 && shown < epochs) {
      out.printf(Locale.ROOT, "Resuming after epoch %d of %d.%n", shown, epochs);
      out.flush();
    }
    this.looking = clock.scheduleWithFixedDelay(this::look, MILLIS, MILLIS, TimeUnit.MILLISECONDS);
  }

  /** A failure of the store must not end the training run: the next poll may succeed. */
  private void look() {
    try {
      show();
    } catch (RuntimeException e) {
      LOG.debug("The curve cannot be read", e);
    }
  }

  private synchronized void show() {
    List<Epoch> curve = checkpoints.curve();
    curve.stream().skip(shown).forEach(this::print);
    shown = Math.max(shown, curve.size());
  }

  private void print(Epoch epoch) {
    out.printf(
        Locale.ROOT,
        "epoch %d of %d: training loss %.4f, learning rate %.5f; %.1f s%s%n",
        epoch.epoch(),
        epochs,
        epoch.trainLoss(),
        epoch.learningRate(),
        epoch.seconds(),
        TimeLeft.text((epochs - epoch.epoch()) * epoch.seconds()));
    out.flush();
  }

  @Override
  public void close() {
    looking.cancel(false);
    clock.shutdown();
    look();
  }
}
