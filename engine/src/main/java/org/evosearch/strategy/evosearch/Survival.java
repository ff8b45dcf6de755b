package org.evosearch.strategy.evosearch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Hybrid;
import org.evosearch.strategy.Evaluation;

/** Selects the next population. Failed trials never survive. */
public enum Survival {
  /** The best different networks of old and new together. */
  BEST {
    @Override
    Stream<Evaluation<Hybrid>> order(List<Evaluation<Hybrid>> old, List<Evaluation<Hybrid>> young) {
      Set<Fingerprint> networks = new HashSet<>();
      return Stream.concat(old.stream(), young.stream())
          .sorted(Evaluation.BEST_FIRST)
          .filter(one -> networks.add(one.fingerprint()));
    }
  },
  /** The young, and the two best of the old. */
  GENERATIONAL {
    @Override
    Stream<Evaluation<Hybrid>> order(List<Evaluation<Hybrid>> old, List<Evaluation<Hybrid>> young) {
      Stream<Evaluation<Hybrid>> elites = old.stream().sorted(Evaluation.BEST_FIRST).limit(ELITES);
      return Stream.concat(elites, young.stream().sorted(Evaluation.BEST_FIRST));
    }
  },
  /** The youngest, regardless of fitness. Esteban Real et al.: Regularized Evolution, AAAI 2019. */
  AGING {
    @Override
    Stream<Evaluation<Hybrid>> order(List<Evaluation<Hybrid>> old, List<Evaluation<Hybrid>> young) {
      return Stream.concat(young.stream(), old.stream());
    }
  };

  private static final int ELITES = 2;

  /**
   * The next population.
   *
   * @param size maximum number of survivors
   */
  List<Evaluation<Hybrid>> survivors(
      List<Evaluation<Hybrid>> old, List<Evaluation<Hybrid>> young, int size) {
    return order(old, young.stream().filter(one -> !one.hasFailed()).toList()).limit(size).toList();
  }

  abstract Stream<Evaluation<Hybrid>> order(
      List<Evaluation<Hybrid>> old, List<Evaluation<Hybrid>> young);
}
