package org.evosearch.jobs.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.jobs.comparison.ComparisonChart.Curve;
import org.evosearch.jobs.comparison.Trajectory.Evaluation;
import org.junit.jupiter.api.Test;

class ComparisonChartTest {

  private static final int SMALL_FILE = 750_000;

  @Test
  void aCurveIsWhereItChangesAndWhereItEnds() {
    double[] values = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 3, 3, 3, 5, 5};
    Curve curve = Curve.of(i -> values[i - 1], values.length);
    assertThat(curve.x()).containsExactly(3, 6, 7);
    assertThat(curve.y()).containsExactly(3.0, 5.0, 5.0);
    assertThat(Curve.of(i -> Double.NaN, 5).isEmpty()).isTrue();
  }

  @Test
  void moreThanAPictureShowsIsLeftOut() {
    Curve curve = Curve.of(i -> i, 100_000);
    assertThat(curve.x()).hasSizeBetween(150, 200).endsWith(100_000);
  }

  private static VariantStatistics climbing(String name, int length, double step) {
    List<Evaluation> evaluations =
        IntStream.range(0, length)
            .mapToObj(i -> new Evaluation("n" + i, List.of(step * i), Double.NaN))
            .toList();
    Entrant entrant = new Entrant("toy", Variant.ofStrategy(name), 0);
    return new VariantStatistics(
        name, List.of(new Trajectory(entrant, evaluations, length, new Failures(Map.of()))));
  }

  private static ComparisonReport report(List<VariantStatistics> statistics) {
    return new ComparisonReport(
        statistics, Optional.empty(), List.of(9), Yardstick.EVALUATIONS, "looked up");
  }

  private static String svg(Optional<Double> optimum) throws IOException {
    List<VariantStatistics> statistics =
        IntStream.rangeClosed(1, 7).mapToObj(i -> climbing("s" + i, 5000, i)).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ComparisonChart(report(statistics), optimum).write(out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void sevenLongCurvesAreASmallFile() throws IOException {
    assertThat(svg(Optional.empty()).length()).isLessThan(SMALL_FILE);
    assertThat(svg(Optional.of(5000.0 * 7)).length()).isLessThan(SMALL_FILE);
  }

  @Test
  void whatHasMeasuredNothingHasNoCurve() throws IOException {
    Entrant entrant = new Entrant("toy", Variant.ofStrategy("luckless"), 0);
    Trajectory nothing = new Trajectory(entrant, List.of(), 4, new Failures(Map.of()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new ComparisonChart(
            report(
                List.of(climbing("a", 9, 1), new VariantStatistics("luckless", List.of(nothing)))),
            Optional.of(8.0))
        .write(out);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("<svg");
  }
}
