package org.evosearch.space.nasbench101;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.SearchSpaceContract;
import org.junit.jupiter.api.Test;

class NasBench101SpaceTest extends SearchSpaceContract<Choices> {

  @Override
  protected ChoiceSpace space() {
    return space(7);
  }

  private ChoiceSpace space(int maxVertices) {
    return new NasBench101Space(NasBench101Settings.published(maxVertices), image(), classes());
  }

  @Override
  protected TensorShape image() {
    return TensorShape.image(3, 32, 32);
  }

  @Override
  protected int classes() {
    return 10;
  }

  /** No path from input to output; 10 edges on paths; a third state of an edge. */
  @Override
  protected List<String> foreignTexts() {
    return List.of(
        edges("000000 00000 0000 000 00 0"),
        edges("111110 00001 0001 001 01 1"),
        edges("200001 00000 0000 000 00 0"),
        "[0,0,1]");
  }

  /** A genotype of seven vertices with the given edges, all operations the first one. */
  private static String edges(String bits) {
    String all = bits.replace(" ", "") + "00000";
    return "[" + String.join(",", all.split("", -1)).replaceAll(",$", "") + "]";
  }

  @Test
  void edgesThatLeadNowhereDoNotCount() {
    ChoiceSpace space = space();
    Choices nine = space.parse(edges("111110 00001 0001 001 01 0"));
    Choices more = space.parse(edges("111111 11110 1110 000 00 0"));

    assertThat(space.contains(nine)).isTrue();
    assertThat(space.decode(more).fingerprint())
        .isEqualTo(space.decode(space.parse(edges("000001 00000 0000 000 00 0"))).fingerprint());
  }

  /** 91 is how many cells of at most four vertices EC-NAS has measured: all. */
  @Test
  void cellsAreTheSameExactlyIfTheyAreIsomorphic() {
    assertThat(space(4).all().map(each -> space(4).decode(each).fingerprint()).distinct())
        .hasSize(91);
  }

  /** The example of the benchmark's publication: 128 channels among three vertices. */
  @Test
  void channelsAreDividedAmongTheVerticesThatLeadToTheOutput() {
    int[] successors = {0b01110, 0b11000, 0b10000, 0b10000, 0};
    CellGraph graph = CellGraph.pruned(successors, List.of(0, 0, 0)).orElseThrow();

    assertThat(graph.channels(128, 256)).containsExactly(128, 86, 85, 85, 256);
  }

  @Test
  void aVertexThatDoesNotLeadToTheOutputIsAsWideAsTheWidestItLeadsTo() {
    int[] successors = {0b00010, 0b01100, 0b10000, 0b10000, 0};
    CellGraph graph = CellGraph.pruned(successors, List.of(0, 1, 2)).orElseThrow();

    assertThat(graph.channels(128, 129)).containsExactly(128, 65, 65, 64, 129);
    assertThat(IntStream.range(1, 4).mapToObj(graph::operation))
        .containsExactly(
            VertexOperation.CONV3X3, VertexOperation.CONV1X1, VertexOperation.MAXPOOL3X3);
  }
}
