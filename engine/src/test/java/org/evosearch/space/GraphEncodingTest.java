package org.evosearch.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.architecture.OperationGraph.Alphabet;
import org.evosearch.architecture.OperationGraph.TypedVertex;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.mobilenetv3.MobileNetV3Settings;
import org.evosearch.space.mobilenetv3.MobileNetV3Space;
import org.evosearch.space.nasbench101.NasBench101Settings;
import org.evosearch.space.nasbench101.NasBench101Space;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.space.natsbench.NatsBenchSizeSpace;
import org.evosearch.space.transnas.MacroSpace;
import org.evosearch.space.transnas.MicroSpace;
import org.evosearch.space.transnas.TransNasSettings;
import org.evosearch.trial.Candidate;
import org.junit.jupiter.api.Test;

class GraphEncodingTest {

  private static final TensorShape IMAGE = TensorShape.image(3, 32, 32);
  private static final ChoiceSpace CELLS =
      new NasBench201Space(NasBench201Settings.PUBLISHED, IMAGE, 10);
  private static final ChoiceSpace MOBILE =
      new MobileNetV3Space(new MobileNetV3Settings(1, 3, 0.1, ParameterWindow.OPEN), IMAGE, 10);
  private static final ChoiceSpace GRAPHS =
      new NasBench101Space(new NasBench101Settings(7, 16, 1), IMAGE, 10);

  @Provide
  Arbitrary<ChoiceSpace> spaces() {
    return Arbitraries.of(
        CELLS,
        MOBILE,
        GRAPHS,
        new MicroSpace(TransNasSettings.PUBLISHED, IMAGE, 10),
        new MacroSpace(TransNasSettings.PUBLISHED, IMAGE, 10),
        new NatsBenchSizeSpace(IMAGE, 10));
  }

  private static Choices sample(ChoiceSpace space, long seed) {
    return space.sample(new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0));
  }

  private static List<Integer> types(OperationGraph graph) {
    return graph.vertices().stream().map(TypedVertex::type).toList();
  }

  @Property(tries = 200)
  void aGraphLeadsFromInputToOutputInItsAlphabet(
      @ForAll("spaces") ChoiceSpace space, @ForAll long seed) {
    GraphEncoding encoding = space.graphEncoding();
    OperationGraph graph = encoding.graph(sample(space, seed));
    List<Integer> types = types(graph);

    assertThat(graph.isOf(encoding.alphabet())).isTrue();
    assertThat(types.get(0)).isEqualTo(GraphEncoding.INPUT);
    assertThat(types.get(types.size() - 1)).isEqualTo(GraphEncoding.OUTPUT);
    assertThat(graph.vertices().stream().skip(1))
        .allSatisfy(vertex -> assertThat(vertex.predecessors()).isNotEmpty());
    assertThat(graph.vertices().stream().map(TypedVertex::identity)).doesNotHaveDuplicates();
  }

  @Property(tries = 100)
  void otherGenotypesAreOtherGraphs(@ForAll("spaces") ChoiceSpace space, @ForAll long seed) {
    Choices one = sample(space, seed);
    Choices other = sample(space, seed + 1);
    OperationGraph graph = space.graphEncoding().graph(one);

    assertThat(graph.equals(space.graphEncoding().graph(other)))
        .isEqualTo(one.equals(other) || sharesGraph(space, one, other));
  }

  /**
   * Vertices that do not lie on a way are no part of the graph, nor is where a layer is missing.
   */
  private static boolean sharesGraph(ChoiceSpace space, Choices one, Choices other) {
    return space.graphEncoding().graph(one).equals(space.graphEncoding().graph(other))
        && space.decode(one).fingerprint().equals(space.decode(other).fingerprint());
  }

  /** The adjacency that NAS-Bench-201 has with operations at vertices, and the chain. */
  @Test
  void theEdgesOfACellFeedThoseBehindThem() {
    Choices genotype = Choices.parse("[0,1,2,3,4,0]");
    OperationGraph graph = CELLS.graphEncoding().graph(genotype);

    assertThat(CELLS.graphEncoding().alphabet()).isEqualTo(new Alphabet(7, 8));
    assertThat(types(graph)).containsExactly(0, 2, 3, 4, 5, 6, 2, 1);
    assertThat(graph.vertices().stream().map(TypedVertex::predecessors))
        .containsExactly(
            List.of(),
            List.of(0),
            List.of(0, 1),
            List.of(1, 2),
            List.of(0, 3),
            List.of(1, 4),
            List.of(2, 3, 5),
            List.of(4, 5, 6));
  }

  /** Two layers of the largest size, two that are missing; then stages of four of the smallest. */
  @Test
  void aLayerHasATypeForDepthAndSize() {
    Choices genotype = Choices.parse("[8,8,9,9,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]");
    OperationGraph graph = MOBILE.graphEncoding().graph(genotype);

    assertThat(MOBILE.graphEncoding().alphabet()).isEqualTo(new Alphabet(29, 22));
    assertThat(types(graph).subList(0, 6)).containsExactly(0, 10, 10, 2, 2, 20);
    assertThat(graph.vertices()).hasSize(22);
  }

  @Test
  void graphsAreWhatASpaceOfGraphsTries() {
    Choices genotype = sample(CELLS, 1);
    GraphSpace space = new GraphSpace(CELLS);

    assertThat(space.decode(genotype).candidate())
        .isEqualTo(
            new Candidate.Graph(CELLS.graphEncoding().graph(genotype), CELLS.tableKey(genotype)));
    assertThat(space.decode(genotype).fingerprint())
        .isEqualTo(CELLS.decode(genotype).fingerprint());
    assertThat(space.sample(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0)))
        .isEqualTo(genotype);
    assertThat(space.all().limit(3).collect(Collectors.toSet())).hasSize(3);
  }

  @Test
  void edgesGoForward() {
    assertThatThrownBy(() -> OperationGraph.of(List.of(0, 1), List.of(List.of(1), List.of())))
        .hasMessage("Invalid predecessors of vertex 0: [1]");
    assertThat(OperationGraph.chain(List.of(0, 5, 1)).isOf(new Alphabet(5, 3))).isFalse();
  }
}
