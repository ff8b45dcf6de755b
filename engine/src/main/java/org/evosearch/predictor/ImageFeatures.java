package org.evosearch.predictor;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/** The images of a task as vectors, by class. Immutable. */
public final class ImageFeatures {

  private final List<List<float[]>> classes;

  /**
   * Wraps vectors.
   *
   * @param classes the vectors of each class, all of one length; no class is empty
   * @throws PredictorException if a class is empty
   */
  public ImageFeatures(List<List<float[]>> classes) {
    this.classes = classes.stream().map(List::copyOf).toList();
    if (classes.isEmpty() || classes.stream().anyMatch(List::isEmpty)) {
      throw new PredictorException("Cannot describe the task: a class has no training images");
    }
  }

  /** Groups vectors by their labels. */
  static ImageFeatures of(List<float[]> vectors, int[] labels, int classes) {
    List<List<float[]>> byClass = new ArrayList<>();
    IntStream.range(0, classes).forEach(k -> byClass.add(new ArrayList<>()));
    for (int i = 0; i < labels.length; i++) {
      byClass.get(labels[i]).add(vectors.get(i));
    }
    return new ImageFeatures(byClass);
  }

  /** The number of classes. */
  public int classes() {
    return classes.size();
  }

  /** The vectors of a class; the arrays themselves. */
  List<float[]> ofClass(int index) {
    return classes.get(index);
  }

  /** The length of a vector. */
  public int width() {
    return classes.get(0).get(0).length;
  }

  /**
   * Chosen vectors of each class, one after the other.
   *
   * @param chosen for each class the indices of its vectors, equally many
   */
  TaskSample select(List<int[]> chosen) {
    int perClass = chosen.get(0).length;
    FloatBuffer values = FloatBuffer.allocate(classes.size() * perClass * width());
    for (int k = 0; k < classes.size(); k++) {
      for (int index : chosen.get(k)) {
        values.put(classes.get(k).get(index));
      }
    }
    return new TaskSample(classes.size(), perClass, width(), values.array());
  }

  /**
   * Draws a number of different images of each class; of a class with fewer, all and some
   * repeatedly.
   */
  TaskSample sample(int perClass, UniformRandomProvider random) {
    return select(classes.stream().map(images -> drawn(images.size(), perClass, random)).toList());
  }

  private static int[] drawn(int count, int wanted, UniformRandomProvider random) {
    int[] order = new PermutationSampler(random, count, Math.min(wanted, count)).sample();
    return IntStream.range(0, wanted).map(i -> order[i % order.length]).toArray();
  }
}
