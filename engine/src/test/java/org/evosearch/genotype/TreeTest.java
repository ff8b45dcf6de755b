package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
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

class TreeTest {

  private static final Tree INPUT = new Tree("input", Genes.NONE, List.of(), 4);
  private static final Tree WIDE =
      new Tree(
          "conv3x3", new Genes(Map.of("width", new Gene.Real(1.5))), List.of(INPUT.withId(9)), 17);
  private static final Tree SUM = new Tree("add", Genes.NONE, List.of(INPUT, WIDE), 0);

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void aTextReadsBackAsWhatWroteIt(@ForAll("anyTree") Tree tree) {
    assertThat(TreeText.read(tree.text())).isEqualTo(tree);
    assertThat(TreeText.read(tree.text()).text()).isEqualTo(tree.text()).doesNotContain("\n");
  }

  @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
  void aHybridsTextReadsBackAsWhatWroteIt(@ForAll("anyTree") Tree tree) {
    Hybrid hybrid = new Hybrid(tree, Reals.of(0.1 + 0.2, Double.MIN_VALUE));
    assertThat(Hybrid.parse(hybrid.text())).isEqualTo(hybrid);
    assertThat(Hybrid.parse(hybrid.text()).text()).isEqualTo(hybrid.text()).doesNotContain("\n");
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void thereAreAsManyNodesAsTheSizeSays(@ForAll("anyTree") Tree tree) {
    assertThat(tree.nodes()).hasSize(tree.size());
    assertThat(tree.depth()).isBetween(1, tree.size());
  }

  @Provide
  Arbitrary<Tree> anyTree() {
    return Arbitraries.lazyOf(() -> node(Arbitraries.just(List.of())), this::parent);
  }

  private Arbitrary<Tree> parent() {
    return node(anyTree().list().ofMinSize(1).ofMaxSize(2));
  }

  private static Arbitrary<Tree> node(Arbitrary<List<Tree>> children) {
    Arbitrary<Gene> gene =
        Arbitraries.oneOf(
            Arbitraries.integers().map(Gene.Whole::new),
            Arbitraries.doubles().between(-1e9, 1e9).ofScale(9).map(Gene.Real::new),
            Arbitraries.strings().map(Gene.Word::new));
    Arbitrary<Genes> genes =
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), gene).ofMaxSize(2).map(Genes::new);
    Arbitrary<Long> id =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, Tree.ID_LIMIT - 1),
            Arbitraries.of(0L, Tree.ID_LIMIT - 1, Tree.ID_LIMIT - 2));
    return Combinators.combine(Arbitraries.strings().ofMaxLength(5), genes, children, id)
        .as(Tree::new);
  }

  @Test
  void theTextIsAsDocumented() {
    assertThat(WIDE.text())
        .isEqualTo(
            "{\"op\":\"conv3x3\",\"id\":17,\"genes\":{\"width\":1.5},"
                + "\"in\":[{\"op\":\"input\",\"id\":9}]}");
    assertThat(new Hybrid(INPUT, Reals.of(0.5, 0.25)).text())
        .isEqualTo("{\"tree\":{\"op\":\"input\",\"id\":4},\"reals\":[0.5,0.25]}");
  }

  @Test
  void nodesComeBeforeTheirChildren() {
    assertThat(SUM.nodes().map(Tree::id)).containsExactly(0L, 4L, 17L, 9L);
    assertThat(SUM.depth()).isEqualTo(3);
  }

  @Test
  void aChangedNodeLeavesTheOldOneAsItWas() {
    List<Tree> children = new ArrayList<>(List.of(INPUT, WIDE));
    Tree tree = new Tree("add", Genes.NONE, children, 0);
    children.clear();
    assertThat(tree.withId(1).withOperation("concat", Genes.NONE).withChildren(List.of(WIDE)))
        .isEqualTo(new Tree("concat", Genes.NONE, List.of(WIDE), 1));
    assertThat(tree).isEqualTo(SUM);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Tree.ID_LIMIT, Long.MAX_VALUE})
  void anIdThatReadersOfJsonMayRoundIsRefused(long id) {
    assertThatThrownBy(() -> INPUT.withId(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid id: " + id + " (in [0, 2^53))");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"op\":\"input\"}",
        "{\"id\":1}",
        "{\"op\":\"input\",\"id\":-1}",
        "{\"op\":\"input\",\"id\":1,\"in\":[]}",
        "{\"op\":\"input\",\"id\":1,\"genes\":{}}",
        "{\"op\":\"input\",\"id\":1,\"colour\":2}",
        "{\"op\":\"add\",\"id\":1,\"in\":[5]}",
        "{\"op\":7,\"id\":1}"
      })
  void whatIsNoTextOfATreeIsRefused(String text) {
    assertThatThrownBy(() -> TreeText.read(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid genotype: " + text);
    String hybrid = "{\"tree\":" + text + ",\"reals\":[0.5]}";
    assertThatThrownBy(() -> Hybrid.parse(hybrid))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid genotype: " + hybrid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"tree\":{\"op\":\"input\",\"id\":4}}",
        "{\"reals\":[0.5]}",
        "{\"tree\":{\"op\":\"input\",\"id\":4},\"reals\":[2]}",
        "{\"tree\":{\"op\":\"input\",\"id\":4},\"reals\":[],\"age\":3}"
      })
  void whatIsNoTextOfAHybridIsRefused(String text) {
    assertThatThrownBy(() -> Hybrid.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid genotype: " + text);
  }
}
