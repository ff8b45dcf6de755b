package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.evosearch.jobs.JavaCommand;

/** A command that runs in a process of its own, so that it can be killed. */
record Driver(Process process) implements AutoCloseable {

  /** Starts a command; its output goes to a file in the folder. */
  static Driver start(Path folder, List<String> args) {
    try {
      return new Driver(
          new ProcessBuilder(JavaCommand.of(Main.class, args))
              .redirectErrorStream(true)
              .redirectOutput(
                  ProcessBuilder.Redirect.appendTo(folder.resolve("driver.log").toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the process as a power cut would. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Waits until the process ends by itself. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(10, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The driver did not end within 10 minutes");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
