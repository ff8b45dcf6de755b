package org.evosearch.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Layers;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final Layers GENOTYPE = new Layers(new Genes(Map.of()), List.of());

  private static Evaluation<Layers> evaluation(int index, OptionalDouble fitness, long size) {
    return new Evaluation<>(
        new TrialId(0, index),
        new Proposal<>(GENOTYPE, "sample", List.of()),
        new Fingerprint("0".repeat(64)),
        fitness,
        size);
  }

  @Test
  void fitterThenSmallerThenEarlierComesFirstAndFailuresLast() {
    List<Evaluation<Layers>> order =
        List.of(
            evaluation(9, OptionalDouble.of(2), 50),
            evaluation(8, OptionalDouble.of(-1), 10),
            evaluation(1, OptionalDouble.of(-1), 20),
            evaluation(2, OptionalDouble.of(-1), 20),
            evaluation(7, OptionalDouble.of(-1e300), 1),
            evaluation(6, OptionalDouble.empty(), 1),
            evaluation(0, OptionalDouble.empty(), 2));
    List<Evaluation<Layers>> shuffled = new ArrayList<>(order);
    Collections.reverse(shuffled);
    shuffled.sort(Evaluation.BEST_FIRST);
    assertThat(shuffled).isEqualTo(order);
  }

  @Test
  void itKnowsWhatWasTried() {
    assertThat(evaluation(0, OptionalDouble.empty(), 1).genotype()).isSameAs(GENOTYPE);
  }
}
