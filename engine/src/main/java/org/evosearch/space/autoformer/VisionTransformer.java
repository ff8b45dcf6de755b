package org.evosearch.space.autoformer;

import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.ClassToken;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.FirstToken;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.PatchEmbedding;
import org.evosearch.architecture.operation.PositionEmbedding;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.ToImage;
import org.evosearch.architecture.shape.TensorShape;

/**
 * A vision transformer whose layers differ in size: patch, class-token and position embeddings,
 * pre-norm residual blocks of attention and of an MLP, a final layer normalization and a linear
 * classifier.
 *
 * <p>Minghao Chen, Houwen Peng, Jianlong Fu, Haibin Ling: AutoFormer: Searching Transformers for
 * Visual Recognition. ICCV 2021, section 3.1; Alexey Dosovitskiy et al.: An Image is Worth 16x16
 * Words. ICLR 2021.
 *
 * @param plan what all networks of the space have in common
 * @param width of a token
 * @param layers in order
 * @param dropPath by how much the drop-path rate grows from one layer to the next, from 0
 */
record VisionTransformer(TokenPlan plan, int width, List<EncoderLayer> layers, double dropPath) {

  /** Copies the list. */
  VisionTransformer {
    layers = List.copyOf(layers);
  }

  /**
   * The network.
   *
   * @param image shape (C, H, W) of one image, H and W multiples of the patch
   */
  Architecture of(TensorShape image, int classes) {
    Architecture.Builder builder = Architecture.of(image);
    builder.then(new PatchEmbedding(width, plan.patch()));
    builder.then(new ClassToken());
    builder.then(new PositionEmbedding());
    for (int place = 0; place < layers.size(); place++) {
      EncoderLayer layer = layers.get(place);
      addResidual(builder, place, List.of(plan.attention(layer.heads(), image)));
      addResidual(builder, place, perceptron(layer));
    }
    builder.then(new LayerNormalization());
    addReadout(builder, image);
    builder.then(new Linear(classes, true));
    return builder.build();
  }

  private List<Operation> perceptron(EncoderLayer layer) {
    return List.of(
        new Linear((int) (width * layer.ratio()), true),
        new Activation(ActivationFunction.GELU),
        new Linear(width, true));
  }

  /** Adds a residual block: layer normalization, the operations, and the sum with the input. */
  private void addResidual(Architecture.Builder builder, int place, List<Operation> operations) {
    int input = builder.last();
    builder.then(new LayerNormalization());
    operations.forEach(builder::then);
    if (dropPath * place > 0) {
      builder.then(new DropPath(dropPath * place));
    }
    builder.add(new Sum(), input, builder.last());
  }

  private void addReadout(Architecture.Builder builder, TensorShape image) {
    switch (plan.readout()) {
      case CLASS_TOKEN -> builder.then(new FirstToken());
      case PATCHES -> {
        // Tokens as one row of pixels, of which the class token is cut off.
        int patches = (image.height() / plan.patch()) * (image.width() / plan.patch());
        builder.then(new ToImage(1, patches + 1));
        builder.then(new Crop(0, 1));
        builder.then(new GlobalAveragePooling());
      }
    }
  }
}
