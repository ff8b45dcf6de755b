package org.evosearch.experiment.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.predictor.Agreement;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.junit.jupiter.api.Test;

class LinearBaselinesTest {

  private static final ChoiceSpace SPACE =
      new NasBench201Space(NasBench201Settings.PUBLISHED, TensorShape.image(3, 32, 32), 10);

  /** All of 5^6. */
  private static Stream<Choices> all() {
    return IntStream.range(0, 15_625)
        .mapToObj(
            number ->
                new Choices(
                    IntStream.range(0, 6)
                        .mapToObj(gene -> number / (int) Math.pow(5, gene) % 5)
                        .toList()));
  }

  @Test
  void pairsAreTheProductsOfEachTwoColumns() {
    assertThat(LinearBaselines.withPairs(new double[] {2, 3, 5}))
        .containsExactly(2, 3, 5, 6, 10, 15);
  }

  /**
   * Accuracies that rise with the choices, but for the tenth whose indices sum up to least: 10 %.
   */
  private static KnownRows.Row row(Choices genotype) {
    List<Integer> indices = genotype.indices();
    int sum = indices.stream().mapToInt(Integer::intValue).sum();
    double rising =
        IntStream.range(0, indices.size()).mapToDouble(i -> indices.get(i) * (i + 1)).sum();
    double accuracy = sum <= 8 ? 10 : 90 + rising / 20;
    return new KnownRows.Row(genotype, SPACE.tableKey(genotype), accuracy, Map.of());
  }

  private static double kendall(ToDoubleFunction<KnownRows.Row> model, List<KnownRows.Row> rows) {
    return Agreement.of(
            rows.stream().mapToDouble(model).toArray(),
            rows.stream().mapToDouble(KnownRows.Row::accuracy).toArray())
        .kendall();
  }

  @Test
  void ranksOrderNetworksBetterThanAccuraciesOfWhichSomeAreFarOff() {
    List<KnownRows.Row> rows = all().map(LinearBaselinesTest::row).toList();
    List<KnownRows.Row> learned =
        IntStream.range(0, 300).mapToObj(i -> rows.get(i * 7919 % rows.size())).toList();

    Map<String, ToDoubleFunction<KnownRows.Row>> models =
        new LinearBaselines(new KnownRows("made-up", SPACE, rows), learned).all();

    Map<String, Double> kendalls = new LinkedHashMap<>();
    models.forEach((name, model) -> kendalls.put(name, kendall(model, rows)));
    assertThat(kendalls.get("ridge on one-hot, ranks"))
        .isGreaterThan(Objects.requireNonNull(kendalls.get("ridge on one-hot")) + 0.02);
    assertThat(kendalls.get("ridge on pairs, ranks"))
        .isGreaterThan(Objects.requireNonNull(kendalls.get("ridge on pairs")) + 0.02);
  }
}
