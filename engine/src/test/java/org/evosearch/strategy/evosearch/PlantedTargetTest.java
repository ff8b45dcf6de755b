package org.evosearch.strategy.evosearch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlantedTargetTest {

  private static final int RUNS = 3;

  /** Of 11 runs the median is 2 and the farthest 5, and nearly all drawing ends at 5. */
  @Test
  void programmingComesNearATreeThatDrawingMisses() {
    int[] programming = PlantedTarget.sorted(RUNS, seed -> new PlantedTarget(seed).programming());
    int[] drawing = PlantedTarget.sorted(RUNS, seed -> new PlantedTarget(seed).drawing());
    assertThat(programming[RUNS / 2]).isLessThanOrEqualTo(3).isLessThan(drawing[0]);
    assertThat(programming[RUNS - 1]).isLessThanOrEqualTo(5);
  }
}
