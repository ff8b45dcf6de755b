package org.evosearch.strategy.evosearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Hybrid;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.variation.TreeVariation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreedingTest {

  private static final int GENERATIONS = 200;

  private static BreedingSettings rates(double crossover, double mutation) {
    return new BreedingSettings(4, 0.7, 0.1, crossover, mutation, 0.2, false);
  }

  /**
   * Trees of which something always fits into each of the others, so that no child is a makeshift.
   */
  private static List<Evaluation<Hybrid>> parents() {
    GeneticProgramming strategy =
        new GeneticProgramming(
            Samples.SPACE, new ProgrammingSettings(30, Samples.BREEDING, Survival.BEST, 0));
    List<Evaluation<Hybrid>> parents = new ArrayList<>();
    Samples.run(strategy, 1, new RandomStreams(3), one -> OptionalDouble.of(one.tree().size()))
        .get(0)
        .forEach(
            one -> {
              parents.add(one);
              if (!parents.stream().allMatch(other -> fits(one, other) && fits(other, one))) {
                parents.remove(one);
              }
            });
    assertThat(parents).hasSizeGreaterThan(8);
    return parents;
  }

  private static boolean fits(Evaluation<Hybrid> mother, Evaluation<Hybrid> father) {
    TreeVariation variation = Samples.SPACE.variation(Samples.SPACE.center());
    UniformRandomProvider random = new RandomStreams(5).stream(Purpose.PROPOSAL, 0, 0);
    return IntStream.range(0, 40)
        .allMatch(
            attempt ->
                variation
                    .crossAndJitter(mother.genotype().tree(), father.genotype().tree(), 0, random)
                    .isPresent());
  }

  /** The operators of many generations of a few proposals, so that odd ends would be seen. */
  private static List<String> operators(BreedingSettings settings, int proposals) {
    List<Slot> slots = Collections.nCopies(proposals, new Slot.Inherited());
    List<Evaluation<Hybrid>> parents = parents();
    return IntStream.range(1, GENERATIONS)
        .mapToObj(
            generation ->
                new Breeding(
                        Samples.SPACE, settings, parents, new Brood<>(Samples.SPACE, 1), Set.of())
                    .proposals(slots, generation, new RandomStreams(7)))
        .flatMap(List::stream)
        .map(Proposal::operator)
        .toList();
  }

  private static long count(List<String> operators, String operator) {
    return operators.stream().filter(operator::equals).count();
  }

  /** Rates are shares of the children: a couple's second child takes one of the places, too. */
  @ParameterizedTest
  @CsvSource({
    "0.6, 0.4, 10",
    "0.6, 0.3, 10",
    "0.6, 0.3, 3",
    "0.6, 0.4, 1",
    "0.2, 0.7, 9",
    "0.9, 0.05, 10"
  })
  void eachOperatorHasTheShareOfItsRate(double crossover, double mutation, int proposals) {
    List<String> operators = operators(rates(crossover, mutation), proposals);
    long copies = count(operators, "reproduction");
    long crossed = count(operators, "crossover");
    long mutated = count(operators, "mutation");
    assertThat(copies + crossed + mutated).isEqualTo(operators.size());
    if (crossover + mutation < 1) {
      ChiSquare.assertFits(
          new long[] {crossed, mutated, copies}, crossover, mutation, 1 - crossover - mutation);
    } else {
      ChiSquare.assertFits(new long[] {crossed, mutated}, crossover, mutation);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0, crossover", "0, 1, mutation", "0, 0, reproduction"})
  void certainOperatorsAreTheOnlyOnes(double crossover, double mutation, String operator) {
    assertThat(operators(rates(crossover, mutation), 5)).containsOnly(operator);
  }

  /** Small trees whose children are mostly known: twenty draws find others. */
  @Test
  void childrenAreNewTrees() {
    GeneticProgramming strategy =
        new GeneticProgramming(
            Samples.SPACE, new ProgrammingSettings(12, Samples.BREEDING, Survival.BEST, 0));
    List<Fingerprint> trees =
        Samples.run(
                strategy,
                20,
                new RandomStreams(3),
                one -> OptionalDouble.of(-Math.abs(one.tree().size() - 6)))
            .stream()
            .flatMap(List::stream)
            .map(one -> Samples.SPACE.fingerprint(one.genotype().tree()))
            .toList();
    assertThat(new HashSet<>(trees)).hasSizeGreaterThan(3 * trees.size() / 4);
  }

  /** Where size is the fitness, the third generation has larger trees with broods than without. */
  @Test
  void bredTreesAreTheBestPredicted() {
    double alone = meanSize(new Brood<>(Samples.SPACE, 1));
    assertThat(meanSize(new Brood<>(Samples.SPACE, 20))).isGreaterThan(1.2 * alone);
  }

  private static double meanSize(Brood<Hybrid> brood) {
    ProgrammingSettings settings = new ProgrammingSettings(20, Samples.BREEDING, Survival.BEST, 0);
    return Samples.run(
            new GeneticProgramming(Samples.SPACE, settings, brood),
            3,
            new RandomStreams(4),
            genotype -> OptionalDouble.of(genotype.tree().size()))
        .get(2)
        .stream()
        .mapToInt(one -> one.genotype().tree().size())
        .average()
        .orElseThrow();
  }
}
