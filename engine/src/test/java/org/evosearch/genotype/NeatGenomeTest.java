package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.evosearch.control.Wiring;
import org.evosearch.variation.neat.SampleGenomes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeatGenomeTest {

  private static final List<NodeGene> NODES =
      List.of(
          new NodeGene(0, NodeGene.Kind.INPUT),
          new NodeGene(1, NodeGene.Kind.OUTPUT),
          NodeGene.hidden(2, 0));
  private static final ConnectionGene DIRECT = new ConnectionGene(0, 0, 1, 0.5, false);
  private static final ConnectionGene IN = new ConnectionGene(1, 0, 2, 1, true);
  private static final ConnectionGene OUT = new ConnectionGene(2, 2, 1, 0.5, true);

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aTextReadsBackAsWhatWroteIt(@ForAll long seed, @ForAll Wiring wiring) {
    assertThat(SampleGenomes.of(seed, wiring, 5))
        .allSatisfy(
            genome -> {
              assertThat(NeatGenomeText.read(genome.text())).isEqualTo(genome);
              assertThat(genome.text()).hasLineCount(1);
            });
  }

  @Test
  void theTextIsWhatTablesHold() {
    assertThat(new NeatGenome(NODES, List.of(DIRECT, IN, OUT)).text())
        .isEqualTo(
            "{\"nodes\":[{\"id\":0,\"kind\":\"input\"},{\"id\":1,\"kind\":\"output\"},"
                + "{\"id\":2,\"kind\":\"hidden\",\"splits\":0}],\"connections\":["
                + "{\"innovation\":0,\"from\":0,\"to\":1,\"weight\":0.5,\"enabled\":false},"
                + "{\"innovation\":1,\"from\":0,\"to\":2,\"weight\":1.0,\"enabled\":true},"
                + "{\"innovation\":2,\"from\":2,\"to\":1,\"weight\":0.5,\"enabled\":true}]}");
  }

  @Test
  void theOrderOfGenesMakesNoDifference() {
    assertThat(new NeatGenome(NODES, List.of(OUT, DIRECT, IN)))
        .isEqualTo(new NeatGenome(NODES, List.of(DIRECT, IN, OUT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"nodes\":[],\"connections\":[],\"more\":1}",
        "{\"nodes\":[{\"id\":\"0\",\"kind\":\"input\"}],\"connections\":[]}",
        "{\"nodes\":[{\"id\":0,\"kind\":\"memory\"}],\"connections\":[]}",
        "{\"nodes\":[{\"id\":1,\"kind\":\"output\"},{\"id\":0,\"kind\":\"input\"}],"
            + "\"connections\":[]}",
        "{\"nodes\":[{\"id\":0,\"kind\":\"hidden\"}],\"connections\":[]}"
      })
  void aTextOfNoGenomeIsRefused(String text) {
    assertThatThrownBy(() -> NeatGenomeText.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid genotype: " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 7, a connection without its node",
    "3, 1, 0, a connection into an input",
    "0, 2, 2, two genes of one innovation number",
    "3, 0, 1, a connection twice"
  })
  void genesThatDoNotFitTogetherAreRefused(int innovation, int from, int to, String fault) {
    NeatGenome genome = new NeatGenome(NODES, List.of(DIRECT, IN, OUT));
    ConnectionGene gene = new ConnectionGene(innovation, from, to, 1, true);

    assertThatThrownBy(() -> genome.with(gene))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid genome: " + fault);
  }

  @Test
  void weightsAreFinite() {
    assertThatThrownBy(() -> new ConnectionGene(0, 0, 1, Double.NaN, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid connection: innovation 0, weight NaN");
  }
}
