package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.jobs.comparison.ComparisonReport.Goals;
import org.evosearch.jobs.comparison.Trajectory.Evaluation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonReportTest {

  private static Trajectory trajectory(long seed, double... fitness) {
    return new Trajectory(
        new Entrant("toy", Variant.ofStrategy("luck"), seed),
        Arrays.stream(fitness)
            .mapToObj(
                value ->
                    new Evaluation(
                        "n" + value, Double.isNaN(value) ? List.of() : List.of(value), value + 0.1))
            .toList(),
        fitness.length + 1,
        new Failures(Map.of()));
  }

  private static final VariantStatistics LONG =
      new VariantStatistics(
          "long", List.of(trajectory(0, 0.1, 0.3, 0.5749), trajectory(1, 0.1, 0.2, 0.5732)));
  private static final VariantStatistics EARLY =
      new VariantStatistics("early", List.of(trajectory(0, Double.NaN, 0.4), trajectory(1, 0.2)));

  private static ComparisonReport report(Optional<Goals> goals) {
    return new ComparisonReport(
        List.of(LONG, EARLY), goals, List.of(1, 3), Yardstick.EVALUATIONS, "looked up");
  }

  private static String cell(ComparisonReport report, int row, String heading) {
    return report.rows().get(row).get(report.heading().indexOf(heading));
  }

  @Test
  void aSearchThatHadNothingYetIsADashAndOneThatHadEndedIsMarked() {
    ComparisonReport report = report(Optional.empty());
    assertThat(cell(report, 0, "best after 3")).isEqualTo("0.5741 [0.5732, 0.5749]");
    assertThat(cell(report, 1, "best after 1")).isEqualTo("- [-, 0.2000]");
    assertThat(cell(report, 1, "best after 3")).isEqualTo("0.3000 [0.2000, 0.4000] *");
    assertThat(report.legend()).anyMatch(line -> line.startsWith("*: "));
  }

  @Test
  void testAccuraciesHaveTheirDeviation() {
    ComparisonReport report = report(Optional.empty());
    // statistics.mean and statistics.stdev of 0.6749 and 0.6732, of 0.5 and 0.3
    assertThat(cell(report, 0, "test after 3")).isEqualTo("0.6741 ± 0.0012");
    assertThat(cell(report, 1, "test after 3")).isEqualTo("0.4000 ± 0.1414 *");
    assertThat(cell(report, 1, "test after 1")).isEqualTo("- ± -");
  }

  @Test
  void theFirstVariantIsNotTestedAndTheOthersAreOnWhatTheTableTells() {
    Goals goals =
        new Goals(new Optimum(0.5749, Set.of()), new Goals.Near("to best 1 %", 0.4), noFront());
    ComparisonReport report = report(Optional.of(goals));
    assertThat(report.heading()).contains("to optimum", "to best 1 %", "proposals", "ahead");
    assertThat(cell(report, 0, "to optimum")).isEqualTo("never");
    assertThat(cell(report, 1, "to best 1 %")).isEqualTo("never");
    assertThat(cell(report, 0, "p")).isEmpty();
    // One of two long ones reaches it: the early ones lose one of two pairs each and are equal
    // else.
    assertThat(cell(report, 1, "ahead")).isEqualTo("25 %");
    assertThat(cell(report, 1, "p")).isEqualTo("1.0");
    assertThat(report.legend()).anyMatch(line -> line.contains("all that never reach it are tied"));
    IntStream.range(0, 2)
        .forEach(i -> assertThat(report.rows().get(i)).hasSameSizeAs(report.heading()));
  }

  private static Optional<ExactFront> noFront() {
    return Optional.empty();
  }

  /** Three short evaluations, then the second network for longer, with another fitness. */
  private static Trajectory promoted(long seed, double test) {
    return new Trajectory(
        new Entrant("toy", Variant.ofStrategy("rungs"), seed),
        List.of(
            new Evaluation("a", List.of(70.0), 90, 12, 12, false),
            new Evaluation("b", List.of(80.0), 91, 12, 12, false),
            new Evaluation("c", List.of(60.0), 92, 12, 12, false),
            new Evaluation("d", List.of(), Double.NaN, 200, 200, true),
            new Evaluation("b", List.of(50.0), test, 200, 200, true),
            new Evaluation("e", List.of(99.0), 95, 12, 12, false)),
        6,
        new Failures(Map.of()));
  }

  @Test
  void byEpochsTheLongestTrainingIsHandedOverWhateverShorterOnesSay() {
    Trajectory one = promoted(0, 93);
    assertThat(IntStream.of(11, 12, 24, 36, 236, 435, 436, 448, 9999).mapToObj(one::test))
        .containsExactly(Double.NEGATIVE_INFINITY, 90.0, 91.0, 91.0, 91.0, 91.0, 93.0, 93.0, 93.0);
    assertThat(one.untilTest(91)).hasValue(24);
    assertThat(one.untilTest(94)).isEmpty();
    assertThat(one.length()).isEqualTo(448);
    assertThat(one.networks()).isEqualTo(4);
    assertThat(one.longer()).isEqualTo(2);
  }

  @Test
  void aComparisonByEpochsIsOneOfTestAccuracies() {
    ComparisonReport report =
        new ComparisonReport(
            List.of(
                new VariantStatistics("rungs", List.of(promoted(0, 93), promoted(1, 94))),
                new VariantStatistics("short", List.of(promoted(0, 92), promoted(1, 92)))),
            Optional.of(
                new Goals(new Optimum(95, Set.of()), new Goals.Near("to within 2", 93), noFront())),
            List.of(36, 448),
            Yardstick.EPOCHS,
            "looked up");
    assertThat(report.heading())
        .containsSubsequence(
            "test after 36", "test after 448", "to within 2", "looked up", "longer", "epochs")
        .doesNotContain("best after 36", "to optimum");
    assertThat(cell(report, 0, "test after 448")).startsWith("93.50 ± ");
    assertThat(cell(report, 0, "to within 2")).isEqualTo("436");
    assertThat(cell(report, 1, "to within 2")).isEqualTo("never");
    assertThat(cell(report, 0, "epochs")).isEqualTo("448");
    assertThat(cell(report, 1, "ahead")).isEqualTo("0 %");
  }

  /** Its networks fail, or are too large to be returned although the table has their accuracy. */
  private static Trajectory failing(long seed) {
    return new Trajectory(
        new Entrant("toy", Variant.ofStrategy("failing"), seed),
        List.of(
            new Evaluation("a", List.of(), 99, 12, 12, false),
            new Evaluation("b", List.of(), Double.NaN, 12, 12, false)),
        2,
        new Failures(Map.of()));
  }

  /** Half of the searches of the second variant measure nothing. */
  private static ComparisonReport halfFailing(int seeds) {
    List<Trajectory> sound = IntStream.range(0, seeds).mapToObj(i -> promoted(i, 93)).toList();
    List<Trajectory> mixed =
        IntStream.range(0, seeds).mapToObj(i -> i % 2 == 0 ? failing(i) : promoted(i, 93)).toList();
    return new ComparisonReport(
        List.of(new VariantStatistics("sound", sound), new VariantStatistics("mixed", mixed)),
        Optional.of(
            new Goals(new Optimum(95, Set.of()), new Goals.Near("to within 2", 93), noFront())),
        List.of(448),
        Yardstick.EPOCHS,
        "looked up");
  }

  /** By hand: 2 * 6 / 28 exactly; z = 399.5 / sqrt(6076) with the correction for ties. */
  @ParameterizedTest
  @CsvSource({"4,0.43", "40,3.0e-07"})
  void aSearchThatMeasuredNothingIsBehindAllOthersHoweverManyThereAre(int seeds, String p) {
    ComparisonReport report = halfFailing(seeds);
    assertThat(failing(0).untilTest(0)).isEmpty();
    assertThat(failing(0).hasTestOfItsOwn()).isFalse();
    assertThat(cell(report, 1, "ahead")).isEqualTo("25 %");
    assertThat(cell(report, 1, "p")).isEqualTo(p);
    assertThat(cell(report, 1, "test after 448")).isEqualTo("- ± - *");
    assertThat(cell(report, 0, "test after 448")).isEqualTo("93.00 ± 0.00");
    assertThat(cell(report, 1, "to within 2")).isEqualTo("never");
    VariantStatistics.Spread spread =
        report.statistics().get(1).spread(trajectory -> report.value(trajectory, 448));
    assertThat(spread.median()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(spread.high()).isEqualTo(93);
  }
}
