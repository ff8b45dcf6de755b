package org.evosearch.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.Layers;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.ToySpace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReproductionTest {

  private static final int CHILDREN = 5000;
  private static final Evaluation<Choices> MOTHER = parent(0, 0, 0, 0, 0, 0, 0, 0, 0);
  private static final Evaluation<Choices> FATHER = parent(1, 1, 1, 1, 1, 1, 1, 1, 1);

  private static Evaluation<Choices> parent(int index, Integer... genes) {
    return new Evaluations<>(Told.SPACE, genotype -> OptionalDouble.of(0))
        .of(0, Collections.nCopies(2, proposal(new Choices(List.of(genes)))))
        .get(index);
  }

  private static <G extends Genotype> Proposal<G> proposal(G genotype) {
    return new Proposal<>(genotype, "sample", List.of());
  }

  /** Children of the first and the second parent, each in a generation of its own. */
  private static <G extends Genotype> Stream<Proposal<G>> children(
      SearchSpace<G> space,
      double crossoverRate,
      double mutationRate,
      List<Evaluation<G>> parents) {
    Reproduction<G> reproduction = new Reproduction<>(space, crossoverRate, mutationRate);
    return IntStream.range(0, CHILDREN)
        .mapToObj(
            i -> {
              Iterator<Evaluation<G>> next = parents.iterator();
              return reproduction.child(
                  new NoveltyFilter<>(space).batch(),
                  next::next,
                  new RandomStreams(61).stream(Purpose.PROPOSAL, 0, i));
            })
        .flatMap(Optional::stream);
  }

  private static List<Proposal<Choices>> children(double crossoverRate, double mutationRate) {
    return children(Told.SPACE, crossoverRate, mutationRate, List.of(MOTHER, FATHER)).toList();
  }

  @ParameterizedTest
  @CsvSource({"0.9, 0.5", "0.3, 0", "0.5, 1"})
  void theCrossoverRateIsTheShareOfChildrenWithTwoParents(double rate, double mutationRate) {
    long crossed =
        children(rate, mutationRate).stream()
            .filter(child -> child.operator().equals("crossover"))
            .count();

    ChiSquare.assertFits(new long[] {crossed, CHILDREN - crossed}, rate, 1 - rate);
  }

  @ParameterizedTest
  @CsvSource({"0, mutation, 1", "1, crossover, 2"})
  void certainRatesDecideAlone(double crossoverRate, String operator, int parents) {
    assertThat(children(crossoverRate, 0.5))
        .hasSize(CHILDREN)
        .allMatch(child -> child.operator().equals(operator))
        .allMatch(
            child -> child.parents().equals(List.of(MOTHER.id(), FATHER.id()).subList(0, parents)));
  }

  /** The words of the parents are 0 and 1; a mutation of one gene takes another one of five. */
  @ParameterizedTest
  @CsvSource({"0", "0.25", "0.8", "1"})
  void theMutationRateIsTheShareOfMixedChildrenThatAreMutated(double rate) {
    List<Proposal<Choices>> twins = children(Told.SPACE, 1, rate, List.of(MOTHER, MOTHER)).toList();
    long mutated =
        twins.stream().filter(c -> Told.distance(c.genotype(), MOTHER.genotype()) == 1).count();
    long same = twins.stream().filter(child -> child.genotype().equals(MOTHER.genotype())).count();

    assertThat(mutated + same).isEqualTo(CHILDREN);
    if (rate > 0 && rate < 1) {
      ChiSquare.assertFits(new long[] {mutated, same}, rate, 1 - rate);
    } else {
      assertThat(mutated).isEqualTo(Math.round(rate * CHILDREN));
    }
  }

  @Test
  void withoutMutationEachGeneIsOneOfTheParents() {
    long[] words = new long[2];
    children(1, 0).forEach(child -> child.genotype().indices().forEach(word -> words[word]++));

    ChiSquare.assertUniform(words);
  }

  @Test
  void aMutationOfOneParentChangesOneGene() {
    assertThat(children(0, 0))
        .allMatch(child -> Told.distance(child.genotype(), MOTHER.genotype()) == 1);
  }

  @Test
  void whereASpaceHasNoCrossoverAllChildrenAreMutations() {
    SearchSpace<Layers> space = new ToySpace();
    Layers any = space.sample(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));
    List<Evaluation<Layers>> parents =
        new Evaluations<>(space, genotype -> OptionalDouble.of(0)).of(0, List.of(proposal(any)));

    assertThat(children(space, 1, 1, parents))
        .isNotEmpty()
        .allMatch(child -> child.operator().equals("mutation"))
        .allMatch(child -> child.parents().equals(List.of(parents.get(0).id())));
  }

  @Test
  void whatWasToldIsNotBornAgain() {
    NoveltyFilter<Choices> networks = new NoveltyFilter<>(Told.SPACE);
    networks.tell(List.of(MOTHER, FATHER));
    Reproduction<Choices> identical = new Reproduction<>(Told.SPACE, 1, 0);

    assertThat(
            identical.child(
                networks.batch(),
                () -> MOTHER,
                new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0)))
        .isEmpty();
  }
}
