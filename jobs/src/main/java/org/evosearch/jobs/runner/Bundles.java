package org.evosearch.jobs.runner;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;

/** Bundles of work, one for each task. */
final class Bundles {

  private Bundles() {}

  /** Cuts work into bundles of at most the given size, in order. */
  static <T> List<List<T>> of(List<T> work, int size) {
    List<List<T>> bundles = new ArrayList<>();
    for (int from = 0; from < work.size(); from += size) {
      bundles.add(List.copyOf(work.subList(from, Math.min(from + size, work.size()))));
    }
    return bundles;
  }

  /** One partition for each bundle, in order; its elements are pieces of work as bytes. */
  static RDD<byte[]> rdd(JavaSparkContext context, List<? extends List<?>> bundles) {
    return context
        .parallelize(bundles.stream().map(Bundles::bytes).toList(), bundles.size())
        .flatMap(List::iterator)
        .rdd();
  }

  private static List<byte[]> bytes(List<?> bundle) {
    return new ArrayList<>(bundle.stream().map(Wire::write).toList());
  }
}
