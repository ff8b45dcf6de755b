package org.evosearch.jobs.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A command that {@code jobs/bin/supervise} runs.
 *
 * @param process the script's
 * @param folder where it runs, and where out and err are
 * @param temporary where its flight log is
 */
record Supervised(Process process, Path folder, Path temporary) implements AutoCloseable {

  /** Starts the script, whose folder for temporary files is empty. */
  static Supervised start(Path folder, List<String> command) throws IOException {
    Path temporary = Files.createTempDirectory(folder, "tmp");
    // Whoever runs these tests in the background of a script ignores signals, and children inherit
    // that.
    List<String> line = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,QUIT"));
    line.add(System.getProperty("evosearch.home") + "/jobs/bin/supervise");
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("TMPDIR", temporary.toString());
    return new Supervised(builder.start(), folder, temporary);
  }

  /** Waits for the script's end. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(6, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The script did not end within 6 minutes");
    }
    return process.exitValue();
  }

  /** The process that the script has started, which has begun to do something. */
  ProcessHandle child() {
    Awaitility.await().until(() -> process.children().findAny().isPresent());
    return process.children().findAny().orElseThrow();
  }

  /**
   * Whether a process runs no more, even if whoever has inherited it has not yet asked for that.
   */
  static boolean hasEnded(ProcessHandle process) throws IOException {
    Path state = Path.of("/proc", Long.toString(process.pid()), "status");
    try (Stream<String> lines = Files.lines(state)) {
      return lines.anyMatch(line -> line.matches("State:\\s+[ZX].*"));
    } catch (NoSuchFileException | UncheckedIOException e) {
      return true;
    }
  }

  /** The flight log, which may not be there. */
  Stream<String> log() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      Optional<Path> file = files.findAny();
      return file.isEmpty() ? Stream.empty() : Files.readAllLines(file.get()).stream();
    }
  }

  String text(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
