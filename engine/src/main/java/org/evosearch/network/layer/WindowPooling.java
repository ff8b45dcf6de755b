package org.evosearch.network.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.Kernel;
import org.evosearch.architecture.shape.TensorShape;

/** The largest or the mean value of each window, (N, C, H, W) to (N, C, H', W'). */
final class WindowPooling {

  private final Pooling operation;
  private final Shape kernel;
  private final Shape stride;
  private final Shape padding;

  private WindowPooling(Pooling operation) {
    this.operation = operation;
    Kernel window = operation.kernel();
    kernel = new Shape(window.height(), window.width());
    stride = new Shape(window.alongHeight(operation.stride(), 1), operation.stride());
    padding = new Shape(window.alongHeight(operation.padding(), 0), operation.padding());
  }

  static Layer layer(Pooling operation, TensorShape input, TensorShape output, LayerArrays arrays) {
    WindowPooling pooling = new WindowPooling(operation);
    return switch (operation.kind()) {
      case MAX -> Layer.of(pooling::largest);
      case AVERAGE ->
          operation.padding() == 0
              ? Layer.of(pooling::meanWithPadding)
              : pooling.meanOfPixels(input, output, arrays);
    };
  }

  private PtNDArray largest(PtNDArray image) {
    return JniUtils.maxPool(image, kernel, stride, padding, false);
  }

  private PtNDArray meanWithPadding(PtNDArray image) {
    return JniUtils.avgPool(image, kernel, stride, padding, false, true);
  }

  /** DJL's native code always counts the padding, so its mean is corrected here. */
  private Layer meanOfPixels(TensorShape input, TensorShape output, LayerArrays arrays) {
    Constant correction =
        arrays.constant(
            new Shape(output.height(), output.width()),
            place ->
                ofHeight(place / output.width(), input.height())
                    * correction(place % output.width(), input.width()));
    return Layer.of(
        image -> {
          try (PtNDArray mean = meanWithPadding(image)) {
            return JniUtils.mul(mean, correction.array());
          }
        });
  }

  private double ofHeight(int window, int height) {
    return operation.kernel().isRow() ? 1 : correction(window, height);
  }

  /** The length of a window divided by the number of pixels in it, along one axis. */
  private double correction(int window, int side) {
    int start = window * operation.stride() - operation.padding();
    int pixels = Math.min(start + operation.kernel().width(), side) - Math.max(start, 0);
    return operation.kernel().width() / (double) pixels;
  }
}
