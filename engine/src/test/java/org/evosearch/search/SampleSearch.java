package org.evosearch.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Layers;
import org.evosearch.random.RandomStreams;
import org.evosearch.search.plan.Finalists;
import org.evosearch.search.plan.SearchLimits;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.space.layered.LayeredSettings;
import org.evosearch.space.layered.LayeredSpace;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.tournament.TournamentEvolution;
import org.evosearch.strategy.tournament.TournamentSettings;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.variation.TournamentSelection;

/** A small search by tournaments over perceptrons, for tests. */
public final class SampleSearch {

  /** The record of a run of this search. */
  public static final RunRecord RUN = run("sample");

  private SampleSearch() {}

  /** The record of a run of the given name. */
  public static RunRecord run(String id) {
    String digest = Fingerprint.ofText("sample").hex();
    Instant when = Instant.parse("2026-01-02T03:04:05Z");
    return new RunRecord(
        id, "{}", digest, new RunRecord.Data(digest), Protocol.VALID, Map.of("java", "17"), when);
  }

  /** A new search. */
  public static Search<Layers> of(int generations, int population, int pipeline) {
    LayeredSettings settings = new LayeredSettings(LayeredSettings.Mode.MLP, 4, 0.2, 0.1);
    LayeredSpace space = new LayeredSpace(settings, TensorShape.image(1, 8, 8), 10);
    TournamentSettings tournament =
        new TournamentSettings(population, 2, new TournamentSelection(3, 0.85));
    SearchPlan plan =
        SearchPlan.of(
            SearchLimits.ofGenerations(generations),
            pipeline,
            Goal.of(Metric.VALIDATION_ACCURACY),
            new Budget(1, 0, 1),
            Finalists.ofNumber(10));
    return new Search<>(
        space, new TournamentEvolution<>(space, tournament), plan, new RandomStreams(42));
  }

  /** The first trials that a search proposes. */
  public static List<Trial> trials(int count) {
    return new Generations<>(of(1, count, 1)).propose(0, 0).orElseThrow().toRun();
  }

  /** A generation without what differs between two runs of the same search. */
  public static GenerationRecord timeless(GenerationRecord generation) {
    List<TrialRecord> trials = generation.trials().stream().map(SampleSearch::timeless).toList();
    return new GenerationRecord(generation.generation(), trials, generation.archives());
  }

  private static TrialRecord timeless(TrialRecord record) {
    return new TrialRecord(
        record.trial(),
        record.genotype(),
        record.origin(),
        record.reusedFrom(),
        timeless(record.outcome()),
        record.fitness());
  }

  /** An outcome without place and time. */
  public static Outcome timeless(Outcome outcome) {
    Execution never = new Execution("", "", 0, Instant.EPOCH, Instant.EPOCH, 0);
    if (outcome instanceof Outcome.Measured measured) {
      return new Outcome.Measured(measured.metrics(), measured.curve(), never);
    }
    Outcome.Failed failed = (Outcome.Failed) outcome;
    return new Outcome.Failed(failed.kind(), failed.message(), never);
  }
}
