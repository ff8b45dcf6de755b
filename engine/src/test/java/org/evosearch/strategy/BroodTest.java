package org.evosearch.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.junit.jupiter.api.Test;

class BroodTest {

  private static final ChoiceSpace SPACE =
      new NasBench201Space(new NasBench201Settings(1, 4), TensorShape.image(1, 8, 8), 3);
  private static final RandomStreams STREAMS = new RandomStreams(9);

  /** Fitness that a forest can learn: the number of parameters. */
  private static double fitness(Choices genotype) {
    return Footprint.of(SPACE.decode(genotype).architecture()).parameters();
  }

  private static List<Choices> drawn(int count, int index) {
    UniformRandomProvider random = STREAMS.stream(Purpose.PROPOSAL, 0, index);
    return IntStream.range(0, count).mapToObj(i -> SPACE.sample(random)).toList();
  }

  private static List<Evaluation<Choices>> evaluations(List<Choices> genotypes) {
    return new Evaluations<>(SPACE, (Choices one) -> OptionalDouble.of(fitness(one)))
        .of(0, genotypes.stream().map(BroodTest::proposal).toList());
  }

  private static Proposal<Choices> proposal(Choices genotype) {
    return new Proposal<>(genotype, "sample", List.of());
  }

  private static Choices best(Brood<Choices> brood, List<Choices> children, List<Choices> left) {
    Iterator<Choices> next = children.iterator();
    return brood.best(() -> Optional.of(proposal(next.next())), left::add).orElseThrow().genotype();
  }

  private static Choices best(Brood<Choices> brood, List<Choices> children) {
    return best(brood, children, new ArrayList<>());
  }

  @Test
  void whatIsPredictedToBeBestIsProposedAndTheOthersAreGivenBack() {
    Brood<Choices> brood = new Brood<>(SPACE, 10);
    brood.tell(evaluations(drawn(60, 0)));
    brood.prepare(STREAMS);
    int better = 0;
    for (int i = 1; i <= 20; i++) {
      List<Choices> children = drawn(10, i).stream().distinct().toList();
      List<Choices> left = new ArrayList<>();
      Choices chosen = best(new Brood<>(SPACE, 1), children);
      Choices predicted = best(brood, drawn(10, i), left);
      better += fitness(predicted) >= fitness(chosen) ? 1 : 0;

      assertThat(left).doesNotContain(predicted);
      assertThat(left.size() + 1).isGreaterThanOrEqualTo(children.size());
    }
    assertThat(better).isGreaterThanOrEqualTo(18);
  }

  /** A reused outcome is told again and again, and is still one example. */
  @Test
  void whatIsToldAgainTeachesNothing() {
    List<Evaluation<Choices>> told = evaluations(drawn(20, 0));
    Brood<Choices> once = new Brood<>(SPACE, 10);
    once.tell(told);
    Brood<Choices> often = new Brood<>(SPACE, 10);
    often.tell(told);
    for (int i = 0; i < 5; i++) {
      often.tell(told.subList(0, 2));
    }
    once.prepare(STREAMS);
    often.prepare(STREAMS);

    assertThat(IntStream.rangeClosed(1, 20).mapToObj(i -> best(often, drawn(10, i))).toList())
        .isEqualTo(IntStream.rangeClosed(1, 20).mapToObj(i -> best(once, drawn(10, i))).toList());
  }

  @Test
  void withoutTenTrialsTheFirstChildIsProposed() {
    Brood<Choices> brood = new Brood<>(SPACE, 10);
    brood.tell(evaluations(drawn(9, 0)));
    brood.prepare(STREAMS);
    List<Choices> children = drawn(10, 1);

    assertThat(best(brood, children)).isEqualTo(children.get(0));
  }

  /** Trials of other data whose fitness lies elsewhere teach the same order. */
  @Test
  void anArchiveTeachesBeforeTheFirstGeneration() {
    Brood<Choices> brood = new Brood<>(SPACE, 10);
    brood.learn(
        drawn(60, 0).stream()
            .map(one -> new ArchivedTrial<>(one, -1e6 + fitness(one), "other"))
            .toList());
    brood.prepare(STREAMS);
    double sum = 0;
    double predicted = 0;
    for (int i = 1; i <= 20; i++) {
      List<Choices> children = drawn(10, i);
      sum += children.stream().mapToDouble(BroodTest::fitness).average().orElseThrow();
      predicted += fitness(best(brood, children));
    }
    assertThat(predicted).isGreaterThan(1.3 * sum);
  }

  @Test
  void theSameTrialsGiveTheSameForestWhenAsked() {
    Brood<Choices> often = new Brood<>(SPACE, 10);
    Brood<Choices> once = new Brood<>(SPACE, 10);
    for (int i = 0; i < 5; i++) {
      List<Evaluation<Choices>> told = evaluations(drawn(8, i));
      often.tell(told);
      once.tell(told);
      often.prepare(STREAMS);
      often.prepare(new RandomStreams(1));
    }
    often.prepare(STREAMS);
    once.prepare(STREAMS);

    assertThat(IntStream.range(10, 40).mapToObj(i -> best(often, drawn(10, i))))
        .isEqualTo(IntStream.range(10, 40).mapToObj(i -> best(once, drawn(10, i))).toList());
  }

  @Test
  void sizesBelowOneAndArchivesForOneChildAreRefused() {
    assertThatThrownBy(() -> new Brood<>(SPACE, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid brood: 0 (at least 1)");
    assertThatThrownBy(() -> new Brood<>(SPACE, 1).learn(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("learn nothing");
  }
}
