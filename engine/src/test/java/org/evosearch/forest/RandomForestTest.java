package org.evosearch.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class RandomForestTest {

  private static final UniformRandomProvider RANDOM =
      new RandomStreams(3).stream(Purpose.PROPOSAL, 0, 0);

  /** A target that depends on one feature by a step and on none of three others. */
  private static final List<Example> EXAMPLES =
      IntStream.range(0, 200).mapToObj(i -> example(i / 200.0)).toList();

  private static Example example(double x) {
    return new Example(features(x), x > 0.6 ? 1 : 0);
  }

  private static Map<String, Double> features(double x) {
    return Map.of("x", x, "a", RANDOM.nextDouble(), "b", RANDOM.nextDouble(), "c", 7.0);
  }

  @Test
  void whatExamplesHaveInCommonIsLearned() {
    RandomForest forest = RandomForest.of(EXAMPLES, 1);

    assertThat(forest.predict(features(0.9))).isCloseTo(1, within(0.4));
    assertThat(forest.predict(features(0.1))).isCloseTo(0, within(0.4));
  }

  @Test
  void aForestIsAFunctionOfExamplesAndSeed() {
    Map<String, Double> unclear = features(0.6);
    double predicted = RandomForest.of(EXAMPLES, 5).predict(unclear);

    assertThat(RandomForest.of(List.copyOf(EXAMPLES), 5).predict(unclear)).isEqualTo(predicted);
    assertThat(RandomForest.of(EXAMPLES, 6).predict(unclear)).isNotEqualTo(predicted);
  }

  @Test
  void whatIsNotThereIsZeroAndWhatNoExampleHasIsIgnored() {
    RandomForest forest = RandomForest.of(EXAMPLES, 1);

    assertThat(forest.predict(Map.of("a", 0.5, "b", 0.5, "c", 7.0, "unknown", 1.0)))
        .isEqualTo(forest.predict(Map.of("a", 0.5, "b", 0.5, "c", 7.0, "x", 0.0)));
  }
}
