package org.evosearch.predictor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.architecture.OperationGraph.TypedVertex;

/** What the order of images, classes and vertices must not change, and what has to matter. */
class EncoderInvarianceTest {

  private static final double ROUNDING = 1e-12;
  private static NDManager manager = TinyPredictor.manager();
  private static PredictorNetwork network = TinyPredictor.network(manager);

  @BeforeContainer
  static void build() {
    manager = TinyPredictor.manager();
    network = TinyPredictor.network(manager);
  }

  @AfterContainer
  static void free() {
    network.close();
    manager.close();
  }

  private static NDArray images(long seed) {
    int size = TinyPredictor.CLASSES * TinyPredictor.PER_CLASS * TinyPredictor.FEATURES;
    double[] values = new Random(seed).doubles(size, -2, 2).toArray();
    return manager.create(
        values,
        new Shape(1, TinyPredictor.CLASSES, TinyPredictor.PER_CLASS, TinyPredictor.FEATURES));
  }

  private static NDArray permuted(NDArray images, int axis, long seed) {
    List<Long> order = new ArrayList<>();
    for (long i = 0; i < images.getShape().get(axis); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    long[] indices = order.stream().mapToLong(Long::longValue).toArray();
    String before = ":,".repeat(axis);
    return images.get(new NDIndex(before + "{}", manager.create(indices)));
  }

  @Property(tries = 30)
  void theOrderOfImagesAndClassesMakesNoDifference(@ForAll long seed) {
    NDArray images = images(seed);
    double[] vector = network.tasks(images).toDoubleArray();

    assertThat(network.tasks(permuted(images, 1, seed)).toDoubleArray())
        .containsExactly(vector, within(ROUNDING));
    assertThat(network.tasks(permuted(images, 2, seed)).toDoubleArray())
        .containsExactly(vector, within(ROUNDING));
  }

  @Property(tries = 10)
  void anotherImageMakesAnotherVector(@ForAll long seed) {
    double[] one = network.tasks(images(seed)).toDoubleArray();

    assertThat(distance(one, network.tasks(images(seed + 1)).toDoubleArray())).isPositive();
  }

  private static double distance(double[] one, double[] other) {
    return IntStream.range(0, one.length).mapToDouble(i -> Math.abs(one[i] - other[i])).sum();
  }

  private static double predicted(OperationGraph graph) {
    NDArray task = manager.zeros(new Shape(1, TinyPredictor.WIDTH), DataType.FLOAT64);
    return TinyPredictor.predicted(network, task, manager, List.of(graph))[0];
  }

  /** Five vertices with random edges, the ends joined to something. */
  private static OperationGraph graph(Random random) {
    List<List<Integer>> predecessors = new ArrayList<>(List.of(List.of(), List.of(0)));
    for (int v = 2; v < 5; v++) {
      int last = v - 1;
      predecessors.add(
          IntStream.range(0, v).filter(p -> p == last || random.nextBoolean()).boxed().toList());
    }
    predecessors.set(2, List.of(0));
    return OperationGraph.of(
        List.of(0, 2 + random.nextInt(2), 2 + random.nextInt(2), 3, 1), predecessors);
  }

  /** Vertices 1 and 2 do not feed each other: either may come first. */
  private static OperationGraph renumbered(OperationGraph graph) {
    int[] places = {0, 2, 1, 3, 4};
    List<TypedVertex> vertices = new ArrayList<>(graph.vertices());
    for (int v = 0; v < places.length; v++) {
      TypedVertex old = graph.vertices().get(v);
      List<Integer> moved = old.predecessors().stream().map(p -> places[p]).toList();
      vertices.set(places[v], new TypedVertex(old.type(), old.identity(), moved));
    }
    return new OperationGraph(vertices);
  }

  @Property(tries = 50)
  void theNumbersOfVerticesMakeNoDifference(@ForAll long seed) {
    OperationGraph graph = graph(new Random(seed));

    assertThat(predicted(renumbered(graph))).isCloseTo(predicted(graph), within(ROUNDING));
  }

  @Property(tries = 20)
  void whoIsInTheBatchMakesNoDifference(@ForAll long seed) {
    Random random = new Random(seed);
    List<OperationGraph> graphs =
        List.of(graph(random), TinyPredictor.CHAIN, graph(random), TinyPredictor.DIAMOND);
    NDArray task = manager.zeros(new Shape(1, TinyPredictor.WIDTH), DataType.FLOAT64);

    assertThat(TinyPredictor.predicted(network, task, manager, graphs))
        .containsExactly(
            graphs.stream().mapToDouble(EncoderInvarianceTest::predicted).toArray(),
            within(ROUNDING));
  }

  @Property(tries = 20)
  void typesAndEdgesMatter(@ForAll long seed) {
    OperationGraph graph = graph(new Random(seed));
    List<TypedVertex> vertices = new ArrayList<>(graph.vertices());
    TypedVertex first = vertices.get(1);
    vertices.set(1, new TypedVertex(5 - first.type(), 1, first.predecessors()));
    List<Integer> chain = Arrays.asList(0, first.type(), vertices.get(2).type(), 3, 1);

    assertThat(predicted(new OperationGraph(vertices))).isNotEqualTo(predicted(graph));
    assertThat(predicted(OperationGraph.chain(chain))).isNotEqualTo(predicted(graph));
  }
}
