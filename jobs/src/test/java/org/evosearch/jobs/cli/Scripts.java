package org.evosearch.jobs.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The scripts of {@code jobs/bin}. */
final class Scripts {

  private Scripts() {}

  /** Whether a script ends with exit code 0. */
  static boolean succeeds(String name, String... args) throws IOException, InterruptedException {
    return start(Map.of(), Redirect.DISCARD, name, List.of(args)).waitFor() == 0;
  }

  /**
   * Runs a script, which is to succeed.
   *
   * @param folder for what it prints
   * @param environment beside that of this process
   * @return what it printed
   */
  static String output(Path folder, Map<String, String> environment, String name, List<String> args)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "command", ".out");
    Process process = start(environment, Redirect.to(out.toFile()), name, args);
    if (!process.waitFor(6, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(name + " " + args + ": " + Files.readString(out));
    }
    return Files.readString(out).strip();
  }

  /**
   * Starts a script.
   *
   * @param out takes what it prints, errors too
   */
  static Process start(
      Map<String, String> environment, Redirect out, String name, List<String> args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("evosearch.home") + "/jobs/bin/" + name);
    command.addAll(args);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out);
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    return builder.start();
  }
}
