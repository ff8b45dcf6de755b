package org.evosearch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.evosearch.jobs.report.Plot.Curves;
import org.evosearch.jobs.report.Plot.Series;
import org.evosearch.jobs.store.journal.RunReader;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

/** Runs that measured nothing, or not at once, among others. */
class RunGroupTest {

  private static final Execution HERE = Execution.begun("here", "cpu", 0);

  /** A run whose trials have these values; NaN for one that failed. */
  private static RunHistory run(double... fitness) {
    return ofEpochs(3, fitness);
  }

  /** The training of the last trial has this many of three epochs. */
  private static RunHistory ofEpochs(int epochs, double... fitness) {
    List<TrialRecord> trials =
        IntStream.range(0, fitness.length)
            .mapToObj(i -> trial(i, fitness[i], i == fitness.length - 1 ? epochs : 3))
            .toList();
    RunReader.Facts facts =
        new RunReader.Facts("r", "{}", "5e", "da", "valid", Map.of(), Instant.EPOCH);
    List<GenerationRecord> generations =
        trials.isEmpty() ? List.of() : List.of(new GenerationRecord(0, trials, Map.of()));
    return new RunHistory(facts, generations);
  }

  private static TrialRecord trial(int index, double fitness, int epochs) {
    boolean failed = Double.isNaN(fitness);
    List<Epoch> curve =
        IntStream.rangeClosed(1, epochs).mapToObj(e -> new Epoch(e, 1, 1, 1, 1, e)).toList();
    return new TrialRecord(
        SampleRecords.trial(new TrialId(0, index)),
        "g",
        "random",
        List.of(),
        null,
        failed
            ? new Outcome.Failed(FailureKind.DIVERGED, "NaN", HERE)
            : new Outcome.Measured(Map.of(Metric.VALIDATION_ACCURACY, fitness), curve, HERE),
        failed ? OptionalDouble.empty() : OptionalDouble.of(fitness));
  }

  private static RunGroup group(RunHistory... runs) {
    return new RunGroup("group", List.of(runs));
  }

  private static List<List<Double>> points(Figure figure, int series) {
    Series one = ((Curves) figure.plot()).series().get(series);
    return one.points().stream().map(p -> Arrays.stream(p).boxed().toList()).toList();
  }

  private static final RunGroup MIXED =
      group(
          run(5, 6, 7),
          run(Double.NaN, 8, 2),
          run(Double.NaN, Double.NaN, Double.NaN),
          run(1, 1, 9));

  @Test
  void aRunThatMeasuredNothingIsBehindAllOthersInTheBestSoFar() {
    Figure figure = ProgressFigures.bestSoFar(List.of(MIXED));

    // Type 2 of (-inf, -inf, 1, 5), (-inf, 1, 6, 8) and (-inf, 7, 8, 9).
    assertThat(figure.table().rows())
        .containsExactly(
            List.of("group", "1", "", "", "3"),
            List.of("group", "2", "", "3.50000", "7"),
            List.of("group", "3", "", "7.50000", "8.50000"));
    assertThat(points(figure, 0)).isEmpty();
    assertThat(points(figure, 1)).first().isEqualTo(List.of(2.0, 3.5));
  }

  @Test
  void sharesAreOfAllRuns() {
    Figure figure = AttainmentFigure.of(List.of(MIXED, group(run(4, 4, 4), run())));

    assertThat(points(figure, 0))
        .containsExactly(
            List.of(7.0, 0.25),
            List.of(7.0, 0.5),
            List.of(8.0, 0.5),
            List.of(8.0, 0.75),
            List.of(9.0, 0.75),
            List.of(9.0, 1.0));
    assertThat(points(figure, 1)).containsExactly(List.of(4.0, 0.5), List.of(4.0, 1.0));
    assertThat(figure.table().rows())
        .containsExactly(
            List.of("group", "4", "", "", "7.50000", "8.50000", "9", ""),
            List.of("group", "2", "", "", "", "4", "4", ""));
  }

  @Test
  void aPageOfThemIsDrawn() throws IOException {
    RunReport report = new RunReport(MIXED.runs());
    List<Figure> figures = report.chapters().get(0).figures();
    assertThat(new HtmlPage(report).text()).contains("Best so far");
    assertThat(FigureJson.write(figures)).doesNotContain("Infinity", "NaN");
    for (Figure figure : figures) {
      assertThat(FigureSvg.of(figure)).contains("<svg");
    }
  }

  @Test
  void theTypicalRunIsTheMedianOneOfAll() {
    assertThat(MIXED.typical()).isSameAs(MIXED.runs().get(1));
    RunHistory failed = run(Double.NaN);
    RunHistory better = run(9);
    assertThat(group(better, failed, run(5)).typical()).isNotSameAs(better).isNotSameAs(failed);
  }

  @Test
  void aTrainingThatWasStoppedEarlyIsNoBest() {
    RunHistory stopped = ofEpochs(2, 5, 6, 99);
    assertThat(ProgressFigures.best(stopped)).containsExactly(5, 6, 6);
    assertThat(ProgressFigures.best(run(5, 6, 99))).containsExactly(5, 6, 99);
    assertThat(ProgressFigures.quartiles(stopped).table().rows())
        .last(InstanceOfAssertFactories.LIST)
        .contains("6");
    assertThat(points(ProgressFigures.quartiles(stopped), 2))
        .last(InstanceOfAssertFactories.LIST)
        .endsWith(6.0);
  }
}
