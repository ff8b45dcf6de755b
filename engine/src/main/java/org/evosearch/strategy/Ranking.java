package org.evosearch.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.genotype.Genotype;

/**
 * Orders the evaluations of a population.
 *
 * <p>Ranks and votes depend on the whole population, so they are computed again whenever it
 * changes, and are never recorded. Recorded are the values of the objectives, which depend on the
 * trial alone.
 */
public enum Ranking {
  /** By the first objective. */
  FITNESS {
    @Override
    public double[] standings(List<List<Double>> objectives) {
      return objectives.stream().mapToDouble(values -> values.get(0)).toArray();
    }
  },
  /** By the mean of the ranks in all objectives; equal values share the mean of their ranks. */
  MEAN_RANK {
    @Override
    public double[] standings(List<List<Double>> objectives) {
      return IntStream.range(0, objectives.size())
          .mapToDouble(i -> Consensus.rankSum(i, objectives))
          .toArray();
    }
  },
  /**
   * By the sum of the logarithms of the ranks, as shares of all; equal values share the mean of
   * their ranks. Being last in one objective weighs more than being first in another.
   *
   * <p>Junghyup Lee, Bumsub Ham: AZ-NAS: Assembling Zero-Cost Proxies for Network Architecture
   * Search. CVPR 2024, equation 11.
   */
  LOG_RANK {
    @Override
    public double[] standings(List<List<Double>> objectives) {
      return IntStream.range(0, objectives.size())
          .mapToDouble(i -> Consensus.logRankSum(i, objectives))
          .toArray();
    }
  },
  /**
   * By how many others lose a vote of the objectives against it; a tied vote counts a half.
   *
   * <p>Mohamed S. Abdelfattah, Abhinav Mehrotra, Lukasz Dudziak, Nicholas D. Lane: Zero-Cost
   * Proxies for Lightweight NAS. ICLR 2021, section 4: there the votes of synflow, jacob_cov and
   * snip. Majorities may be cyclic, so won votes are counted. A. H. Copeland: A reasonable social
   * welfare function, 1951.
   */
  VOTE {
    @Override
    public double[] standings(List<List<Double>> objectives) {
      return IntStream.range(0, objectives.size())
          .mapToDouble(i -> Consensus.votesWon(i, objectives))
          .toArray();
    }
  };

  /**
   * A score for each evaluation, larger is better.
   *
   * @param objectives values of each, equally many, larger is better
   */
  public abstract double[] standings(List<List<Double>> objectives);

  private record Ranked<G extends Genotype>(Evaluation<G> evaluation, double standing) {}

  /**
   * The evaluations, best first: smaller violation, then better rank, then fewer parameters, then
   * the earlier trial.
   *
   * @param evaluations none of them failed; those that were not run rank last among equal
   *     violations
   */
  public <G extends Genotype> List<Evaluation<G>> bestFirst(List<Evaluation<G>> evaluations) {
    List<Evaluation<G>> tried =
        evaluations.stream().filter(one -> !one.objectives().isEmpty()).toList();
    double[] standings = standings(tried.stream().map(Evaluation::objectives).toList());
    List<Ranked<G>> ranked = new ArrayList<>();
    for (int i = 0; i < standings.length; i++) {
      ranked.add(new Ranked<>(tried.get(i), standings[i]));
    }
    evaluations.stream()
        .filter(one -> one.objectives().isEmpty())
        .forEach(one -> ranked.add(new Ranked<>(one, Double.NEGATIVE_INFINITY)));
    return ranked.stream()
        .sorted(
            Comparator.comparingDouble((Ranked<G> one) -> one.evaluation().violation())
                .thenComparing(Ranked::standing, Comparator.reverseOrder())
                .thenComparingLong(one -> one.evaluation().parameters())
                .thenComparing(one -> one.evaluation().id()))
        .map(Ranked::evaluation)
        .toList();
  }
}
