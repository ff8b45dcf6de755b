package org.evosearch.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.evosearch.space.neat.NeatWeightSpace;
import org.evosearch.variation.neat.SampleGenomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhenotypeTest {

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aTextReadsBackAsWhatWroteIt(@ForAll long seed, @ForAll Wiring wiring) {
    NeatWeightSpace space = new NeatWeightSpace(2, 1, wiring);
    assertThat(SampleGenomes.of(seed, wiring, 5))
        .map(space::phenotype)
        .allSatisfy(one -> assertThat(Phenotype.parse(one.text())).isEqualTo(one));
  }

  @Property(tries = 20)
  void weightsAreRebuiltFromTheirSeeds(
      @ForAll @LongRange(min = 0, max = (1L << 53) - 1) long seed) {
    SeededPerceptron one = new SeededPerceptron(List.of(2, 3, 1), 0.1, List.of(seed, 5L, 9L));
    SeededPerceptron read = (SeededPerceptron) Phenotype.parse(one.text());

    assertThat(read).isEqualTo(one);
    assertThat(read.weights()).isEqualTo(one.weights()).hasSize(13);
  }

  @Test
  void aSeedIsAStepOfItsDeviationInAllWeights() {
    double[] before = new SeededPerceptron(List.of(20, 20, 1), 0.1, List.of(1L)).weights();
    double[] behind = new SeededPerceptron(List.of(20, 20, 1), 0.1, List.of(1L, 2L)).weights();
    double squares = 0;
    for (int i = 0; i < before.length; i++) {
      squares += (behind[i] - before[i]) * (behind[i] - before[i]);
    }
    assertThat(before).hasSize(441);
    assertThat(Math.sqrt(squares / before.length)).isBetween(0.09, 0.11);
  }

  /** Weights that a platform draws differently would make results depend on it. */
  @Test
  void weightsAreTheSameOnAllMachines() {
    double[] weights = new SeededPerceptron(List.of(1, 1), 0.5, List.of(17L, 4L)).weights();
    assertThat(weights).containsExactly(WEIGHT, BIAS);
  }

  private static final double WEIGHT = -0.7109180800268857;
  private static final double BIAS = 0.09552046574050238;

  @Test
  void aPerceptronIsTanhAndLogistic() {
    double[] weights = {0.5, -1, 0.25, 2, -0.75};
    double hidden = Math.tanh(0.5 * 3 - 1 * 4 + 0.25);
    assertThat(new PerceptronNetwork(List.of(2, 1, 1), weights).activate(3, 4))
        .containsExactly(1 / (1 + Math.exp(-(2 * hidden - 0.75))));
  }

  @Test
  void aRecurrentNetworkForgetsWhenItIsReset() {
    NeuralNetwork network =
        new WeightedGraph(
                1,
                Wiring.RECURRENT,
                List.of(new WeightedGraph.Neuron(List.of(0, 2), List.of(1.0, 1.0))),
                List.of(0))
            .network();
    double first = network.activate(0.1)[0];
    assertThat(network.activate(0.1)[0]).isGreaterThan(first);
    network.reset();
    assertThat(network.activate(0.1)[0]).isEqualTo(first);
  }

  @Test
  void aNeuronOfAFeedForwardNetworkTakesWhatComesBeforeIt() {
    List<WeightedGraph.Neuron> loop = List.of(new WeightedGraph.Neuron(List.of(2), List.of(1.0)));
    assertThatThrownBy(() -> new WeightedGraph(1, Wiring.FEED_FORWARD, loop, List.of(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid numbers: [2] (below 2)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"layers\":[2],\"deviation\":0.1,\"seeds\":[1]}",
        "{\"layers\":[2,1],\"deviation\":0.1,\"seeds\":[1],\"more\":1}"
      })
  void aTextOfNoPhenotypeIsRefused(String text) {
    assertThatThrownBy(() -> Phenotype.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid phenotype: " + text);
  }
}
