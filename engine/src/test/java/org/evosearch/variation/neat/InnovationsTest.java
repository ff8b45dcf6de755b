package org.evosearch.variation.neat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evosearch.control.Wiring;
import org.evosearch.genotype.ConnectionGene;
import org.evosearch.genotype.NeatGenome;
import org.evosearch.genotype.NodeGene;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class InnovationsTest {

  private static final NeatGenome MINIMAL =
      new NeatGenome(
          List.of(new NodeGene(0, NodeGene.Kind.INPUT), new NodeGene(1, NodeGene.Kind.OUTPUT)),
          List.of(new ConnectionGene(0, 0, 1, 1, true)));

  private static NeatGenome split(NeatGenome genome, Innovations innovations) {
    return StructureMutation.withNode(
        genome, innovations, new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));
  }

  @Test
  void theSameChangeHasTheSameNumbersInAnyGeneration() {
    Innovations innovations = Innovations.of(MINIMAL);
    NeatGenome first = split(MINIMAL, innovations);
    Innovations later = innovations.copy();
    later.connection(1, 1);

    assertThat(split(MINIMAL, later)).isEqualTo(first);
    assertThat(first.nodes()).contains(NodeGene.hidden(2, 0));
    assertThat(first.lastInnovation()).isEqualTo(2);
  }

  @Test
  void aConnectionThatIsSplitTwiceInOneGenomeHasTwoNodes() {
    Innovations innovations = Innovations.of(MINIMAL);
    NeatGenome once = split(MINIMAL, innovations);
    NeatGenome again =
        once.withConnections(
            once.connections().stream()
                .map(
                    gene ->
                        new ConnectionGene(
                            gene.innovation(),
                            gene.from(),
                            gene.to(),
                            gene.weight(),
                            gene.innovation() == 0))
                .toList());

    assertThat(split(again, innovations).nodes())
        .contains(NodeGene.hidden(2, 0), NodeGene.hidden(3, 0));
  }

  @Property(tries = 30, edgeCases = EdgeCasesMode.NONE)
  void whatWasCommittedRestoresAllNumbers(@ForAll long seed) {
    List<NeatGenome> genomes = SampleGenomes.of(seed, Wiring.RECURRENT, 10);
    Innovations read = new Innovations();
    genomes.forEach(read::absorb);

    for (NeatGenome genome : genomes) {
      for (ConnectionGene gene : genome.connections()) {
        assertThat(read.connection(gene.from(), gene.to())).isEqualTo(gene.innovation());
      }
    }
    int last = genomes.stream().mapToInt(NeatGenome::lastInnovation).max().orElseThrow();
    assertThat(read.connection(1000, 1001)).isEqualTo(last + 1);
  }

  @Test
  void markingsOfAnotherRunAreRefused() {
    Innovations innovations = Innovations.of(split(MINIMAL, Innovations.of(MINIMAL)));
    NeatGenome other = MINIMAL.with(new ConnectionGene(1, 1, 1, 1, true));

    assertThatThrownBy(() -> innovations.absorb(other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Invalid genome: innovation 1 means something else in another genome of the run");
  }
}
