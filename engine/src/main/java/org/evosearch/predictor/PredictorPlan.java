package org.evosearch.predictor;

/**
 * How a predictor is trained. The numbers of the paper's code are 400 epochs, batches of 32, a rate
 * of 1e-4 and a patience of 10.
 *
 * @param epochs passes over the examples
 * @param batchSize examples in a batch
 * @param learningRate of Adam at the start
 * @param patience epochs without a smaller loss after which the rate is divided by 10
 * @param targetFactor by which standardized accuracies are multiplied, 0.01 in the paper's code
 * @param sampling which images describe the task of an example
 * @param judge of the epochs, the best of which has the weights that are kept
 */
public record PredictorPlan(
    int epochs,
    int batchSize,
    double learningRate,
    int patience,
    double targetFactor,
    Sampling sampling,
    Judge judge) {

  /** The measure by which predictions agree with held-out examples. */
  public enum Judge {
    /** Their linear correlation, as published: a few very bad networks dominate it. */
    PEARSON,
    /** Kendall's tau-b: their order alone, which is what a search depends on. */
    KENDALL;

    double of(Agreement agreement) {
      return switch (this) {
        case PEARSON -> agreement.pearson();
        case KENDALL -> agreement.kendall();
      };
    }
  }

  /** Which images describe a task while the predictor is trained. */
  public enum Sampling {
    /** Different ones for each training example, drawn at random, as published. */
    RANDOM,
    /** Always those that represent the task in predictions: enough if there is one task. */
    CORESET
  }
}
