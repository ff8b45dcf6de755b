package org.evosearch.export.pytorch;

import org.evosearch.architecture.operation.ActivationFunction;

/** The activation functions as functions of PyTorch. */
final class TorchActivations {

  private TorchActivations() {}

  /** A function of one tensor. */
  static String of(ActivationFunction function) {
    return switch (function) {
      case LINEAR -> "nn.Identity()";
      case RELU -> "F.relu";
      case TANH -> "torch.tanh";
      case SIGMOID -> "torch.sigmoid";
      case ELU -> "F.elu";
      case GELU -> "F.gelu";
      case HARD_SIGMOID -> "F.hardsigmoid";
      case HARD_SWISH -> "F.hardswish";
    };
  }
}
