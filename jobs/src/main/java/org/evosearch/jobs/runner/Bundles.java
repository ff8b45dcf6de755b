package org.evosearch.jobs.runner;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.evosearch.trial.Trial;

/** Trials that travel together, one bundle a task. */
final class Bundles {

  private Bundles() {}

  /** Cuts trials into bundles of at most the given size, in order. */
  static List<List<Trial>> of(List<Trial> trials, int size) {
    List<List<Trial>> bundles = new ArrayList<>();
    for (int from = 0; from < trials.size(); from += size) {
      bundles.add(List.copyOf(trials.subList(from, Math.min(from + size, trials.size()))));
    }
    return bundles;
  }

  /** One partition for each bundle, in order; its elements are the trials as bytes. */
  static RDD<byte[]> rdd(JavaSparkContext context, List<List<Trial>> bundles) {
    return context
        .parallelize(bundles.stream().map(Bundles::bytes).toList(), bundles.size())
        .flatMap(List::iterator)
        .rdd();
  }

  private static List<byte[]> bytes(List<Trial> bundle) {
    return new ArrayList<>(bundle.stream().map(Wire::write).toList());
  }
}
