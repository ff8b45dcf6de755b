package org.evosearch.strategy.cmaes;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evosearch.cmaes.CmaEs;

/**
 * Keeps every gene alive: after each generation the mean is moved so far that each gene still
 * changes with a probability of at least k/(n lambda), n being the number of genes: so at least k
 * genes change in a generation, on average. Without it a gene freezes as soon as no sample has
 * another word: selection no longer sees alternatives.
 *
 * <p>R. Hamano, S. Saito, M. Nomura, S. Shirakawa: CMA-ES with Margin: Lower-Bounding Marginal
 * Probability for Mixed-Integer Black-Box Optimization. GECCO 2022, section 4. Ordered genes are
 * its integers, and k is 1. The paper has no unordered genes: here each word keeps an equal part of
 * the probability to exceed the leading one, by moving its own coordinate, as the paper does for
 * binary variables.
 */
final class Margin {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** Beyond this, most of a generation would be drawn by the margin. */
  private static final double LARGEST = 0.3;

  private final Relaxation relaxation;
  private final double changes;

  /**
   * Creates a margin.
   *
   * @param changes k, a lower bound on the mean number of genes that change in a generation
   */
  Margin(Relaxation relaxation, double changes) {
    this.relaxation = relaxation;
    this.changes = changes;
  }

  void keep(CmaEs cma) {
    double genes = relaxation.blocks().size();
    double alpha = Math.min(LARGEST, changes / (genes * cma.constants().lambda()));
    for (Relaxation.Block block : relaxation.blocks()) {
      if (block.isOrdered()) {
        keepOrdered(cma, block, alpha);
      } else {
        keepWords(cma, block, alpha / (block.gene().size() - 1));
      }
    }
  }

  private static void keepWords(CmaEs cma, Relaxation.Block block, double share) {
    int leader = block.from() + block.word(cma.mean());
    double quantile = quantile(share);
    IntStream.range(block.from(), block.from() + block.length())
        .filter(word -> word != leader)
        .forEach(
            word -> {
              double least = cma.mean(leader) - quantile * cma.deviation(leader, word);
              cma.move(word, Math.max(cma.mean(word), least));
            });
  }

  /**
   * Eq. (17) to (26): in an outer bin the mean moves toward the edge, in an inner bin the deviation
   * may grow as well.
   */
  private static void keepOrdered(CmaEs cma, Relaxation.Block block, double alpha) {
    int i = block.from();
    int bins = block.gene().size();
    int bin = block.word(cma.mean());
    double below = (double) bin / bins;
    double above = (bin + 1.0) / bins;
    double quantile = quantile(alpha);
    if (bin == 0) {
      cma.move(i, Math.max(cma.mean(i), above - quantile * cma.deviation(i)));
    } else if (bin == bins - 1) {
      cma.move(i, Math.min(cma.mean(i), below + quantile * cma.deviation(i)));
    } else {
      keepInside(cma, i, below, above, alpha);
    }
  }

  private static void keepInside(CmaEs cma, int i, double below, double above, double alpha) {
    double deviation = cma.deviation(i);
    double low = NORMAL.cumulativeProbability((below - cma.mean(i)) / deviation);
    double high = NORMAL.survivalProbability((above - cma.mean(i)) / deviation);
    double half = alpha / 2;
    if (low >= half && high >= half) {
      return;
    }
    double inside = 1 - low - high;
    double least = Math.max(half, low) + Math.max(half, high);
    double surplus = (1 - least - inside) / (least + inside - 3 * half);
    double lowQuantile = quantile(raised(low, half, surplus));
    double highQuantile = quantile(raised(high, half, surplus));
    double spread = (above - below) / (lowQuantile + highQuantile);
    cma.stretch(i, spread / deviation);
    cma.move(i, below + lowQuantile * spread);
  }

  /**
   * Eq. (20) to (23): at least half of alpha; a probability above that gives up a part of what the
   * other one gained.
   */
  private static double raised(double probability, double half, double surplus) {
    double least = Math.max(half, probability);
    return least + surplus * (least - half);
  }

  private static double quantile(double tail) {
    return NORMAL.inverseSurvivalProbability(tail);
  }
}
