package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.evosearch.jobs.JavaCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A supervised search, in a process group of its own to which signals are sent. */
@EnabledOnOs(OS.LINUX)
class SignalledGroupIT {

  private static final String LONG = "search.generations=100000";

  @TempDir private Path folder = Path.of("");
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(process -> process.descendants().forEach(ProcessHandle::destroyForcibly));
    started.forEach(Process::destroyForcibly);
  }

  /** The leader of a group has the group's number, and setsid makes one where it is exec'ed. */
  private Process start() throws IOException {
    List<String> line =
        new ArrayList<>(List.of("env", "--default-signal=HUP,INT,QUIT,TERM", "setsid"));
    line.add(System.getProperty("evosearch.home") + "/jobs/bin/supervise");
    line.addAll(JavaCommand.of(Main.class, TinySearch.args(folder, "-D", LONG)));
    Process process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    started.add(process);
    return process;
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private void awaitGenerations(int count) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> log().contains("generation " + count + " ("));
  }

  private static void signal(String name, Process group) throws IOException, InterruptedException {
    new ProcessBuilder("bash", "-c", "kill -" + name + " -- -" + group.pid()).start().waitFor();
  }

  private int exitCode(Process process) throws IOException, InterruptedException {
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).describedAs(log()).isTrue();
    return process.exitValue();
  }

  @Test
  void oneTermToTheGroupStopsTheSearchAtItsNextCommit() throws Exception {
    Process search = start();
    awaitGenerations(1);
    signal("TERM", search);

    assertThat(exitCode(search)).isEqualTo(1);
    assertThat(log())
        .containsOnlyOnce("evosearch: stopping at the next commit")
        .contains("The search has ended after")
        .contains("stopped by signal TERM");
  }

  @Test
  void anInterruptToTheGroupEndsItAtOnceAsFromATerminal() throws Exception {
    Process search = start();
    awaitGenerations(1);
    signal("INT", search);

    assertThat(exitCode(search)).isEqualTo(130);
    assertThat(log()).doesNotContain("stopping at the next commit", "crashed");
  }
}
