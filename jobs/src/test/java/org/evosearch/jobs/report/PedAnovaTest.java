package org.evosearch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PedAnovaTest {

  private static Map<String, Object> golden(int i) {
    Map<String, Object> genes = new HashMap<>();
    genes.put("op", "w" + i % 4);
    genes.put("noise", "w" + i * 7 % 5);
    if (i < 10) {
      genes.put("late", "w" + i % 2);
    }
    return genes;
  }

  /** By ped_anova.py. */
  @Test
  void wordsAreComparedByTheDefinitionAndWithinThoseThatHaveThem() {
    Map<String, Double> importance =
        new PedAnova(
                IntStream.range(0, 20).mapToObj(PedAnovaTest::golden).toList(),
                Stream.of(0, 4, 8, 12).map(PedAnovaTest::golden).toList())
            .importance();

    assertThat(importance.get("op")).isCloseTo(0.7077525630687709, within(1e-12));
    assertThat(importance.get("noise")).isCloseTo(0.05897938025573091, within(1e-12));
    assertThat(importance.get("late")).isCloseTo(0.23326805667549816, within(1e-12));
    assertThat(importance.keySet()).first().isEqualTo("op");
  }

  @Property(tries = 20)
  void theNumberThatDecidesIsTheMostImportantOne(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Map<String, Object>> trials =
        Stream.generate(
                () ->
                    Map.<String, Object>of(
                        "decides", random.nextDouble(), "noise", random.nextDouble(), "same", 1.0))
            .limit(300)
            .sorted((a, b) -> Double.compare(decides(b), decides(a)))
            .toList();

    Map<String, Double> importance = new PedAnova(trials, trials.subList(0, 30)).importance();

    assertThat(importance.keySet()).first().isEqualTo("decides");
    assertThat(importance.get("decides")).isGreaterThan(0.7);
    assertThat(importance.get("same")).isZero();
    assertThat(importance.values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-9));
  }

  private static double decides(Map<String, Object> genes) {
    return (Double) Objects.requireNonNull(genes.get("decides"));
  }

  @Test
  void whereNothingVariesNothingIsImportant() {
    List<Map<String, Object>> trials = List.of(Map.of("op", "a"), Map.of("op", "a"));
    assertThat(new PedAnova(trials, trials).importance()).isEmpty();
  }
}
