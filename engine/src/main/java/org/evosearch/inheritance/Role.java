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
  /** The input of the network. */
  INPUT,
  /** Passes its input on, at evaluation. */
  PASSING,
  /** Applies a function to each number. */
  ACTIVATION,
  /** Maps all channels to others: a linear layer, or a convolution of one group. */
  DENSE,
  /** Convolves each channel separately. */
  DEPTHWISE,
  /** Normalizes each channel separately. */
  NORMALIZATION,
  /** Does the same to each channel, without weights. */
  CHANNELWISE,
  /** Turns channels and positions into features. */
  FLATTENING,
  /** Adds inputs of equal shape. */
  SUM,
  /** Multiplies inputs of equal shape. */
  PRODUCT,
  /** Concatenates the channels of inputs. */
  CONCATENATION,
  /** Scales each channel by a gate that depends on all channels. */
  EXCITATION,
  /** Any other operation; channels keep their positions. */
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

  /** Whether the output of this role has the channels of its input, one for one. */
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
