package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.LayersGrammar.Stack;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class LayersGrammarTest {

  private static final GeneDomains CONVOLUTION =
      new GeneDomains(Map.of("kernel", GeneDomain.OneOf.of("3", "5", "7")));
  private static final GeneDomains LINEAR =
      new GeneDomains(Map.of("units", new GeneDomain.WholeInterval(1, 9)));
  private static final LayersGrammar GRAMMAR =
      new LayersGrammar(
          new GeneDomains(Map.of("rate", new GeneDomain.RealInterval(0, 1))),
          List.of(new Stack("convolution", 0, 3, CONVOLUTION), new Stack("linear", 1, 4, LINEAR)));

  private static UniformRandomProvider random(long seed) {
    return new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
  }

  @Property
  void aGrammarContainsWhatItDraws(@ForAll long seed) {
    assertThat(GRAMMAR.contains(GRAMMAR.draw(random(seed)))).isTrue();
    assertThat(GRAMMAR.contains(GRAMMAR.drawSmallest(random(seed)))).isTrue();
  }

  @Property
  void whatItDrawsKeepsThatThroughItsText(@ForAll long seed) {
    Layers drawn = GRAMMAR.draw(random(seed));
    assertThat(LayersText.read(drawn.text())).isEqualTo(drawn).matches(GRAMMAR::contains);
  }

  @Test
  void depthsAreUniformAndWordsToo() {
    UniformRandomProvider random = random(1);
    long[] depths = new long[4 * 4];
    long[] kernels = new long[3];
    List<String> words = List.of("3", "5", "7");
    for (int i = 0; i < 16_000; i++) {
      Layers drawn = GRAMMAR.draw(random);
      List<Layers.Layer> convolutions = drawn.layersOf("convolution");
      depths[4 * convolutions.size() + drawn.layersOf("linear").size() - 1]++;
      convolutions.forEach(layer -> kernels[words.indexOf(layer.genes().word("kernel"))]++);
    }
    ChiSquare.assertUniform(depths);
    ChiSquare.assertUniform(kernels);
  }

  @Test
  void theSmallestHaveTheFewestLayersOfEachKind() {
    UniformRandomProvider random = random(2);
    assertThat(IntStream.range(0, 100).mapToObj(i -> GRAMMAR.drawSmallest(random)))
        .allMatch(layers -> layers.layersOf("convolution").isEmpty())
        .allMatch(layers -> layers.layersOf("linear").size() == 1);
  }

  @Test
  void otherGenotypesAreNotContained() {
    UniformRandomProvider random = random(3);
    Genes network = GRAMMAR.network().draw(random);
    Layers.Layer convolution = GRAMMAR.stack("convolution").draw(random);
    Layers.Layer linear = GRAMMAR.stack("linear").draw(random);
    Layers.Layer unknown = new Layers.Layer("pooling", linear.genes());
    Layers.Layer mislabeled = new Layers.Layer("linear", convolution.genes());
    assertThat(contains(network, convolution, convolution, linear)).isTrue();
    assertThat(contains(network, linear, convolution)).isFalse();
    assertThat(contains(network, linear, convolution, linear)).isFalse();
    assertThat(contains(network, convolution)).isFalse();
    assertThat(contains(network, linear, linear, linear, linear, linear)).isFalse();
    assertThat(contains(network, unknown, linear)).isFalse();
    assertThat(contains(network, mislabeled)).isFalse();
    assertThat(contains(linear.genes(), linear)).isFalse();
  }

  private static boolean contains(Genes network, Layers.Layer... layers) {
    return GRAMMAR.contains(new Layers(network, List.of(layers)));
  }

  @Test
  void aGenotypeKeepsItsLayersWhateverBecomesOfTheListItCameIn() {
    UniformRandomProvider random = random(4);
    List<Layers.Layer> layers =
        new ArrayList<>(Collections.nCopies(2, GRAMMAR.stack("linear").draw(random)));
    Layers genotype = new Layers(GRAMMAR.network().draw(random), layers);
    layers.clear();
    assertThat(genotype.layers()).hasSize(2);
  }

  @Test
  void grammarsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new Stack("linear", 3, 2, LINEAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid linear layers: [3, 2]");
    assertThatThrownBy(() -> new Stack("linear", -1, 2, LINEAR))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid linear layers: [-1, 2]");
    Stack stack = new Stack("linear", 1, 2, LINEAR);
    assertThatThrownBy(() -> new LayersGrammar(LINEAR, List.of(stack, stack)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid stacks: [linear, linear] (all different)");
    assertThatThrownBy(() -> GRAMMAR.stack("pooling"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unknown kind of layer: pooling");
  }
}
