package org.evosearch.variation.neat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.neat.NeatWeightSpace;
import org.junit.jupiter.api.Test;

class StructureMutationTest {

  private static final NeatWeightSpace SPACE = new NeatWeightSpace(2, 1, Wiring.FEED_FORWARD);

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void feedForwardGenomesNeverGetACycle(@ForAll long seed) {
    assertThat(SampleGenomes.of(seed, Wiring.FEED_FORWARD, 5)).allMatch(SPACE::contains);
  }

  @Test
  void recurrentGenomesGetCycles() {
    assertThat(SampleGenomes.of(4, Wiring.RECURRENT, 50)).anyMatch(g -> !SPACE.contains(g));
  }

  @Test
  void aNewNodeTakesThePlaceOfAConnection() {
    var random = new RandomStreams(5).stream(Purpose.PROPOSAL, 0, 0);
    NeatGenome genome = SPACE.initial(random);
    NeatGenome grown = StructureMutation.withNode(genome, Innovations.of(genome), random);

    NodeGene node = grown.nodes(NodeGene.Kind.HIDDEN).get(0);
    ConnectionGene old = genome.connections().get(node.splits());
    assertThat(grown.connections())
        .contains(
            old.turnedOff(),
            new ConnectionGene(3, old.from(), node.id(), 1, true),
            new ConnectionGene(4, node.id(), old.to(), old.weight(), true))
        .hasSize(5);
  }

  @Test
  void connectionsFromTheBiasAreNotSplit() {
    var random = new RandomStreams(6).stream(Purpose.PROPOSAL, 0, 0);
    NeatGenome genome = SPACE.initial(random);
    int bias = genome.nodes(NodeGene.Kind.BIAS).get(0).id();
    List<Integer> split =
        IntStream.range(0, 100)
            .mapToObj(i -> StructureMutation.withNode(genome, Innovations.of(genome), random))
            .map(grown -> grown.nodes(NodeGene.Kind.HIDDEN).get(0).splits())
            .map(innovation -> genome.connections().get(innovation).from())
            .toList();

    assertThat(split).contains(0, 1).doesNotContain(bias);
  }

  @Test
  void aConnectionIsAddedOnlyWhereThereIsNone() {
    var random = new RandomStreams(5).stream(Purpose.PROPOSAL, 0, 0);
    NeatGenome complete = SPACE.initial(random);
    StructureMutation mutation = new StructureMutation(Wiring.FEED_FORWARD, 0, 1, 0, 0);

    assertThat(mutation.withConnection(complete, Innovations.of(complete), random))
        .isEqualTo(complete);
  }

  @Test
  void removalLeavesInputsAndOutputs() {
    StructureMutation removal = new StructureMutation(Wiring.FEED_FORWARD, 0, 0, 1, 1);
    for (NeatGenome genome : SampleGenomes.of(9, Wiring.FEED_FORWARD, 20)) {
      NeatGenome less = genome;
      for (int i = 0; i < 100; i++) {
        less =
            removal.mutate(
                less, Innovations.of(less), new RandomStreams(i).stream(Purpose.PROPOSAL, 0, 0));
      }
      assertThat(less.connections()).isEqualTo(List.of());
      assertThat(less.nodes()).isEqualTo(SPACE.initial(anyRandom()).nodes());
    }
  }

  private static org.apache.commons.rng.UniformRandomProvider anyRandom() {
    return new RandomStreams(0).stream(Purpose.PROPOSAL, 0, 0);
  }
}
