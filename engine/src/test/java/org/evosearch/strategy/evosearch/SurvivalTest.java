package org.evosearch.strategy.evosearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Hybrid;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class SurvivalTest {

  private static final Hybrid ANY =
      Samples.SPACE.initial(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));

  /** Individuals of a generation with the given fitness, NaN for a failure. */
  private static List<Evaluation<Hybrid>> generation(int number, double... fitness) {
    List<Evaluation<Hybrid>> all =
        new Evaluations<>(Samples.SPACE, g -> OptionalDouble.of(0))
            .of(
                number,
                IntStream.range(0, fitness.length)
                    .mapToObj(i -> new Proposal<>(ANY, "grow", List.of()))
                    .toList());
    return IntStream.range(0, fitness.length)
        .mapToObj(
            i ->
                new Evaluation<>(
                    new TrialId(number, i),
                    all.get(i).proposal(),
                    Fingerprint.ofText("network with " + fitness[i]),
                    Double.isNaN(fitness[i])
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(fitness[i]),
                    1))
        .toList();
  }

  private static List<String> survivors(Survival survival) {
    List<Evaluation<Hybrid>> old = generation(0, 9, 1, 8, 7);
    List<Evaluation<Hybrid>> young = generation(1, 2, Double.NaN, 10, 3);
    return survival.survivors(old, young, 4).stream().map(one -> one.id().toString()).toList();
  }

  @Test
  void theBestOfOldAndNewSurvive() {
    assertThat(survivors(Survival.BEST)).containsExactly("1/2", "0/0", "0/2", "0/3");
  }

  /** A reused outcome would take the place of another network. */
  @Test
  void nobodySurvivesTwice() {
    List<Evaluation<Hybrid>> old = generation(0, 9, 1, 8);
    List<Evaluation<Hybrid>> young = generation(1, 9, 8, 2);
    assertThat(Survival.BEST.survivors(old, young, 4))
        .extracting(one -> one.id().toString())
        .containsExactly("0/0", "0/2", "1/2", "0/1");
  }

  @Test
  void theYoungSurviveWithTwoElites() {
    assertThat(survivors(Survival.GENERATIONAL)).containsExactly("0/0", "0/2", "1/2", "1/3");
  }

  @Test
  void theYoungestSurvive() {
    assertThat(survivors(Survival.AGING)).containsExactly("1/0", "1/2", "1/3", "0/0");
  }
}
