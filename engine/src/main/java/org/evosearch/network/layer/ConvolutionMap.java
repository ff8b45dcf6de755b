package org.evosearch.network.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.shape.Kernel;
import org.jspecify.annotations.Nullable;

/** A convolution, (N, C, H, W) to (N, C', H', W'); the weight is (C', C / groups, h, w). */
final class ConvolutionMap {

  private final Variable weight;
  private final @Nullable Variable bias;
  private final Shape stride;
  private final Shape padding;
  private final Shape dilation;
  private final int groups;

  ConvolutionMap(Convolution operation, int inputChannels, LayerArrays arrays) {
    Kernel kernel = operation.kernel();
    long group = inputChannels / operation.groups();
    Filling filling = Filling.uniform(group * kernel.area());
    long channels = operation.channels();
    weight =
        arrays.weight(
            "weight",
            Parameter.Type.WEIGHT,
            filling,
            channels,
            group,
            kernel.height(),
            kernel.width());
    bias = operation.bias() ? arrays.weight("bias", Parameter.Type.BIAS, filling, channels) : null;
    stride = new Shape(kernel.alongHeight(operation.stride(), 1), operation.stride());
    padding = new Shape(kernel.alongHeight(operation.padding(), 0), operation.padding());
    dilation = new Shape(kernel.alongHeight(operation.dilation(), 1), operation.dilation());
    groups = operation.groups();
  }

  PtNDArray apply(PtNDArray input) {
    PtNDArray shift = bias == null ? null : bias.array();
    if (!weight.isRounded()) {
      return JniUtils.convolution(input, weight.array(), shift, stride, padding, dilation, groups);
    }
    return shift == null
        ? rounded(2, "None").run(input, weight.array())
        : rounded(3, "a2").run(input, weight.array(), shift);
  }

  private Script rounded(int inputs, String shift) {
    String call =
        "torch.conv2d(%s, a1, %s, %s, %s, %s, %s)"
            .formatted(
                Script.rounded("a0"), shift, pair(stride), pair(padding), pair(dilation), groups);
    return Script.of(inputs, Script.widened(call));
  }

  private static String pair(Shape shape) {
    return "[" + shape.get(0) + ", " + shape.get(1) + "]";
  }
}
