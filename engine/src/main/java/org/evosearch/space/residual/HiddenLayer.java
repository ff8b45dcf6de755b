package org.evosearch.space.residual;

import java.util.List;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Product;

/**
 * The first layer of a block: a linear layer and its activation, or the product of a linear layer
 * and an activated one, its gate.
 *
 * <p>Noam Shazeer: GLU Variants Improve Transformer. 2020, ReGLU and GEGLU; ReGLU is what Gorishniy
 * et al. (2021) have in their transformer for tables.
 *
 * @param function activation of the layer or of its gate, and of the head
 * @param isGated whether there is a gate, which has as many weights as the layer
 */
record HiddenLayer(ActivationFunction function, boolean isGated) {

  private static final List<String> PLAIN = List.of("relu", "gelu", "elu", "tanh");
  private static final List<String> GATED = List.of("reglu", "geglu");

  /** Names of all layers. */
  static List<String> words(boolean withGates) {
    return withGates ? Stream.concat(PLAIN.stream(), GATED.stream()).toList() : PLAIN;
  }

  static HiddenLayer of(String word) {
    return switch (word) {
      case "reglu" -> new HiddenLayer(ActivationFunction.RELU, true);
      case "geglu" -> new HiddenLayer(ActivationFunction.GELU, true);
      default -> new HiddenLayer(ResidualMlp.activation(word), false);
    };
  }

  /** Adds it after the last node and returns its output node. */
  int addTo(Architecture.Builder builder, int width) {
    int given = builder.last();
    int linear = builder.then(new Linear(width, true));
    if (!isGated) {
      return builder.then(new Activation(function));
    }
    builder.add(new Linear(width, true), given);
    int gate = builder.then(new Activation(function));
    return builder.add(new Product(), linear, gate);
  }
}
