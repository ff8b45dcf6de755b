package org.evosearch.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HypervolumeTest {

  private static final int[] FACTORS = {37, 59, 71, 83};
  private static final int[] MODULES = {101, 103, 107, 109};

  /** The volumes that pymoo 0.6.2 gives: docs/experiments/nsga2_pymoo.py sets. */
  @ParameterizedTest
  @CsvSource({"2, 0.9259", "3, 0.651869", "4, 0.44867648"})
  void volumesAreThoseOfTheReference(int objectives, double expected) {
    List<double[]> points =
        IntStream.rangeClosed(1, 25)
            .mapToObj(
                i ->
                    IntStream.range(0, objectives)
                        .mapToDouble(k -> i * FACTORS[k] % MODULES[k] / 100.0)
                        .toArray())
            .toList();
    double[] reference = IntStream.range(0, objectives).mapToDouble(i -> 1).toArray();
    assertThat(new Hypervolume(reference).of(points)).isCloseTo(expected, within(1e-9));
  }

  /** On a grid of whole numbers the volume is the number of cells that are dominated. */
  @Property(tries = 300)
  void countsDominatedCells(
      @ForAll @IntRange(min = 1, max = 4) int objectives,
      @ForAll @Size(max = 12) List<@IntRange(max = 1295) Integer> codes,
      @ForAll Random random) {
    List<int[]> cells = codes.stream().map(code -> cell(code, objectives)).toList();
    Set<Integer> dominated = new HashSet<>();
    for (int code = 0; code < Math.pow(6, objectives); code++) {
      int[] corner = cell(code, objectives);
      if (cells.stream()
          .anyMatch(c -> IntStream.range(0, objectives).allMatch(i -> c[i] <= corner[i]))) {
        dominated.add(code);
      }
    }
    List<double[]> points = new ArrayList<>();
    cells.forEach(c -> points.add(IntStream.of(c).asDoubleStream().toArray()));
    Collections.shuffle(points, random);
    double[] reference = IntStream.range(0, objectives).mapToDouble(i -> 6).toArray();
    assertThat(new Hypervolume(reference).of(points)).isEqualTo(dominated.size());
  }

  private static int[] cell(int code, int objectives) {
    return IntStream.range(0, objectives).map(i -> code / (int) Math.pow(6, i) % 6).toArray();
  }

  @Test
  void pointsBeyondTheReferenceAddNothing() {
    Hypervolume volume = new Hypervolume(1, 1);
    assertThat(volume.of(List.of())).isZero();
    assertThat(volume.of(List.of(new double[] {0.5, 0.5}, new double[] {-9, 1}))).isEqualTo(0.25);
  }

  @Test
  void badPointsAreRefused() {
    assertThatThrownBy(() -> new Hypervolume())
        .hasMessage("Invalid reference: no objective (at least 1)");
    assertThatThrownBy(() -> new Hypervolume(1, 1).of(List.of(new double[1])))
        .hasMessage("Invalid point: 1 objectives (2)");
  }
}
