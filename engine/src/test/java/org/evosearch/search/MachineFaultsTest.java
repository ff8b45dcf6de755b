package org.evosearch.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.Layers;
import org.evosearch.search.plan.Finalists;
import org.evosearch.search.plan.MachineFaults;
import org.evosearch.search.plan.Prefilter;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Ranking;
import org.evosearch.strategy.random.RandomSearch;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches whose machines fail, for a while. */
class MachineFaultsTest {

  private static final int GENERATIONS = 5;
  private static final String ENDED = "Its process ended each time";
  private static final String REFUSAL = "Training would need about 3 MiB (limit 1 MiB)";

  private final InMemoryJournal.Store store = new InMemoryJournal.Store();

  /** A search that tries new networks only. */
  private static Search<Layers> search(int population, int pipeline) {
    Search<Layers> plain = SampleSearch.of(GENERATIONS, 10, pipeline);
    return new Search<>(
        plain.space(),
        new RandomSearch<>(plain.space(), population),
        plain.plan(),
        plain.streams());
  }

  private static <G extends Genotype> Search<G> with(
      Search<G> search, Optional<Prefilter> prefilter, MachineFaults policy) {
    SearchPlan plan = search.plan();
    SearchPlan changed = plan.with(prefilter).with(policy);
    return new Search<>(search.space(), search.strategy(), changed, search.streams());
  }

  private void run(Search<Layers> search, EvaluatorRecipe machines, int slots) {
    try (TrialRunner runner = new LocalTrialRunner(machines, slots);
        Journal journal = new InMemoryJournal(store)) {
      new SearchLoop<>(search, runner, journal, SearchListener.NONE).run(SampleSearch.RUN);
    }
  }

  private List<GenerationRecord> recorded() {
    try (Journal journal = new InMemoryJournal(store)) {
      return journal.open(SampleSearch.RUN).stream().map(SampleSearch::timeless).toList();
    }
  }

  private static List<GenerationRecord> unbroken(Search<Layers> search) {
    MachineFaultsTest other = new MachineFaultsTest();
    other.run(search, FormulaRecipe.PLAIN, 1);
    return other.recorded();
  }

  private void assertThatItStops(Search<Layers> search, EvaluatorRecipe machines, int slots) {
    assertThatThrownBy(() -> run(search, machines, slots))
        .isInstanceOf(MachineFaultException.class)
        .hasMessageContaining("failed for reasons of the machines")
        .hasMessageContaining("run the same command again to resume");
  }

  @ParameterizedTest
  @CsvSource({"4,1,1", "4,2,8", "12,1,8", "12,3,1"})
  void aSearchWhoseMachinesFailStopsAndResumesAsIfTheyHadNot(
      int population, int pipeline, int slots) {
    FaultyMachines machines = FaultyMachines.from(2, FailureKind.CRASHED, ENDED);

    assertThatItStops(search(population, pipeline), machines, slots);
    assertThat(recorded()).hasSizeLessThanOrEqualTo(2);
    assertThatItStops(search(population, pipeline), machines, slots);

    run(search(population, pipeline), FormulaRecipe.PLAIN, slots);
    assertThat(recorded()).isEqualTo(unbroken(search(population, pipeline))).hasSize(GENERATIONS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OUT_OF_MEMORY | EngineException: CUDA out of memory. Tried to allocate 2.00 GiB",
        "OUT_OF_MEMORY | EngineException: DefaultCPUAllocator: can't allocate memory",
        "ERROR | EngineException: CUDA error: no CUDA-capable device is detected",
        "ERROR | EngineException: cuDNN error: CUDNN_STATUS_NOT_INITIALIZED",
      })
  void fullAndMissingDevicesAreTheMachinesFault(FailureKind kind, String message) {
    assertThatItStops(search(4, 1), FaultyMachines.from(1, kind, message), 2);
    assertThat(recorded()).hasSize(1);
  }

  @Test
  void theMessageSaysWhatTheLastTrialSaid() {
    FaultyMachines machines =
        FaultyMachines.from(0, FailureKind.OUT_OF_MEMORY, "EngineException: CUDA out of memory.");

    assertThatThrownBy(() -> run(search(4, 1), machines, 1))
        .hasMessageStartingWith(
            "Cannot commit generation 0: the last 4 trials that were run failed for reasons of the"
                + " machines (out-of-memory): EngineException: CUDA out of memory. See the logs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DIVERGED | The loss became NaN",
        "INVALID | Node 3: does not fit",
        "TIME_LIMIT | Not done within 1.0 s",
        "ERROR | EngineException: mat1 and mat2 shapes cannot be multiplied",
        "OUT_OF_MEMORY | " + REFUSAL,
      })
  void whatIsTheCandidatesFaultIsRecordedHoweverManyTheyAre(FailureKind kind, String message) {
    run(search(6, 1), FaultyMachines.from(0, kind, message), 2);

    assertThat(recorded()).hasSize(GENERATIONS);
  }

  @Test
  void threeCrashesBesideATrialThatWorksAreTheCandidatesFault() {
    FaultyMachines machines =
        new FaultyMachines(
            trial ->
                trial.id().index() == 3
                    ? Optional.empty()
                    : Optional.of(FaultyMachines.failed(FailureKind.CRASHED, ENDED)));

    run(SampleSearch.of(1, 4, 1), machines, 1);

    assertThat(recorded().get(0).trials()).filteredOn(r -> r.fitness().isEmpty()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void ofGenerationsOfOneTrialTheSecondFaultInARowStopsTheSearch(int pipeline) {
    FaultyMachines machines = FaultyMachines.from(2, FailureKind.CRASHED, ENDED);

    assertThatItStops(search(1, pipeline), machines, 1);
    assertThat(recorded()).hasSize(3);
    assertThatItStops(search(1, pipeline), machines, 1);
    assertThat(recorded()).hasSize(3);

    run(search(1, pipeline), FormulaRecipe.PLAIN, 1);
    assertThat(recorded()).hasSize(GENERATIONS);
    assertThat(recorded()).filteredOn(MachineFaultsTest::hasFailed).hasSize(1);
  }

  private static boolean hasFailed(GenerationRecord generation) {
    return generation.trials().stream().anyMatch(record -> record.fitness().isEmpty());
  }

  @Test
  void singleCrashesThatDoNotFollowEachOtherAreTheCandidatesFault() {
    FaultyMachines machines =
        new FaultyMachines(
            trial ->
                trial.id().generation() % 2 == 0
                    ? Optional.of(FaultyMachines.failed(FailureKind.CRASHED, ENDED))
                    : Optional.empty());

    run(search(1, 1), machines, 1);

    assertThat(recorded()).filteredOn(MachineFaultsTest::hasFailed).hasSize(3);
  }

  @Test
  void whoAsksForItHasThemRecorded() {
    FaultyMachines machines = FaultyMachines.from(1, FailureKind.CRASHED, ENDED);

    assertThatItStops(search(12, 1), machines, 2);
    run(with(search(12, 1), Optional.empty(), MachineFaults.RECORD), machines, 2);

    assertThat(recorded()).hasSize(GENERATIONS).filteredOn(MachineFaultsTest::hasFailed).hasSize(4);
  }

  @Test
  void whatAnEarlierDriverKeptOfFaultsIsRunAgain() {
    List<Trial> trials = new Generations<>(search(4, 1)).propose(0, 0).orElseThrow().toRun();
    try (Journal journal = new InMemoryJournal(store)) {
      journal.open(SampleSearch.RUN);
      trials.forEach(
          trial -> journal.keep(trial, FaultyMachines.failed(FailureKind.CRASHED, ENDED)));
    }
    run(search(4, 1), FormulaRecipe.PLAIN, 1);

    assertThat(recorded()).isEqualTo(unbroken(search(4, 1)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void scoresAreNoTrialsThatWork(boolean inScoring) {
    Prefilter half = new Prefilter(0.5, Ranking.FITNESS, Goal.of(Metric.VALIDATION_LOSS));
    Search<Layers> filtered = with(search(8, 1), Optional.of(half), MachineFaults.STOP);
    Outcome crash = FaultyMachines.failed(FailureKind.CRASHED, ENDED);
    FaultyMachines machines =
        new FaultyMachines(
            trial -> trial.budget().trains() == inScoring ? Optional.empty() : Optional.of(crash));

    assertThatItStops(filtered, machines, 2);
    assertThat(recorded()).isEmpty();
  }

  @Test
  void aFinalReEvaluationThatFailsSoIsNotCommitted() {
    Search<Layers> plain = search(6, 1);
    SearchPlan plan = plain.plan();
    SearchPlan again =
        plan.inFlight(1)
            .with(Finalists.ofNumber(2).reEvaluated(new ReEvaluationPlan(2, plan.budget())));
    Search<Layers> search = new Search<>(plain.space(), plain.strategy(), again, plain.streams());

    assertThatItStops(search, FaultyMachines.from(GENERATIONS, FailureKind.CRASHED, ENDED), 2);
    assertThat(recorded()).hasSize(GENERATIONS);
  }

  @Test
  void whatMachinesSayOfThemselvesIsSaid() {
    CircuitBreaker breaker =
        new CircuitBreaker(MachineFaults.STOP, () -> Optional.of("executor 7: exit code 137"));
    List<Outcome> crashes =
        Stream.of(1, 2).map(i -> FaultyMachines.failed(FailureKind.CRASHED, ENDED)).toList();

    assertThatThrownBy(() -> breaker.check(3, crashes))
        .hasMessageContaining("(crashed): executor 7: exit code 137. See");
  }

  @Test
  void aGenerationThatWasNotRunChangesNothing() {
    CircuitBreaker breaker = new CircuitBreaker(MachineFaults.STOP, Optional::empty);
    Outcome crash = FaultyMachines.failed(FailureKind.CRASHED, ENDED);
    List<Trial> trials = SampleSearch.trials(4);
    breaker.committed(generation(0, trials.get(0), crash));
    breaker.committed(new GenerationRecord(1, List.of(), Map.of()));

    assertThatThrownBy(() -> breaker.check(2, List.of(crash)))
        .isInstanceOf(MachineFaultException.class);
  }

  private static GenerationRecord generation(int number, Trial trial, Outcome outcome) {
    TrialRecord record =
        new TrialRecord(
            trial, "", "", List.of(), null, outcome, outcome.metric(Metric.VALIDATION_ACCURACY));
    return new GenerationRecord(number, List.of(record), Map.of());
  }
}
