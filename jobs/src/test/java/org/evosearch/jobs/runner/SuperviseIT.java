package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.evosearch.jobs.Signals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script, with programs of the shell in place of searches. */
@EnabledOnOs(OS.LINUX)
class SuperviseIT {

  private static final String IN_ORDER = "rm \"$EVOSEARCH_FLIGHT_LOG\"; ";
  private static final String TRIAL = "echo begin 0/1 >> \"$EVOSEARCH_FLIGHT_LOG\"; ";

  @TempDir private Path folder = Path.of("");

  /** Starts a program that says in a file how often it was launched. */
  private Supervised start(String program) throws IOException {
    return Supervised.start(folder, List.of("bash", "-c", "echo launch >> launches; " + program));
  }

  private int run(String program) throws IOException, InterruptedException {
    try (Supervised run = start(program)) {
      return exitCode(run);
    }
  }

  private static int exitCode(Supervised run) throws InterruptedException {
    int exitCode = run.exitCode();
    assertThat(run.temporary()).isEmptyDirectory();
    return exitCode;
  }

  private List<String> lines(String file) throws IOException {
    return Files.readAllLines(folder.resolve(file));
  }

  private void assertThatItWasLaunchedOnce() throws IOException {
    assertThat(lines("launches")).hasSize(1);
  }

  @Test
  void whatEndsInOrderIsNotStartedAgain() throws IOException, InterruptedException {
    assertThat(run(TRIAL + IN_ORDER + "exit 3")).isEqualTo(3);
    assertThatItWasLaunchedOnce();
    assertThat(lines("err")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"kill -ABRT $$, 134", "kill -SEGV $$, 139", "exit 0, 0", "exit 1, 1"})
  void aCrashWithATrialRunningIsFollowedByAnotherProcess(String end, int status)
      throws IOException, InterruptedException {
    String twice = "if (( $(wc -l < launches) < 3 )); then " + TRIAL + end + "; fi; ";

    assertThat(run(twice + IN_ORDER)).isZero();
    assertThat(lines("launches")).hasSize(3);
    assertThat(lines("err"))
        .hasSize(2)
        .allMatch(line -> line.contains("(exit status " + status + ") with 1 of its trials"));
  }

  /** Spark ends the process before the search can say why, or after. */
  @ParameterizedTest
  @CsvSource({"'', 1", "rm \"$EVOSEARCH_FLIGHT_LOG\";, 0"})
  void aFullHeapIsNoTrialsFault(String before, int lines) throws IOException, InterruptedException {
    assertThat(run(TRIAL + before + "exit 52")).isEqualTo(1);
    assertThatItWasLaunchedOnce();
    assertThat(lines("err")).hasSize(lines).allMatch(line -> line.contains("heap is full"));
  }

  @ParameterizedTest
  @CsvSource({"kill -SEGV $$, 139", "exit 1, 1", "exit 0, 1"})
  void aCrashWithNoTrialRunningIsTheEnd(String end, int status)
      throws IOException, InterruptedException {
    assertThat(run(TRIAL + TRIAL.replace("begin", "end") + end)).isEqualTo(status);
    assertThatItWasLaunchedOnce();
    assertThat(lines("err")).singleElement().asString().contains("while no trial ran");
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "KILL, 137", "TERM, 143"})
  void whoIsEndedFromOutsideIsNotStartedAgain(String signal, int status)
      throws IOException, InterruptedException {
    assertThat(run(TRIAL + "kill -" + signal + " $$; sleep 60")).isEqualTo(status);
    assertThatItWasLaunchedOnce();
    assertThat(lines("err")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"HUP, 129", "INT, 130", "TERM, 143"})
  void aSignalIsPassedOnAndItsEffectWaitedFor(String signal, int status)
      throws IOException, InterruptedException {
    String program =
        "trap 'sleep 0.3; echo swept > swept; exit "
            + status
            + "' "
            + signal
            + "; "
            + TRIAL
            + "echo > ready; while true; do sleep 0.05; done";
    try (Supervised run = start(program)) {
      Awaitility.await().until(() -> Files.exists(folder.resolve("ready")));
      Signals.send(signal, run.process().toHandle());

      assertThat(exitCode(run)).isEqualTo(status);
    }
    assertThat(folder.resolve("swept")).exists();
    assertThatItWasLaunchedOnce();
  }

  @Test
  void whoKillsTheScriptKillsTheSearch() throws IOException, InterruptedException {
    try (Supervised run = start("echo > ready; sleep 60 & wait")) {
      Awaitility.await().until(() -> Files.exists(folder.resolve("ready")));
      ProcessHandle child = run.child();
      Signals.send("KILL", run.process().toHandle());

      Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> Supervised.hasEnded(child));
    }
  }

  @Test
  void theSearchReadsWhatTheScriptIsGiven() throws IOException, InterruptedException {
    try (Supervised run = start("cat; " + IN_ORDER)) {
      run.process().getOutputStream().write("words\n".getBytes(StandardCharsets.UTF_8));
      run.process().getOutputStream().close();
      assertThat(exitCode(run)).isZero();
    }
    assertThat(lines("out")).containsExactly("words");
  }
}
