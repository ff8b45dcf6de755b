package org.evosearch.architecture.operation;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Scales each channel of a feature map (N, C, H, W) by a gate computed from the means of all
 * channels: global average, linear layer, ReLU, linear layer, gate.
 *
 * <p>Jie Hu, Li Shen, Gang Sun: Squeeze-and-Excitation Networks. CVPR 2018, equations 2 to 4.
 *
 * @param reduced width between the two linear layers
 * @param gate sigmoid or hard sigmoid
 */
public record SqueezeExcitation(int reduced, ActivationFunction gate) implements Operation {

  /** Checks the width. */
  public SqueezeExcitation {
    Operation.atLeast(1, "reduced width", reduced);
  }

  @Override
  public TensorShape shape(List<TensorShape> inputs) {
    return Operation.only(this, inputs).requireImage();
  }

  @Override
  public long parameters(List<TensorShape> inputs) {
    return multiplyAdds(inputs) + reduced + inputs.get(0).channels();
  }

  @Override
  public long multiplyAdds(List<TensorShape> inputs) {
    return 2L * reduced * inputs.get(0).channels();
  }

  @Override
  public <R> R accept(OperationVisitor<R> visitor) {
    return visitor.visitSqueezeExcitation(this);
  }
}
