package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.jobs.comparison.ComparisonReport.Goals;
import org.evosearch.jobs.comparison.Trajectory.Training;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {

  private static Trajectory trajectory(long seed, double... fitness) {
    return new Trajectory(
        new Entrant("toy", Variant.ofStrategy("luck"), seed),
        Arrays.stream(fitness)
            .mapToObj(
                value ->
                    new Training(
                        "n" + value, Double.isNaN(value) ? List.of() : List.of(value), value + 0.1))
            .toList(),
        fitness.length + 1,
        new Failures(Map.of()));
  }

  private static final Standing LONG =
      new Standing(
          "long", List.of(trajectory(0, 0.1, 0.3, 0.5749), trajectory(1, 0.1, 0.2, 0.5732)));
  private static final Standing EARLY =
      new Standing("early", List.of(trajectory(0, Double.NaN, 0.4), trajectory(1, 0.2)));

  private static ComparisonReport report(Optional<Goals> goals) {
    return new ComparisonReport(List.of(LONG, EARLY), goals, List.of(1, 3), "looked up");
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
    assertThat(report.legend())
        .anyMatch(line -> line.contains("all that never reach it are equal"));
    IntStream.range(0, 2)
        .forEach(i -> assertThat(report.rows().get(i)).hasSameSizeAs(report.heading()));
  }

  private static Optional<ExactFront> noFront() {
    return Optional.empty();
  }
}
