package org.evosearch.predictor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.evosearch.architecture.OperationGraph;
import org.evosearch.architecture.OperationGraph.Alphabet;

/**
 * Chains of three of four operations whose accuracy is a known function of them and of the task.
 */
final class SyntheticLesson {

  static final int FEATURES = 3;
  static final PredictorSizes SIZES = new PredictorSizes(FEATURES, 4, 8, 2, 24, new Alphabet(6, 5));

  private SyntheticLesson() {}

  /** All 64 graphs in a random order. */
  static List<OperationGraph> graphs() {
    List<OperationGraph> graphs = new ArrayList<>();
    for (int code = 0; code < 64; code++) {
      graphs.add(
          OperationGraph.chain(List.of(0, 2 + code / 16, 2 + code / 4 % 4, 2 + code % 4, 1)));
    }
    Collections.shuffle(graphs, new Random(4));
    return graphs;
  }

  /** Large types are good, the last place counts most; in task 1 all is worth 30 less. */
  static Example example(int task, OperationGraph graph) {
    double sum =
        IntStream.rangeClosed(1, 3).mapToDouble(v -> v * graph.vertices().get(v).type()).sum();
    double first = graph.vertices().get(1).type() * graph.vertices().get(3).type();
    return new Example(task, graph, 50 + sum + first - 30 * task);
  }

  static List<Example> examples(int task, int from, int to) {
    return graphs().subList(from, to).stream().map(graph -> example(task, graph)).toList();
  }

  /** Two classes of ten images that lie elsewhere for each task. */
  static ImageFeatures images(int task) {
    Random random = new Random(task);
    return new ImageFeatures(
        IntStream.range(0, 2)
            .mapToObj(
                k ->
                    IntStream.range(0, 10)
                        .mapToObj(
                            i -> new float[] {task * 2 + random.nextFloat(), k, random.nextFloat()})
                        .toList())
            .toList());
  }

  static PredictorPlan plan(int epochs, PredictorPlan.Sampling sampling) {
    return new PredictorPlan(epochs, 16, 1e-2, 20, 1, sampling, PredictorPlan.Judge.PEARSON);
  }

  static Lesson oneTask() {
    return new Lesson(List.of(images(0)), examples(0, 0, 32), examples(0, 32, 44));
  }
}
