package org.evosearch.evaluation;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.OptimizerKind;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/** Perceptrons for the embedded digits. */
final class SampleTrials {

  private SampleTrials() {}

  static List<Trial> three() {
    return IntStream.range(0, 3)
        .mapToObj(i -> trial(i, perceptron(16 + 8 * i), Hyperparameters.NONE))
        .toList();
  }

  static Trial one(Architecture architecture) {
    return trial(0, architecture, Hyperparameters.NONE);
  }

  static Trial withLearningRate(double learningRate) {
    return trial(0, perceptron(16), new Hyperparameters(OptimizerKind.SGD, learningRate, 0.0));
  }

  private static Trial trial(int index, Architecture network, Hyperparameters hyperparameters) {
    Candidate.Network candidate = new Candidate.Network(network, hyperparameters);
    return new Trial(
        new TrialId(0, index), candidate, candidate.fingerprint(), new Budget(2, 5, 1), 7 + index);
  }

  static Architecture perceptron(int units) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 8, 8));
    builder.then(new Flatten());
    builder.then(new Linear(units, true));
    builder.then(new Activation(ActivationFunction.RELU));
    builder.then(new Linear(10, true));
    return builder.build();
  }
}
