package org.evosearch.jobs;

import java.io.IOException;

/** Signals to processes, which Java can only kill. */
public final class Signals {

  private Signals() {}

  /** Sends a signal to a process. */
  public static void send(String name, ProcessHandle target)
      throws IOException, InterruptedException {
    new ProcessBuilder("bash", "-c", "kill -" + name + " " + target.pid()).start().waitFor();
  }
}
