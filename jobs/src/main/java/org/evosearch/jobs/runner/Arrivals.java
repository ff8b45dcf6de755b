package org.evosearch.jobs.runner;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The outcomes of a stage, processed one after the other. */
final class Arrivals {

  private final Executor thread;
  private final Consumer<Throwable> untaken;
  private final Queue<CompletableFuture<Void>> all = new ConcurrentLinkedQueue<>();

  /**
   * Creates the arrivals of one stage.
   *
   * @param thread that runs the callbacks
   * @param untaken receives at once the reason why a callback failed
   */
  Arrivals(Executor thread, Consumer<Throwable> untaken) {
    this.thread = thread;
    this.untaken = untaken;
  }

  /** Enqueues a callback; callbacks run in order on one thread. */
  void add(Runnable taking) {
    try {
      all.add(
          CompletableFuture.runAsync(taking, thread)
              .whenComplete(
                  (taken, problem) -> {
                    if (problem != null) {
                      untaken.accept(problem);
                    }
                  }));
    } catch (RejectedExecutionException e) {
      // The search has ended and canceled the stage.
    }
  }

  /**
   * Waits until each callback has run.
   *
   * @throws java.util.concurrent.CompletionException why a callback failed
   */
  void await() {
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
  }
}
