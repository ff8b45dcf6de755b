package org.evosearch.predictor;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.DoublePoint;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.Well19937c;

/**
 * Chooses the images that represent a task: in each class those nearest to the centers of K-means,
 * as in EDNAG (Zhou et al. 2025).
 *
 * <p>K-means++ by Euclidean distance, at most 100 iterations, once, with seeds from the stream
 * (SUBSET, 1, class). Where two centers share a nearest image, the second one takes its next
 * nearest; a class with no more images than are wanted gives all, some of them repeatedly.
 *
 * @param perClass images of each class
 * @param streams of the predictor
 */
record Coreset(int perClass, RandomStreams streams) {

  private static final int ITERATIONS = 100;

  /** Chooses the images. */
  TaskSample of(ImageFeatures features) {
    return features.select(
        IntStream.range(0, features.classes())
            .mapToObj(k -> chosen(features.ofClass(k), k))
            .toList());
  }

  private int[] chosen(List<float[]> vectors, int label) {
    if (vectors.size() <= perClass) {
      return IntStream.range(0, perClass).map(i -> i % vectors.size()).toArray();
    }
    List<DoublePoint> images =
        vectors.stream().map(vector -> new DoublePoint(doubles(vector))).toList();
    Set<Integer> taken = new LinkedHashSet<>();
    for (CentroidCluster<DoublePoint> cluster : clusters(images, label)) {
      taken.add(nearest(images, cluster.getCenter().getPoint(), taken));
    }
    return taken.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<CentroidCluster<DoublePoint>> clusters(List<DoublePoint> images, int label) {
    Well19937c random = new Well19937c(streams.derivedSeed(Purpose.SUBSET, 1, label));
    return new KMeansPlusPlusClusterer<DoublePoint>(
            perClass, ITERATIONS, new EuclideanDistance(), random)
        .cluster(images);
  }

  private static int nearest(List<DoublePoint> images, double[] center, Set<Integer> taken) {
    return IntStream.range(0, images.size())
        .filter(i -> !taken.contains(i))
        .boxed()
        .min(Comparator.comparingDouble(i -> distance(images.get(i), center)))
        .orElseThrow();
  }

  private static double distance(DoublePoint image, double[] center) {
    return new EuclideanDistance().compute(image.getPoint(), center);
  }

  private static double[] doubles(float[] vector) {
    return IntStream.range(0, vector.length).mapToDouble(i -> vector[i]).toArray();
  }
}
