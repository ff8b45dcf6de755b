package org.evosearch.jobs.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.evosearch.jobs.JavaCommand;
import org.evosearch.jobs.Signals;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Searches whose driver is ended by their own trials, or from outside. */
@EnabledOnOs(OS.LINUX)
class SupervisedSearchIT {

  @TempDir private Path folder = Path.of("");

  private Supervised start(String... perils) throws IOException {
    List<String> args = new ArrayList<>(List.of(folder.resolve("store").toString()));
    args.addAll(List.of(perils));
    return Supervised.start(folder, JavaCommand.of(PerilousSearch.class, args));
  }

  /** The history of a search whose process nothing ends. */
  private List<GenerationRecord> expected(TrialId... crashed) {
    Map<TrialId, PerilousRecipe.Peril> perils =
        Stream.of(crashed).collect(Collectors.toMap(id -> id, id -> PerilousRecipe.Peril.NONE));
    Path store = folder.resolve("expected");
    try (TrialRunner runner = new LocalTrialRunner(PerilousSearch.recipe(0, perils), 1)) {
      PerilousSearch.search(store, runner);
    }
    return PerilousSearch.history(store);
  }

  private List<GenerationRecord> history() {
    return PerilousSearch.history(folder.resolve("store"));
  }

  @Test
  void trialsThatEndTheDriverAreRecordedAndTheSearchGoesOn()
      throws IOException, InterruptedException {
    try (Supervised search = start("0/3=ABORT", "1/6=HALT")) {
      assertThat(search.exitCode()).describedAs(search.text("err")).isZero();
      assertThat(search.text("err"))
          .contains("crashed (exit status 134)")
          .contains("crashed (exit status 1)");
    }
    assertThat(history()).isEqualTo(expected(new TrialId(0, 3), new TrialId(1, 6)));
  }

  @Test
  void nobodyIsBlamedForADriverThatWasKilled() throws IOException, InterruptedException {
    try (Supervised search = start()) {
      ProcessHandle driver = whileTrialsRun(search);
      Signals.send("KILL", search.process().toHandle());
      Awaitility.await().atMost(Duration.ofSeconds(2)).until(() -> Supervised.hasEnded(driver));
    }
    try (Supervised search = start()) {
      Signals.send("KILL", whileTrialsRun(search));
      assertThat(search.exitCode()).isEqualTo(137);
    }
    try (Supervised search = start()) {
      ProcessHandle driver = whileTrialsRun(search);
      Signals.send("TERM", search.process().toHandle());
      assertThat(search.exitCode()).isEqualTo(143);
      assertThat(Supervised.hasEnded(driver)).isTrue();
    }
    try (Supervised search = start()) {
      assertThat(search.exitCode()).describedAs(search.text("err")).isZero();
      assertThat(search.text("err")).doesNotContain("crashed", "runs alone");
    }
    assertThat(history()).isEqualTo(expected());
  }

  @Test
  void aFullHeapEndsTheDriverWithOneLineAndIsNoTrialsFault()
      throws IOException, InterruptedException {
    try (Supervised search = start("1/6=HOARD")) {
      assertThat(search.exitCode()).describedAs(search.text("err")).isEqualTo(1);
      assertThat(search.text("err"))
          .containsPattern(
              "TrialsCannotRun: The Java heap is full \\([0-9]+ MiB\\): give it more"
                  + " \\(EVOSEARCH_JAVA_OPTIONS=-Xmx2g\\) or run fewer trials at once")
          .doesNotContain("crashed");
    }
    try (Supervised search = start()) {
      assertThat(search.exitCode()).describedAs(search.text("err")).isZero();
    }
    assertThat(history()).isEqualTo(expected());
  }

  /** A dozen starts of Java and Spark; executors that die alike are tested in each build. */
  @Test
  @Tag("nightly")
  void whereEveryTrialEndsTheDriverNothingIsRecordedAndTheSameSearchResumes()
      throws IOException, InterruptedException {
    String[] all = IntStream.range(0, 10).mapToObj(i -> "0/" + i + "=HALT").toArray(String[]::new);
    try (Supervised search = start(all)) {
      assertThat(search.exitCode()).describedAs(search.text("err")).isEqualTo(1);
      assertThat(search.text("err"))
          .containsPattern(
              "MachineFaultException: Cannot commit generation 0: the last 5 trials that were run"
                  + " failed for reasons of the machines \\(crashed\\): the process of the search"
                  + " ended with exit status 1\\. ");
    }
    try (Supervised search = start()) {
      assertThat(search.exitCode()).describedAs(search.text("err")).isZero();
    }
    assertThat(history()).isEqualTo(expected());
  }

  /** Waits until trials are running. */
  private static ProcessHandle whileTrialsRun(Supervised search) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> !search.process().isAlive() || !Suspicion.of(search.log(), "r").isNone());
    return search.child();
  }
}
