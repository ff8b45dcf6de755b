package org.evosearch.space.tree;

import java.util.stream.IntStream;
import org.evosearch.genotype.Reals;
import org.evosearch.trial.Hyperparameters;

/**
 * The meaning of the real genes of a network. In order: learning rate, weight decay, dropout, drop
 * path, label smoothing, a multiplier of the channels of each level, the number of times that the
 * tree is stacked, and a preference for each operation.
 *
 * @param genes all of them
 * @param levels the highest level
 */
record RealGenes(Reals genes, int levels) {

  private static final int LEARNING_RATE = 0;
  private static final int WEIGHT_DECAY = 1;
  private static final int DROPOUT = 2;
  private static final int DROP_PATH = 3;
  private static final int LABEL_SMOOTHING = 4;
  private static final int WIDTH = 5;

  private static final double HIGHEST_LEARNING_RATE = power(10, -0.5);
  private static final int MAX_REPETITIONS = 6;
  private static final double PRECISION = 1000;

  /** The number of genes, given the highest level. */
  static int count(int levels) {
    return WIDTH + levels + 2 + NodeOperation.INNER.size();
  }

  /**
   * The genes rounded to thousandths, from which networks are built: equal ones are trained once.
   */
  static RealGenes rounded(Reals genes, int levels) {
    return new RealGenes(
        new Reals(
            genes.values().stream().map(gene -> Math.rint(gene * PRECISION) / PRECISION).toList()),
        levels);
  }

  /**
   * Learning rate, weight decay and label smoothing. The learning rate times the widest level's
   * multiplier is at most the highest learning rate: wide networks diverge first, and selection
   * would attribute that to the gene of the rate.
   */
  Hyperparameters hyperparameters(NetworkSize size) {
    double rate = power(10, between(-3, -0.5, genes.at(LEARNING_RATE)));
    return new Hyperparameters(
        null,
        Math.min(rate, HIGHEST_LEARNING_RATE / size.widest()),
        power(10, between(-5, -2.5, genes.at(WEIGHT_DECAY))),
        between(0, 0.2, genes.at(LABEL_SMOOTHING)));
  }

  /** Rate of dropout before the last layer. */
  double dropout() {
    return between(0, 0.5, genes.at(DROPOUT));
  }

  /** Rate at which branches are dropped. */
  double dropPath() {
    return between(0, 0.3, genes.at(DROP_PATH));
  }

  /**
   * The size of the network.
   *
   * @param share factor of the genes of the size, in [0, 1]
   */
  NetworkSize size(double share) {
    return new NetworkSize(
        IntStream.rangeClosed(0, levels)
            .mapToObj(level -> power(4, share * genes.at(WIDTH + level) - 0.5))
            .toList(),
        (int) Math.round(power(MAX_REPETITIONS, share * genes.at(WIDTH + levels + 1))));
  }

  /** Which operations are preferred. */
  Preferences preferences() {
    int first = WIDTH + levels + 2;
    return new Preferences(operation -> genes.at(first + NodeOperation.INNER.indexOf(operation)));
  }

  private static double between(double low, double high, double gene) {
    return low + (high - low) * gene;
  }

  private static double power(double base, double exponent) {
    return StrictMath.pow(base, exponent);
  }
}
