package org.evosearch.strategy.nsga2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.evosearch.archive.Costs;
import org.evosearch.genotype.Choices;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.strategy.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Nsga2Test extends SearchStrategyContract<Choices> {

  private static final ToyChoices TOY = new ToyChoices();

  @Override
  protected ChoiceSpace space() {
    return TOY;
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new Nsga2<>(space(), new Nsga2Settings(5, 4, 0.9, 0.5));
  }

  /** Large genes are good for the first objective, small ones for the second. */
  private static Evaluation<Choices> tradeOff(Evaluation<Choices> e, int forbidden) {
    double size = e.genotype().indices().stream().mapToInt(i -> i).sum();
    double loss = e.genotype().indices().stream().mapToInt(i -> Math.floorMod(i * 7, 5)).sum();
    double violation = e.genotype().at(0) == forbidden ? 1 : 0;
    return new Evaluation<>(
        e.id(), e.proposal(), e.fingerprint(), List.of(-loss, -size), violation, e.parameters());
  }

  private static List<Evaluation<Choices>> run(int forbidden, int generations) {
    Nsga2<Choices> strategy = new Nsga2<>(TOY, new Nsga2Settings(12, 12, 0.9, 0.5));
    Evaluations<Choices> evaluations = new Evaluations<>(TOY, g -> OptionalDouble.of(0));
    List<Evaluation<Choices>> all = new ArrayList<>();
    for (int generation = 0; generation < generations; generation++) {
      List<Evaluation<Choices>> told =
          evaluations.of(generation, strategy.ask(generation, new RandomStreams(3))).stream()
              .map(e -> tradeOff(e, forbidden))
              .toList();
      strategy.tell(told);
      all.addAll(told);
    }
    return all;
  }

  private static Set<List<Double>> front(List<Evaluation<Choices>> evaluations) {
    List<Costs> costs =
        evaluations.stream()
            .map(e -> Costs.of(e.objectives().stream().map(v -> -v).toList()))
            .toList();
    Set<List<Double>> front = new HashSet<>();
    Fronts.of(costs).get(0).forEach(i -> front.add(costs.get(i).values()));
    return front;
  }

  @Test
  void findsTheWholeFront() {
    Evaluations<Choices> evaluations = new Evaluations<>(TOY, g -> OptionalDouble.of(0));
    List<Evaluation<Choices>> everything =
        evaluations
            .of(0, TOY.all().map(g -> new Proposal<>(g, "sample", List.of())).toList())
            .stream()
            .map(e -> tradeOff(e, -1))
            .toList();
    assertThat(front(run(-1, 20))).containsAll(front(everything));
  }

  @Test
  void whoBreaksConstraintsIsNoParentForLong() {
    List<Evaluation<Choices>> run = run(0, 10);
    assertThat(run.subList(0, 24)).anyMatch(e -> e.violation() > 0);
    Set<Object> forbidden = new HashSet<>();
    run.stream().filter(e -> e.violation() > 0).forEach(e -> forbidden.add(e.id()));
    assertThat(run.subList(60, run.size()))
        .noneMatch(e -> e.proposal().parents().stream().anyMatch(forbidden::contains));
  }

  private static List<Proposal<Choices>> children(
      int population, double crossoverRate, String history) {
    return Told.next(
        new Nsga2<>(Told.SPACE, new Nsga2Settings(population, 2, crossoverRate, 0.5)), history);
  }

  /**
   * Two of a population meet: the r-th best of n is the better one in n - 1 - r of n (n - 1) / 2
   * pairs. The last of the order is nobody's parent.
   */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "3,3 1,1 2,2                 -> 0/0 0/2 0/1", // front by front
        "3,3 1,1 2,2 | 0,0           -> 0/0 0/2 0/1", // what all others dominate dies
        "3,3 1,1 2,2 | 4,4           -> 1/0 0/0 0/2",
        "3,3 1,1 2,2 | 4,4 5,5 6,6   -> 1/2 1/1 1/0",
        "-3,-3 x -2,-2 | x -4,-4     -> 0/2 0/0 1/1", // failures die at once
        "3,3!1 1,1 2,2 | 0,0         -> 0/2 0/1 1/0", // who violates less lives
        "3,3!1 1,1!2 2,2!3 | x!1.5   -> 0/0 1/0 0/1",
      })
  void theFirstFrontsSurviveAndHaveChildren(String history, String order) {
    List<String> ranks = List.of(order.split(" "));
    for (double crossoverRate : new double[] {0, 1}) {
      ChiSquare.assertFits(
          Arrays.copyOf(Told.parents(children(3, crossoverRate, history), ranks), 2),
          2 / 3.0,
          1 / 3.0);
    }
  }

  /** In a population of five who is worse than all others wins against nobody. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "->",
      value = {
        "0,9 9,0 5,5 6,4 2,8   -> 0/0 0/1 0/3 0/4", // 5,5 has the least room: 0.44 + 0.44
        "0,9 9,0 5,5 6,4 4,4   -> 0/0 0/1 0/2 0/3", // 4,4 has more room, and is dominated
        "0,9 9,0 5,5 6,4 | 2,8 -> 0/0 0/1 0/3 1/0",
      })
  void withinAFrontTheMostCrowdedHasNoChildren(String history, String parents) {
    assertThat(Told.parents(children(5, 0, history)).keySet())
        .containsExactlyInAnyOrder(parents.split(" "));
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> new Nsga2Settings(1, 1, 0, 0))
        .hasMessage("Invalid sizes: 1, 1 (at least 2 and 1)");
    assertThatThrownBy(() -> new Nsga2Settings(2, 1, 2, 0))
        .hasMessage("Invalid rates: 2.0, 0.0 (in [0, 1])");
  }
}
