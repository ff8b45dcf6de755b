package org.evosearch.space.mobilenetv3;

import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;

/**
 * A network of inverted residual blocks between stem and head of MobileNetV3: before them a 3x3
 * convolution; after them a 1x1 convolution, global average pooling and two linear layers, the
 * first one without bias.
 *
 * <p>Andrew Howard et al.: Searching for MobileNetV3. ICCV 2019, table 1.
 *
 * @param stride of the first convolution
 * @param blocks in order; the input channels of the first one are those of the first convolution
 * @param head what follows the blocks
 * @param dropPath drop-path rate that a block after the last one would have; rates grow from 0 in
 *     even steps
 */
record MobileNetwork(int stride, List<InvertedResidual> blocks, Head head, double dropPath) {

  private static final BlockStyle END = new BlockStyle(ActivationFunction.HARD_SWISH, false);

  /**
   * What follows the blocks.
   *
   * @param channels of the 1x1 convolution
   * @param features of the first linear layer
   * @param dropout rate before the second one, 0 for none
   */
  record Head(int channels, int features, double dropout) {}

  /** Copies the list. */
  MobileNetwork {
    blocks = List.copyOf(blocks);
  }

  /** The network for images of a shape (C, H, W). */
  Architecture of(TensorShape image, int classes) {
    Architecture.Builder builder = Architecture.of(image);
    int channels = blocks.get(0).scaling().inputs();
    Convolution first = Convolution.same(channels, 3).withStride(stride);
    int node = builder.within("stem", () -> END.addConvolution(builder, 0, first));
    for (int place = 0; place < blocks.size(); place++) {
      node = blocks.get(place).addTo(builder, node, dropPath * place / blocks.size());
    }
    int last = node;
    builder.within("head", () -> addHead(builder, last, classes));
    return builder.build();
  }

  private int addHead(Architecture.Builder builder, int node, int classes) {
    END.addConvolution(builder, node, Convolution.same(head.channels(), 1));
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(head.features(), false));
    builder.then(new Activation(END.activation()));
    if (head.dropout() > 0) {
      builder.then(new Dropout(head.dropout()));
    }
    return builder.then(new Linear(classes, true));
  }
}
