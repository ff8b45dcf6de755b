package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.predictor.PredictorPlan.Sampling;

/**
 * Encodes the tasks of a batch from their images.
 *
 * @param network that encodes tasks
 * @param lesson has all images
 * @param coresets the images that represent each task
 * @param perClass images of each class
 */
record TaskVectors(
    PredictorNetwork network, Lesson lesson, List<TaskSample> coresets, int perClass) {

  /** The examples, grouped by task. */
  static List<Example> grouped(List<Example> examples) {
    List<Example> all = new ArrayList<>();
    byTask(examples).values().forEach(all::addAll);
    return all;
  }

  private static TreeMap<Integer, List<Example>> byTask(List<Example> examples) {
    TreeMap<Integer, List<Example>> groups = new TreeMap<>();
    examples.forEach(
        example -> groups.computeIfAbsent(example.task(), t -> new ArrayList<>()).add(example));
    return groups;
  }

  /**
   * The vector of each example's task, (B, width).
   *
   * @param examples grouped
   * @param random from which images are drawn, if they are
   * @param manager owner of the arrays
   */
  NDArray of(
      List<Example> examples, Sampling sampling, UniformRandomProvider random, NDManager manager) {
    NDList vectors = new NDList();
    byTask(examples)
        .forEach(
            (task, group) ->
                vectors.add(
                    sampling == Sampling.CORESET
                        ? ofCoreset(task, group.size(), manager)
                        : ofSamples(task, group.size(), random, manager)));
    return NDArrays.concat(vectors, 0);
  }

  private NDArray ofCoreset(int task, int count, NDManager manager) {
    NDArray vector = network.tasks(coresets.get(task).on(manager, DataType.FLOAT32));
    return vector.broadcast(new Shape(count, vector.getShape().get(1)));
  }

  private NDArray ofSamples(int task, int count, UniformRandomProvider random, NDManager manager) {
    NDList samples = new NDList();
    for (int i = 0; i < count; i++) {
      TaskSample sample = lesson.tasks().get(task).sample(perClass, random);
      samples.add(sample.on(manager, DataType.FLOAT32));
    }
    return network.tasks(NDArrays.concat(samples, 0));
  }
}
