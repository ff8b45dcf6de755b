package org.evosearch.space.block;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.ToImage;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.space.cell.ConvolutionBlocks;

/** Builds a network of feature maps between a stem and a head. */
public final class NetworkBuilder {

  /**
   * Reduction of squeeze and excitation. Andrew Howard et al.: Searching for MobileNetV3. ICCV
   * 2019, section 5.3.
   */
  private static final int REDUCTION = 4;

  private final TensorShape image;
  private final Architecture.Builder builder;

  /**
   * Creates the builder of an empty network.
   *
   * @param image shape (C, H, W) of one image, or (C, T) of one signal: then all kernels are
   *     one-dimensional, 1x3 for 3x3
   */
  public NetworkBuilder(TensorShape image) {
    this.image = image;
    this.builder = image.isSignal() ? Architecture.ofSignal(image) : Architecture.of(image);
  }

  /** Adds a 3x3 convolution of the images with batch normalization. */
  public FeatureMap addStem(int channels) {
    return builder.within("stem", () -> normalized(0, Convolution.same(channels, 3), 0));
  }

  /** Adds the mean of each channel, dropout unless its rate is 0, and a linear layer. */
  public Architecture withHead(FeatureMap x, int classes, double dropout) {
    builder.within(
        "head",
        () -> {
          builder.add(new GlobalAveragePooling(), x.node());
          if (dropout > 0) {
            builder.then(new Dropout(dropout));
          }
          return builder.then(new Linear(classes, true));
        });
    return builder.build();
  }

  /**
   * Adds an operation that keeps the level.
   *
   * @param channels output channels, if the operation can change them
   * @param mostHeads maximum number of attention heads: the largest divisor of the channels up to
   *     this one is taken
   */
  public FeatureMap add(LevelOperation operation, FeatureMap x, int channels, int mostHeads) {
    return switch (operation) {
      case CONV_1X1 -> addConvolution(x, Convolution.same(channels, 1));
      case CONV_3X3 -> addConvolution(x, Convolution.same(channels, 3));
      case SEP_3X3 -> addSeparable(x, Convolution.same(x.channels(), 3), channels);
      case SEP_5X5 -> addSeparable(x, Convolution.same(x.channels(), 5), channels);
      case DIL_3X3 -> addSeparable(x, dilated(x, 3), channels);
      case DIL_5X5 -> addSeparable(x, dilated(x, 5), channels);
      case AVG_3X3 -> add(new Pooling(Pooling.Kind.AVERAGE, 3, 1, 1), x);
      case MAX_3X3 -> add(new Pooling(Pooling.Kind.MAX, 3, 1, 1), x);
      case SKIP -> x;
      case BN_RELU ->
          add(new Activation(ActivationFunction.RELU), add(new BatchNormalization(true), x));
      case SE ->
          add(new SqueezeExcitation(x.channels() / REDUCTION, ActivationFunction.SIGMOID), x);
      case ATTENTION -> addAttention(x, channels, mostHeads);
    };
  }

  private FeatureMap addConvolution(FeatureMap x, Convolution convolution) {
    int node = ConvolutionBlocks.addActivated(builder, x.node(), convolution);
    return new FeatureMap(node, convolution.channels(), x.level());
  }

  private static Convolution dilated(FeatureMap x, int kernel) {
    return Convolution.same(x.channels(), kernel).withDilation(2);
  }

  private FeatureMap addSeparable(FeatureMap x, Convolution spatial, int channels) {
    int node = ConvolutionBlocks.addSeparable(builder, x.node(), spatial, channels);
    return new FeatureMap(node, channels, x.level());
  }

  private FeatureMap addAttention(FeatureMap x, int width, int mostHeads) {
    int heads = largestDivisor(width, mostHeads);
    FeatureMap tokens = add(new ToTokens(), adapted(x, width, x.level()));
    FeatureMap normal = add(new LayerNormalization(), tokens);
    FeatureMap attended = add(new SelfAttention(heads, width / heads), normal);
    TensorShape map = image.halved(x.level());
    return add(new ToImage(map.height(), map.width()), attended);
  }

  private static int largestDivisor(int number, int most) {
    return IntStream.rangeClosed(1, most).filter(i -> number % i == 0).max().orElseThrow();
  }

  /**
   * Brings a feature map to other channels and a level that is not lower: 2x2 average pooling for
   * each missing level, 1x1 convolution, batch normalization; nothing if it fits already.
   */
  public FeatureMap adapted(FeatureMap x, int channels, int level) {
    if (x.channels() == channels && x.level() == level) {
      return x;
    }
    FeatureMap pooled = x;
    for (int i = x.level(); i < level; i++) {
      pooled = add(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0), pooled);
    }
    return normalized(pooled.node(), Convolution.same(channels, 1), level);
  }

  private FeatureMap normalized(int node, Convolution convolution, int level) {
    int added = ConvolutionBlocks.addNormalized(builder, node, convolution);
    return new FeatureMap(added, convolution.channels(), level);
  }

  /** Adds the sum of feature maps of equal channels and level; nothing if there is only one. */
  public FeatureMap addSum(List<FeatureMap> terms) {
    FeatureMap first = terms.get(0);
    int[] nodes = terms.stream().mapToInt(FeatureMap::node).toArray();
    return nodes.length == 1 ? first : first.at(builder.add(new Sum(), nodes));
  }

  /** Adds an operation that keeps channels and level. */
  public FeatureMap add(Operation operation, FeatureMap x) {
    return x.at(builder.add(operation, x.node()));
  }

  /** The builder that nodes are added to, for operations that only one space has. */
  public Architecture.Builder architecture() {
    return builder;
  }
}
