package org.evosearch.predictor;

/**
 * How a predictor is trained. The numbers of the paper's code are 400 epochs, batches of 32, a rate
 * of 1e-4 and a patience of 10.
 *
 * @param epochs passes over the trainings on record
 * @param batchSize trainings in a batch
 * @param learningRate of Adam at the start
 * @param patience epochs without a smaller loss after which the rate becomes a tenth
 * @param targetFactor by which standardized accuracies are multiplied, 0.01 in the paper's code
 * @param sampling which images tell a training's task
 * @param judge by what the epoch is chosen whose weights are kept
 */
public record PredictorPlan(
    int epochs,
    int batchSize,
    double learningRate,
    int patience,
    double targetFactor,
    Sampling sampling,
    Judge judge) {

  /** What says how well predictions agree with the held out trainings. */
  public enum Judge {
    /** Their linear correlation, as published: a few very bad networks decide most of it. */
    PEARSON,
    /** Kendall's tau-b: their order alone, which is what a search goes by. */
    KENDALL;

    double of(Agreement agreement) {
      return switch (this) {
        case PEARSON -> agreement.pearson();
        case KENDALL -> agreement.kendall();
      };
    }
  }

  /** Which images tell of a task while the predictor is trained. */
  public enum Sampling {
    /** Other ones for each training that is learned from, drawn at random, as published. */
    RANDOM,
    /** Always those that stand for the task when it predicts: enough where there is one task. */
    CORESET
  }
}
