package org.evosearch.jobs.runner;

import java.util.concurrent.ThreadFactory;

/**
 * Threads that do not keep the process alive.
 *
 * @param name of the threads, after {@code evosearch-}
 */
record DaemonThreads(String name) implements ThreadFactory {

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "evosearch-" + name);
    thread.setDaemon(true);
    return thread;
  }
}
