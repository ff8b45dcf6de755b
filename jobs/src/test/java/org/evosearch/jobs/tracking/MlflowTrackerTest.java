package org.evosearch.jobs.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search is reported as one run with a child for each of the best networks. */
class MlflowTrackerTest {

  private static final List<GenerationRecord> GENERATIONS =
      new SampleRecords("a").generations(3, 5);

  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private MlflowTwin server;

  @BeforeEach
  void start() throws IOException {
    server = new MlflowTwin();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private MlflowTracker tracker(URI uri) {
    return new MlflowTracker(
        new MlflowSettings(uri, "nas"), SampleRecords.run("night-7"), "/data/store", warnings::add);
  }

  private void search() {
    try (MlflowTracker tracker = tracker(server.uri())) {
      GENERATIONS.forEach(tracker::committed);
      tracker.conclude(result());
    }
  }

  private static SearchResult result() {
    List<TrialRecord> best =
        GENERATIONS.get(2).trials().stream()
            .filter(trial -> trial.fitness().isPresent() && trial.reusedFrom() == null)
            .limit(2)
            .toList();
    return new SearchResult(best, List.of(), 3, new StopReason("done"), List.of());
  }

  @Test
  void aSearchIsAParentWithAChildForEachOfTheBest() {
    search();

    assertThat(warnings).isEmpty();
    List<MlflowTwin.Run> runs = server.runs();
    assertThat(runs).hasSize(3).allMatch(run -> run.status.equals("FINISHED"));
    MlflowTwin.Run parent = runs.get(0);
    assertThat(parent.name).isEqualTo("night-7");
    assertThat(parent.parameters)
        .containsEntry("strategy", "tournament")
        .containsEntry("seed", "1");
    assertThat(parent.tags)
        .containsEntry("evosearch.results", "/data/store/results/run_id=night-7/");
    assertThat(parent.metrics)
        .filteredOn(metric -> metric.contains("\"best_so_far\""))
        .hasSize(GENERATIONS.size());
    assertThat(runs.subList(1, 3))
        .allMatch(run -> "run0".equals(run.tags.get("mlflow.parentRunId")))
        .allMatch(run -> run.metrics.stream().anyMatch(one -> one.contains("validation-accuracy")));
  }

  @Test
  void seedsThatFailedAreCountedBesideTheMeanOfTheOthers() {
    SearchResult searched = result();
    TrialRecord first = searched.hallOfFame().get(0);
    List<TrialRecord> again =
        List.of(
            SampleRecords.reEvaluation(first, 0, OptionalDouble.of(4)),
            SampleRecords.reEvaluation(first, 1, OptionalDouble.empty()),
            SampleRecords.reEvaluation(first, 2, OptionalDouble.empty()));
    try (MlflowTracker tracker = tracker(server.uri())) {
      tracker.conclude(
          new SearchResult(searched.hallOfFame(), List.of(), 3, new StopReason("done"), again));
    }

    assertThat(server.runs().get(1).metrics)
        .anyMatch(one -> one.matches(".*\"re_score_mean\",\"value\":4.*"))
        .anyMatch(one -> one.matches(".*\"re_score_failures\",\"value\":2.*"));
    assertThat(server.runs().get(2).metrics).noneMatch(one -> one.contains("re_score"));
  }

  @Test
  void trialsThatWereNeverRunAreNeitherEvaluationsNorFailures() {
    TrialRecord measured = GENERATIONS.get(0).trials().get(0);
    TrialRecord other = GENERATIONS.get(0).trials().get(1);
    Outcome tooLarge = new Outcome.Failed(FailureKind.INFEASIBLE, "too large", Execution.NONE);
    TrialRecord refused =
        new TrialRecord(
            other.trial(),
            other.genotype(),
            other.origin(),
            null,
            tooLarge,
            OptionalDouble.empty());
    try (MlflowTracker tracker = tracker(server.uri())) {
      tracker.committed(new GenerationRecord(0, List.of(measured, refused), Map.of(), ""));
    }

    assertThat(server.runs().get(0).metrics)
        .anyMatch(one -> one.matches(".*\"trials\",\"value\":2.*"))
        .anyMatch(one -> one.matches(".*\"evaluations\",\"value\":1.*"))
        .anyMatch(one -> one.matches(".*\"failures\",\"value\":0.*"))
        .anyMatch(one -> one.matches(".*\"reused\",\"value\":0.*"));
  }

  @Test
  void aSearchThatIsResumedIsTheSameRun() {
    search();
    List<Integer> before = server.runs().stream().map(run -> run.metrics.size()).toList();
    search();

    assertThat(server.runs()).extracting(run -> run.metrics.size()).isEqualTo(before);
  }

  @Test
  void aCallThatFailsIsAWarning() {
    server.failing = 1;
    search();

    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("Cannot report generation 0 to http://localhost:")
        .contains("500");
    assertThat(server.runs()).hasSize(3);
  }

  @Test
  void aServerThatIsAwayIsAskedThreeTimes() {
    URI gone = server.uri();
    server.close();
    try (MlflowTracker tracker = tracker(gone)) {
      GENERATIONS.forEach(tracker::committed);
      GENERATIONS.forEach(tracker::committed);
    }

    assertThat(warnings).hasSize(3);
    assertThat(warnings.get(2)).endsWith("; nothing more of this run is reported");
  }

  @Test
  void addressesAreChecked() {
    assertThat(settings("uri = null")).isEmpty();
    assertThat(settings("uri = \"http://tracking:5000/\""))
        .contains(new MlflowSettings(URI.create("http://tracking:5000"), "evosearch"));
    for (String wrong : List.of("tracking:5000", "ftp://tracking", "http://me:secret@tracking")) {
      assertThatThrownBy(() -> settings("uri = \"" + wrong + "\""))
          .isInstanceOf(SettingsException.class)
          .hasMessageContaining("tracking.mlflow.uri");
    }
  }

  private static Optional<MlflowSettings> settings(String text) {
    return MlflowSettings.of(Settings.parse("tracking.mlflow { " + text + " }", List.of()));
  }

  @Test
  void namesAreThoseOfItsOwnClients() {
    assertThat(MlflowSettings.authorization(Map.of())).isEmpty();
    assertThat(MlflowSettings.authorization(Map.of("MLFLOW_TRACKING_TOKEN", "t")))
        .contains("Bearer t");
    assertThat(
            MlflowSettings.authorization(
                Map.of("MLFLOW_TRACKING_USERNAME", "u", "MLFLOW_TRACKING_PASSWORD", "p")))
        .contains("Basic dTpw");
  }
}
