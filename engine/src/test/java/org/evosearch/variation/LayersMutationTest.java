package org.evosearch.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.GeneDomain;
import org.evosearch.genotype.GeneDomains;
import org.evosearch.genotype.Layers;
import org.evosearch.genotype.LayersGrammar;
import org.evosearch.genotype.LayersGrammar.Stack;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class LayersMutationTest extends VariationContract<Layers> {

  private static final int DRAWS = 10_000;

  /** Real genes, so that a redrawn gene is always another one. */
  private static final GeneDomains REAL =
      new GeneDomains(Map.of("x", new GeneDomain.RealInterval(0, 1)));

  private static final LayersGrammar GRAMMAR =
      new LayersGrammar(
          REAL, List.of(new Stack("convolution", 0, 2, REAL), new Stack("linear", 1, 4, REAL)));

  private static final LayersGrammar ONE_STACK =
      new LayersGrammar(REAL, List.of(new Stack("linear", 1, 3, REAL)));

  private final UniformRandomProvider random = new RandomStreams(23).stream(Purpose.PROPOSAL, 0, 0);

  @Override
  protected Mutation<Layers> mutation() {
    return new LayersMutation(GRAMMAR, 0.2, 0.5);
  }

  @Override
  protected Layers parent(UniformRandomProvider stream) {
    return GRAMMAR.draw(stream);
  }

  @Override
  protected boolean contains(Layers genotype) {
    return GRAMMAR.contains(genotype);
  }

  private Layers ofDepth(LayersGrammar grammar, int convolutions, int linears) {
    return Stream.generate(() -> grammar.draw(random))
        .filter(layers -> layers.layersOf("convolution").size() == convolutions)
        .filter(layers -> layers.layersOf("linear").size() == linears)
        .findFirst()
        .orElseThrow();
  }

  private Stream<Layers> children(Mutation<Layers> mutation, Layers parent) {
    return IntStream.range(0, DRAWS).mapToObj(i -> mutation.mutate(parent, random));
  }

  @Test
  void theShareOfRedrawnGenesIsTheRate() {
    Layers parent = ofDepth(GRAMMAR, 2, 3);
    long[] redrawn = new long[6];
    children(new LayersMutation(GRAMMAR, 0.2, 0), parent)
        .forEach(
            child -> {
              redrawn[5] += child.network().equals(parent.network()) ? 0 : 1;
              for (int i = 0; i < 5; i++) {
                redrawn[i] += child.layers().get(i).equals(parent.layers().get(i)) ? 0 : 1;
              }
            });
    for (long count : redrawn) {
      ChiSquare.assertFits(new long[] {count, DRAWS - count}, 0.2, 0.8);
    }
  }

  @Test
  void genesAreRedrawnIndependently() {
    Layers parent = ofDepth(GRAMMAR, 1, 1);
    long[] pairs = new long[4];
    children(new LayersMutation(GRAMMAR, 0.3, 0), parent)
        .forEach(
            child -> {
              int first = child.layers().get(0).equals(parent.layers().get(0)) ? 0 : 1;
              int second = child.layers().get(1).equals(parent.layers().get(1)) ? 0 : 1;
              pairs[2 * first + second]++;
            });
    ChiSquare.assertFits(pairs, 0.49, 0.21, 0.21, 0.09);
  }

  @Test
  void layersAreAddedAsOftenAsTakenAway() {
    Layers parent = ofDepth(ONE_STACK, 0, 2);
    long[] depths = new long[4];
    children(new LayersMutation(ONE_STACK, 0.2, 0.1), parent)
        .forEach(child -> depths[child.layers().size()]++);
    assertThat(depths[0]).isZero();
    ChiSquare.assertFits(new long[] {depths[1], depths[2], depths[3]}, 0.05, 0.9, 0.05);
  }

  @Test
  void theDeepestOnlyShrinkAndTheShallowestOnlyGrow() {
    Mutation<Layers> mutation = new LayersMutation(ONE_STACK, 0, 1);
    long[] ofDeepest = new long[5];
    children(mutation, ofDepth(ONE_STACK, 0, 3)).forEach(c -> ofDeepest[c.layers().size()]++);
    ChiSquare.assertFits(new long[] {ofDeepest[2], ofDeepest[3]}, 0.5, 0.5);
    long[] ofShallowest = new long[5];
    children(mutation, ofDepth(ONE_STACK, 0, 1)).forEach(c -> ofShallowest[c.layers().size()]++);
    ChiSquare.assertFits(new long[] {ofShallowest[1], ofShallowest[2]}, 0.5, 0.5);
  }

  @Test
  void everyStackChangesItsDepthAsOften() {
    Layers parent = ofDepth(GRAMMAR, 1, 2);
    long[] changes = new long[4];
    children(new LayersMutation(GRAMMAR, 0, 1), parent)
        .forEach(child -> changes[changeOf(child)]++);
    ChiSquare.assertUniform(changes);
  }

  /** Which change made this of one convolution and two linear layers. */
  private static int changeOf(Layers child) {
    int convolutions = child.layersOf("convolution").size();
    int linears = child.layersOf("linear").size();
    assertThat(Math.abs(convolutions - 1) + Math.abs(linears - 2)).isEqualTo(1);
    return convolutions == 1 ? (linears == 1 ? 0 : 1) : convolutions == 0 ? 2 : 3;
  }

  @Test
  void layersComeAndGoAtTheEndOfTheirStack() {
    Layers parent = ofDepth(GRAMMAR, 1, 2);
    List<Layers.Layer> layers = parent.layers();
    children(new LayersMutation(GRAMMAR, 0, 1), parent)
        .limit(200)
        .map(Layers::layers)
        .forEach(
            child -> {
              switch (changeOf(new Layers(parent.network(), child))) {
                case 0 -> assertThat(child).isEqualTo(layers.subList(0, 2));
                case 1 -> assertThat(child.subList(0, 3)).isEqualTo(layers);
                case 2 -> assertThat(child).isEqualTo(layers.subList(1, 3));
                default -> {
                  assertThat(child.get(0)).isEqualTo(layers.get(0));
                  assertThat(child.subList(2, 4)).isEqualTo(layers.subList(1, 3));
                }
              }
            });
  }

  @Test
  void atRatesOfZeroAChildIsItsParent() {
    Layers parent = GRAMMAR.draw(random);
    assertThat(children(new LayersMutation(GRAMMAR, 0, 0), parent).limit(50))
        .allMatch(parent::equals);
  }

  @Test
  void ratesThatAreNoProbabilitiesAreRefused() {
    assertThatThrownBy(() -> new LayersMutation(GRAMMAR, 1.5, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid gene rate: 1.5 (in [0, 1])");
    assertThatThrownBy(() -> new LayersMutation(GRAMMAR, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid depth rate: NaN (in [0, 1])");
  }
}
