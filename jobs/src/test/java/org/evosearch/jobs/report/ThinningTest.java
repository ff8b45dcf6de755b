package org.evosearch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evosearch.jobs.report.Plot.Axis;
import org.evosearch.jobs.report.Plot.Scale;
import org.junit.jupiter.api.Test;

class ThinningTest {

  @Property(tries = 50)
  void joinedDotsStandForAllTrialsAndLieAmongThem(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 20_000) int size) {
    SplittableRandom random = new SplittableRandom(seed);
    List<double[]> points =
        Stream.generate(() -> new double[] {random.nextInt(50), random.nextDouble(), 1})
            .limit(size)
            .toList();

    List<double[]> dots = Thinning.dots(points, new Axis("y", Scale.LINEAR), 3000);

    assertThat(dots.size()).isLessThanOrEqualTo(7200);
    assertThat(dots.stream().mapToDouble(dot -> dot[2]).sum()).isEqualTo(size);
    assertThat(dots).allMatch(dot -> dot[0] >= 0 && dot[0] <= 50 && dot[1] >= 0 && dot[1] <= 1);
  }

  @Test
  void theGridCoversWhatLiesOnTheAxisAndWholeNumbersStayWhole() {
    List<double[]> points =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new double[] {i % 50, i < 100 ? -1000 : i % 7, 1})
            .toList();

    List<double[]> dots = Thinning.dots(points, new Axis("y", Scale.LINEAR, 0.0), 3000);

    assertThat(dots).hasSize(50 * 7);
    assertThat(dots).allMatch(dot -> dot[0] % 1 == 0 && dot[1] % 1 == 0 && dot[1] >= 0);
    assertThat(dots.stream().mapToDouble(dot -> dot[2]).sum()).isEqualTo(9_900);
  }

  @Property(tries = 50)
  void theFirstAndTheLastStay(@ForAll @IntRange(min = 1, max = 5000) int size) {
    List<Integer> kept = Thinning.every(IntStream.range(0, size).boxed().toList(), 100);
    assertThat(kept).hasSize(Math.min(size, 100)).isSorted().doesNotHaveDuplicates();
    assertThat(kept).startsWith(0).endsWith(size - 1);
  }

  @Test
  void aStepCurveKeepsWhereItChangesAndWhereItEnds() {
    List<double[]> steps =
        Thinning.steps(Stream.of(1, 1, 2, 2, 2, 3, 3).map(y -> new double[] {y, y}).toList());
    assertThat(steps.stream().map(point -> point[1])).containsExactly(1.0, 2.0, 3.0, 3.0);
  }
}
