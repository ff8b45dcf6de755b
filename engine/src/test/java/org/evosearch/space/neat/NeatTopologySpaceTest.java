package org.evosearch.space.neat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.SearchSpaceContract;
import org.evosearch.variation.neat.Innovations;
import org.junit.jupiter.api.Test;

class NeatTopologySpaceTest extends SearchSpaceContract<NeatGenome> {

  private static final List<NodeGene> ENDS =
      List.of(new NodeGene(0, NodeGene.Kind.INPUT), new NodeGene(1, NodeGene.Kind.OUTPUT));

  @Override
  protected SearchSpace<NeatGenome> space() {
    return new NeatTopologySpace(image(), classes(), 16);
  }

  @Override
  protected TensorShape image() {
    return TensorShape.image(1, 8, 8);
  }

  @Override
  protected int classes() {
    return 10;
  }

  @Override
  protected List<String> foreignTexts() {
    return List.of("", "[1]", "{\"nodes\":[],\"connections\":[]}");
  }

  private static ConnectionGene connection(int innovation, int from, int to) {
    return new ConnectionGene(innovation, from, to, 1, true);
  }

  private Architecture network(NeatGenome genome) {
    return space().decode(genome).architecture();
  }

  @Test
  void equalMarkingsMeanTheSameInAllInitialGenomes() {
    RandomStreams streams = new RandomStreams(1);
    List<NeatGenome> genomes =
        IntStream.range(0, 300)
            .mapToObj(i -> space().initial(streams.stream(Purpose.PROPOSAL, 0, i)))
            .toList();
    Innovations innovations = new Innovations();

    assertThatCode(() -> genomes.forEach(innovations::absorb)).doesNotThrowAnyException();
    // No layer, one with or without a way around it, two with up to two ways around.
    assertThat(genomes.stream().map(genome -> space().decode(genome).fingerprint()).distinct())
        .hasSize(7);
  }

  @Test
  void oneConnectionIsALinearClassifier() {
    Architecture network = network(new NeatGenome(ENDS, List.of(connection(0, 0, 1))));
    assertThat(Footprint.of(network).parameters()).isEqualTo(64 * 10 + 10);
  }

  @Test
  void aNodeBesideItsConnectionIsAShortcutAroundALayer() {
    List<NodeGene> nodes = List.of(ENDS.get(0), ENDS.get(1), NodeGene.hidden(2, 0));
    NeatGenome genome =
        new NeatGenome(
            nodes, List.of(connection(0, 0, 1), connection(1, 0, 2), connection(2, 2, 1)));

    Architecture network = network(genome);
    assertThat(network.nodes()).extracting(node -> node.operation()).contains(new Concatenation());
    assertThat(Footprint.of(network).parameters()).isEqualTo((64 * 16 + 16) + (64 + 16) * 10 + 10);
  }

  @Test
  void whatLeadsNowhereOrComesFromNowhereIsNoPartOfTheNetwork() {
    List<NodeGene> nodes =
        List.of(ENDS.get(0), ENDS.get(1), NodeGene.hidden(2, 0), NodeGene.hidden(3, 0));
    NeatGenome genome =
        new NeatGenome(
            nodes, List.of(connection(0, 0, 1), connection(1, 0, 2), connection(2, 3, 1)));

    assertThat(network(genome))
        .isEqualTo(network(new NeatGenome(ENDS, List.of(connection(0, 0, 1)))));
  }

  @Test
  void anOutputThatNothingReachesHasItsBiases() {
    NeatGenome genome = new NeatGenome(ENDS, List.of(new ConnectionGene(0, 0, 1, 1, false)));
    assertThat(network(genome).nodes())
        .extracting(node -> node.operation())
        .endsWith(new Zero(1), new Linear(10, true));
  }
}
