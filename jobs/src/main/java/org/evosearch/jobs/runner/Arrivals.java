package org.evosearch.jobs.runner;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** What a stage has brought, on its way to whoever takes it, one after the other. */
final class Arrivals {

  private final Executor thread;
  private final Consumer<Throwable> untaken;
  private final Queue<CompletableFuture<Void>> all = new ConcurrentLinkedQueue<>();

  /**
   * Creates the arrivals of one stage.
   *
   * @param thread that takes them
   * @param untaken told at once why one could not be taken
   */
  Arrivals(Executor thread, Consumer<Throwable> untaken) {
    this.thread = thread;
    this.untaken = untaken;
  }

  /** Lets one be taken when those before it have been. */
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
      // The search has ended, and cancelled the stage.
    }
  }

  /**
   * Waits until each was tried.
   *
   * @throws java.util.concurrent.CompletionException why one could not be taken
   */
  void await() {
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
  }
}
