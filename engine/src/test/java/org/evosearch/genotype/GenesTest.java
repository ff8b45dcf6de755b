package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GenesTest {

  private static final Genes GENES =
      new Genes(
          Map.of("n", new Gene.Whole(3), "x", new Gene.Real(0.5), "w", new Gene.Word("relu")));

  @Test
  void genesAreReadByNameAndKind() {
    assertThat(GENES.whole("n")).isEqualTo(3);
    assertThat(GENES.real("x")).isEqualTo(0.5);
    assertThat(GENES.word("w")).isEqualTo("relu");
  }

  @Test
  void aGeneOfAnotherKindOrNoneIsRefused() {
    assertThatThrownBy(() -> GENES.whole("x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid gene x: Real[value=0.5]");
    assertThatThrownBy(() -> GENES.word("y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid gene y: null");
  }

  @Test
  void equalGenesHaveEqualTextsInWhateverOrderTheyCame() {
    Map<String, Gene> backwards = new LinkedHashMap<>();
    List.of("x", "w", "n").forEach(name -> backwards.put(name, GENES.values().get(name)));
    Genes same = new Genes(backwards);
    assertThat(same).isEqualTo(GENES);
    assertThat(new Layers(same, List.of()).text()).isEqualTo(new Layers(GENES, List.of()).text());
  }

  @Test
  void mappingLeavesTheGenesAsTheyAre() {
    Genes mapped = GENES.map((name, gene) -> name.equals("n") ? new Gene.Whole(4) : gene);
    assertThat(mapped.whole("n")).isEqualTo(4);
    assertThat(mapped.word("w")).isEqualTo("relu");
    assertThat(GENES.whole("n")).isEqualTo(3);
  }

  @Test
  void genesCannotBeChanged() {
    Map<String, Gene> source = new LinkedHashMap<>(GENES.values());
    Genes copy = new Genes(source);
    source.clear();
    assertThat(copy).isEqualTo(GENES);
    assertThatThrownBy(() -> copy.values().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
