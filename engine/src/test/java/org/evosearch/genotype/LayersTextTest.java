package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTextTest {

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void aTextReadsBackAsWhatWroteIt(@ForAll("anyLayers") Layers layers) {
    String text = layers.text();
    assertThat(LayersText.read(text)).isEqualTo(layers);
    assertThat(LayersText.read(text).text()).isEqualTo(text).doesNotContain("\n");
  }

  @Provide
  Arbitrary<Layers> anyLayers() {
    Arbitrary<Layers.Layer> layer =
        Combinators.combine(Arbitraries.strings(), genes()).as(Layers.Layer::new);
    return Combinators.combine(genes(), layer.list().ofMaxSize(5)).as(Layers::new);
  }

  private static Arbitrary<Genes> genes() {
    Arbitrary<String> names =
        Arbitraries.strings().ofMaxLength(8).filter(name -> !name.equals("kind"));
    Arbitrary<Gene> gene =
        Arbitraries.oneOf(
            Arbitraries.integers().map(Gene.Whole::new),
            Arbitraries.doubles().ofScale(12).map(Gene.Real::new),
            Arbitraries.of(Double.MIN_VALUE, -Double.MAX_VALUE, 0.1 + 0.2, -0.0, 1e22, 5e-4)
                .map(Gene.Real::new),
            Arbitraries.strings().map(Gene.Word::new));
    return Arbitraries.maps(names, gene).ofMaxSize(4).map(Genes::new);
  }

  @Test
  void theTextIsAsDocumented() {
    Layers.Layer layer =
        new Layers.Layer(
            "linear",
            new Genes(Map.of("units", new Gene.Whole(128), "dropout", new Gene.Real(0.5))));
    Genes network = new Genes(Map.of("learning-rate", new Gene.Real(0.01)));
    assertThat(new Layers(network, List.of(layer)).text())
        .isEqualTo(
            "{\"network\":{\"learning-rate\":0.01},"
                + "\"layers\":[{\"kind\":\"linear\",\"dropout\":0.5,\"units\":128}]}");
  }

  @Test
  void aNumberWithAPointIsRealAndOneWithoutIsWhole() {
    Layers layers = LayersText.read("{\"network\":{\"a\":1,\"b\":1.0,\"c\":1e0},\"layers\":[]}");
    assertThat(layers.network().values())
        .containsEntry("a", new Gene.Whole(1))
        .containsEntry("b", new Gene.Real(1))
        .containsEntry("c", new Gene.Real(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "genotype",
        "[]",
        "{}",
        "{\"network\":{}}",
        "{\"layers\":[]}",
        "{\"network\":5,\"layers\":[]}",
        "{\"network\":{},\"layers\":{}}",
        "{\"network\":{},\"layers\":[5]}",
        "{\"network\":{},\"layers\":[{}]}",
        "{\"network\":{},\"layers\":[{\"kind\":{}}]}",
        "{\"network\":{},\"layers\":[{\"kind\":null}]}",
        "{\"network\":{},\"layers\":[{\"kind\":1}]}",
        "{\"network\":{\"a\":99999999999},\"layers\":[]}",
        "{\"network\":{\"a\":1e999},\"layers\":[]}",
        "{\"network\":{\"a\":[1]},\"layers\":[]}",
        "{\"network\":{\"a\":null},\"layers\":[]}",
        "{\"network\":{\"a\":true},\"layers\":[]}",
        "{\"network\":{},\"layers\":[],\"more\":1}",
        "{\"network\":{},\"layers\":[]} more",
        "{\"network\":{},\"layers\":["
      })
  void anyOtherTextIsRefused(String text) {
    assertThatThrownBy(() -> LayersText.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid genotype: " + text);
  }
}
