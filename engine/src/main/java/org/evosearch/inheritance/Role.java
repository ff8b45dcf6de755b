package org.evosearch.inheritance;

import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.Input;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.ToImage;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.shape.TensorShape;

/** What an operation does with channels. */
enum Role {
  /** Gives the images. */
  INPUT,
  /** Gives what it is given, at evaluation. */
  PASSING,
  /** Applies a function to each number. */
  ACTIVATION,
  /** Maps all channels to others: a linear layer, or a convolution of one group. */
  DENSE,
  /** Convolves each channel for itself. */
  DEPTHWISE,
  /** Normalizes each channel for itself. */
  NORMALIZATION,
  /** Does the same to each channel, without weights. */
  CHANNELWISE,
  /** Makes features of channels and places. */
  FLATTENING,
  /** Adds inputs of equal shape. */
  SUM,
  /** Multiplies inputs of equal shape. */
  PRODUCT,
  /** Puts inputs side by side. */
  CONCATENATION,
  /** Scales each channel by what all channels say. */
  EXCITATION,
  /** Anything else: channels have their places. */
  RIGID;

  static Role of(Operation operation) {
    if (operation instanceof Convolution convolution) {
      return ofConvolution(convolution);
    }
    if (operation instanceof Activation activation) {
      return activation.function() == ActivationFunction.LINEAR ? PASSING : ACTIVATION;
    }
    Role role = ofMerge(operation);
    return role == RIGID ? ofLayer(operation) : role;
  }

  private static Role ofConvolution(Convolution convolution) {
    if (convolution.groups() == 1) {
      return DENSE;
    }
    return convolution.groups() == convolution.channels() ? DEPTHWISE : RIGID;
  }

  private static Role ofMerge(Operation operation) {
    if (operation instanceof Sum) {
      return SUM;
    }
    if (operation instanceof Product) {
      return PRODUCT;
    }
    return operation instanceof Concatenation ? CONCATENATION : RIGID;
  }

  private static Role ofLayer(Operation operation) {
    if (operation instanceof Input) {
      return INPUT;
    }
    if (operation instanceof Linear) {
      return DENSE;
    }
    if (operation instanceof BatchNormalization) {
      return NORMALIZATION;
    }
    if (operation instanceof Flatten) {
      return FLATTENING;
    }
    if (operation instanceof SqueezeExcitation) {
      return EXCITATION;
    }
    return isPassing(operation) ? PASSING : isChannelwise(operation) ? CHANNELWISE : RIGID;
  }

  private static boolean isPassing(Operation operation) {
    return operation instanceof Identity
        || operation instanceof Dropout
        || operation instanceof DropPath;
  }

  private static boolean isChannelwise(Operation operation) {
    return operation instanceof Pooling
        || operation instanceof GlobalAveragePooling
        || operation instanceof Crop
        || operation instanceof ToTokens
        || operation instanceof ToImage;
  }

  /** Whether an operation of this role gives as many channels as it is given, each for itself. */
  boolean keepsChannels() {
    return switch (this) {
      case PASSING, ACTIVATION, DEPTHWISE, NORMALIZATION, CHANNELWISE, SUM, PRODUCT, EXCITATION ->
          true;
      default -> false;
    };
  }

  /** Channels of an image, features of tokens and vectors. */
  static int channels(TensorShape shape) {
    return shape.dimensions().get(shape.isTokens() ? 1 : 0);
  }
}
