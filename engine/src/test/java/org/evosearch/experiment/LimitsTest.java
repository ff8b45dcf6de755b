package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.InterruptedJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.space.SearchSpace;
import org.evosearch.table.CsvFormat;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches under {@code search.at-most}: what is known to be too large costs nothing. */
class LimitsTest {

  private static final int SAMPLES = 200;

  @TempDir private Path folder = Path.of("");

  private static Experiment<?> experiment(String space, String strategy, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "dataset.train-images = 60",
                "search.generations = 6",
                "space.name = " + space,
                "space.nasbench201 { cells = 1, channels = 4 }",
                "space.cells { cells = 3, channels = 4 }",
                "space.tree.channels = 4",
                "space.darts { cells = 3, channels = 4 }",
                "strategy.name = " + strategy,
                "strategy.tournament.population = 12",
                "strategy.regularized { population = 6, sample-size = 3, children = 6 }",
                "strategy.genetic { population = 6, children = 6 }",
                "strategy.nsga2 { population = 6, children = 6 }",
                "strategy.random.population = 6",
                "strategy.local-search.neighbours = 6",
                "strategy.surrogate { population = 6, initial = 6 }",
                "strategy.ednag { population = 8, steps = 6 }",
                "strategy.evosearch.population = 8",
                "strategy.programming.population = 8"));
    all.addAll(List.of(more));
    return Experiment.of(Settings.parse("", all), "sample", List.of());
  }

  /** The size that a share of the networks of a space does not exceed. */
  private static String quantile(Experiment<?> experiment, double share) {
    long[] sizes = sizes(experiment.search().space());
    return "search.at-most.parameters = " + sizes[(int) (share * SAMPLES)];
  }

  private static <G extends Genotype> long[] sizes(SearchSpace<G> space) {
    return IntStream.range(0, SAMPLES)
        .mapToObj(i -> space.sample(new RandomStreams(9).stream(Purpose.PROPOSAL, 0, i)))
        .mapToLong(
            one ->
                Math.round(
                    space.decode(one).network().sizes().getOrDefault(Metric.PARAMETERS, 0.0)))
        .sorted()
        .toArray();
  }

  private static List<GenerationRecord> searched(Experiment<?> experiment, int slots) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, slots);
        Journal journal = new InMemoryJournal(store)) {
      experiment.run(runner, journal, SearchListener.NONE);
    }
    return generations(experiment, store);
  }

  private static List<GenerationRecord> generations(
      Experiment<?> experiment, InMemoryJournal.Store store) {
    return new InMemoryJournal(store)
        .open(experiment.run()).stream().map(SampleSearch::timeless).toList();
  }

  private static Stream<TrialRecord> trials(List<GenerationRecord> generations) {
    return generations.stream().flatMap(generation -> generation.trials().stream());
  }

  @ParameterizedTest
  @CsvSource({
    "nasbench201, random",
    "nasbench201, regularized",
    "nasbench201, genetic",
    "nasbench201, nsga2",
    "nasbench201, tournament",
    "nasbench201, local-search",
    "nasbench201, surrogate",
    "nasbench201, cma-es",
    "nasbench201, ednag",
    "layered, tournament",
    "layered, genetic",
    "cells, cma-es",
    "cells, regularized",
    "tree, programming",
    "tree, evosearch",
    "tree, nsga2"
  })
  void nothingThatIsTooLargeIsRun(String space, String strategy) {
    String limit = quantile(experiment(space, strategy), 0.3);
    List<GenerationRecord> alone = searched(experiment(space, strategy, limit), 1);
    double most = Double.parseDouble(limit.substring(limit.indexOf('=') + 1));

    assertThat(trials(alone).filter(TrialRecord::wasRun)).isNotEmpty();
    assertThat(trials(alone))
        .allSatisfy(
            record ->
                assertThat(record.isInfeasible())
                    .isEqualTo(record.measurement().parameters() > most));
    assertThat(trials(alone).filter(TrialRecord::isInfeasible)).allMatch(LimitsTest::isFree);
    assertThat(searched(experiment(space, strategy, limit), 8)).isEqualTo(alone);
  }

  private static boolean isFree(TrialRecord record) {
    return record.fitness().isEmpty()
        && !record.wasRun()
        && record.outcome().execution().equals(Execution.NONE);
  }

  /** Of networks that are drawn at random, three in ten are small enough. */
  @ParameterizedTest
  @CsvSource({"nasbench201, random", "nasbench201, genetic", "layered, tournament"})
  void whatIsTooLargeIsDrawnAgain(String space, String strategy) {
    String limit = quantile(experiment(space, strategy), 0.3);

    assertThat(
            trials(searched(experiment(space, strategy, limit), 2))
                .filter(TrialRecord::isInfeasible)
                .count())
        .isZero();
  }

  @Test
  void infeasibleProposalsAreNotCounted() {
    String limit = quantile(experiment("nasbench201", "cma-es"), 0.1);
    List<GenerationRecord> all =
        searched(
            experiment(
                "nasbench201", "cma-es", limit, "search { generations = 0, trainings = 20 }"),
            2);

    assertThat(trials(all).filter(TrialRecord::isInfeasible)).isNotEmpty();
    assertThat(trials(all).filter(TrialRecord::wasRun)).hasSize(20);
  }

  /** Hardly a network that is drawn at random is small enough. */
  @ParameterizedTest
  @CsvSource({"regularized", "genetic", "nsga2", "tournament", "local-search", "cma-es"})
  void searchesFindTheirWayToWhatIsAllowed(String strategy) {
    long least = sizes(experiment("darts", strategy).search().space())[0];
    String limit = "search.at-most.parameters = " + Math.round(0.9 * least);
    List<GenerationRecord> all =
        searched(experiment("darts", strategy, limit, "search.generations = 30"), 1);

    assertThat(all.get(0).trials().stream().filter(TrialRecord::wasRun).count())
        .isLessThanOrEqualTo(1);
    assertThat(trials(all).filter(TrialRecord::wasRun).count()).isGreaterThan(5);
  }

  @Test
  void whereNothingIsAllowedNothingIsRun() {
    Experiment<?> experiment =
        experiment("nasbench201", "genetic", "search.at-most.multiply-adds = 1");
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, 1);
        Journal journal = new InMemoryJournal(store)) {
      SearchResult result = experiment.run(runner, journal, SearchListener.NONE);

      assertThat(result.hallOfFame()).isEmpty();
      assertThat(result.generations()).isEqualTo(6);
    }
    assertThat(trials(generations(experiment, store)))
        .isNotEmpty()
        .allSatisfy(
            record ->
                assertThat(message(record))
                    .startsWith("search.at-most.multiply-adds is 1, this network has "));
  }

  /** What a table says of size and speed is known beforehand; what a training took is not. */
  @Test
  void whatATableKnowsIsKnownBeforehand() throws IOException {
    Path table =
        Files.writeString(
            folder.resolve("t.csv"),
            """
            c1,c2,c3,c4,c5,acc,size,ms,kwh
            8,8,8,8,8,61,100,1.5,1
            8,8,8,8,16,62,200,1.5,1
            8,8,8,16,8,63,100,2.5,1
            8,8,16,8,8,64,100,1.5,3
            """);
    Experiment<?> experiment =
        Experiment.of(
            Settings.parse(
                "",
                List.of(
                    "evaluation.name = tabular",
                    "space.name = natsbench-size",
                    "strategy { name = random, random.population = 4 }",
                    "search { generations = 2, at-most { parameters = 150, latency = 2, energy = 2"
                        + " } }",
                    "evaluation.tabular.table = \"" + table + "\"",
                    "evaluation.tabular.key = [c1, c2, c3, c4, c5]",
                    "evaluation.tabular.image-set = a",
                    "evaluation.tabular.image-sets ="
                        + " [{name = a, channels = 3, height = 32, width = 32, classes = 10}]",
                    "evaluation.tabular.columns { validation-accuracy = [acc], parameters = [size],"
                        + " latency = [ms], energy = [kwh] }")),
            "sample",
            List.of(CsvFormat.CSV));
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 1);
        Journal journal = new InMemoryJournal(store)) {
      SearchResult result = experiment.run(runner, journal, SearchListener.NONE);

      assertThat(result.hallOfFame())
          .extracting(TrialRecord::genotype)
          .containsExactly("[0,0,0,0,0]");
    }
    List<GenerationRecord> all = generations(experiment, store);
    assertThat(trials(all).filter(TrialRecord::wasRun).map(TrialRecord::genotype))
        .containsExactlyInAnyOrder("[0,0,0,0,0]", "[0,0,1,0,0]");
    assertThat(trials(all).filter(TrialRecord::isInfeasible).map(LimitsTest::message))
        .allMatch(text -> text.matches("search.at-most.(parameters is 150|latency is 2), .*"));
  }

  private static String message(TrialRecord record) {
    Outcome.Failed failed = (Outcome.Failed) record.outcome();
    assertThat(failed.kind()).isEqualTo(FailureKind.INFEASIBLE);
    return failed.message();
  }

  @ParameterizedTest
  @CsvSource({"cma-es, 1", "nsga2, 3", "random, 2"})
  void aSearchThatWasInterruptedGoesOnAsIfItHadNotBeen(String strategy, int pipeline) {
    String limit = quantile(experiment("nasbench201", strategy), 0.1);
    String inFlight = String.format(Locale.ROOT, "search.pipeline = %d", pipeline);
    List<GenerationRecord> whole =
        searched(experiment("nasbench201", strategy, limit, inFlight), 2);

    for (int commits = 0; commits < whole.size(); commits++) {
      InMemoryJournal.Store store = new InMemoryJournal.Store();
      interrupt(experiment("nasbench201", strategy, limit, inFlight), store, commits);
      Experiment<?> again = experiment("nasbench201", strategy, limit, inFlight);
      try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, 2);
          Journal journal = new InMemoryJournal(store)) {
        again.run(runner, journal, SearchListener.NONE);
      }
      assertThat(generations(again, store)).isEqualTo(whole);
    }
  }

  private static void interrupt(
      Experiment<?> experiment, InMemoryJournal.Store store, int commits) {
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, 2);
        Journal journal = new InterruptedJournal(new InMemoryJournal(store), commits)) {
      assertThat(
              catchThrowableOfType(
                  JournalException.class,
                  () -> experiment.run(runner, journal, SearchListener.NONE)))
          .isNotNull();
    }
  }
}
