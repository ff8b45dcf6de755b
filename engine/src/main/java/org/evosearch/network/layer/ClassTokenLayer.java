package org.evosearch.network.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/** Puts one learned token before the others: (N, T, D) to (N, T + 1, D). */
final class ClassTokenLayer implements Layer {

  private final Variable token;
  private final int width;

  ClassTokenLayer(int width, Filling filling, LayerArrays arrays) {
    this.token = arrays.weight("token", Parameter.Type.OTHER, filling, width);
    this.width = width;
  }

  @Override
  public PtNDArray forward(PtNDArray[] inputs, ForwardPass pass) {
    Shape shape = new Shape(pass.batchSize(), 1, width);
    try (PtNDArray tokens = JniUtils.broadcast(token.array(), shape)) {
      // A result belongs to the manager of its first operand, here that of the weights.
      tokens.attach(pass.manager());
      return JniUtils.cat(new PtNDArray[] {tokens, inputs[0]}, 1);
    }
  }
}
