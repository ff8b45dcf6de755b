package org.evosearch.space.tree;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.TensorShape;
import org.evosearch.architecture.operation.ToImage;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.genotype.Tree;
import org.evosearch.space.cell.ConvolutionBlocks;
import org.evosearch.space.cell.Scaling;

/**
 * Adds trees to a network.
 *
 * @param builder of the network
 * @param image shape (C, H, W) of its images
 * @param widths channels of each level
 * @param levels the highest level; what would halve beyond it keeps the sides
 * @param dropPath rate at which branches of sums and concatenations are dropped
 */
record Block(
    Architecture.Builder builder, TensorShape image, Widths widths, int levels, double dropPath) {

  /** Andrew Howard et al.: Searching for MobileNetV3. ICCV 2019, section 5.3. */
  private static final int REDUCTION = 4;

  /**
   * Adds all nodes of a canonical tree that is given a feature map; returns what its root gives.
   */
  FeatureMap add(Tree tree, FeatureMap input) {
    List<FeatureMap> given = tree.children().stream().map(child -> add(child, input)).toList();
    return switch (NodeOperation.of(tree).kind()) {
      case TERMINAL -> input;
      case UNARY -> addUnary(tree, given.get(0));
      case HALVING -> addHalving(tree, given.get(0));
      case MERGE -> addMerge(tree, given);
    };
  }

  private FeatureMap addUnary(Tree tree, FeatureMap x) {
    return switch (NodeOperation.of(tree)) {
      case CONV_1X1 -> addConvolution(tree, x, 1);
      case CONV_3X3 -> addConvolution(tree, x, 3);
      case SEP_3X3 -> addSeparable(tree, x, Convolution.same(x.channels(), 3));
      case SEP_5X5 -> addSeparable(tree, x, Convolution.same(x.channels(), 5));
      case DIL_3X3 -> addSeparable(tree, x, Convolution.same(x.channels(), 3).withDilation(2));
      case DIL_5X5 -> addSeparable(tree, x, Convolution.same(x.channels(), 5).withDilation(2));
      case AVG_3X3 -> then(x, new Pooling(Pooling.Kind.AVERAGE, 3, 1, 1));
      case MAX_3X3 -> then(x, new Pooling(Pooling.Kind.MAX, 3, 1, 1));
      case BN_RELU ->
          then(then(x, new BatchNormalization(true)), new Activation(ActivationFunction.RELU));
      case SE ->
          then(x, new SqueezeExcitation(x.channels() / REDUCTION, ActivationFunction.SIGMOID));
      case ATTENTION -> addAttention(tree, x);
      default -> throw new IllegalStateException("[BUG] Expected a canonical tree: " + tree);
    };
  }

  private FeatureMap addConvolution(Tree tree, FeatureMap x, int kernel) {
    int channels = channels(tree, x.level());
    Convolution convolution = Convolution.same(channels, kernel);
    int node = ConvolutionBlocks.addActivated(builder, x.node(), convolution);
    return new FeatureMap(node, channels, x.level());
  }

  /** François Chollet: Xception. CVPR 2017, figure 4; the ReLU stands before it. */
  private FeatureMap addSeparable(Tree tree, FeatureMap x, Convolution spatial) {
    int channels = channels(tree, x.level());
    FeatureMap active = then(x, new Activation(ActivationFunction.RELU));
    FeatureMap depthwise = then(active, spatial.withGroups(x.channels()));
    int node =
        ConvolutionBlocks.addNormalized(builder, depthwise.node(), Convolution.same(channels, 1));
    return new FeatureMap(node, channels, x.level());
  }

  private FeatureMap addAttention(Tree tree, FeatureMap x) {
    int width = channels(tree, x.level());
    int heads = largestDivisor(width, tree.genes().whole(NodeOperation.HEADS));
    FeatureMap tokens = then(adapted(x, width, x.level()), new ToTokens());
    FeatureMap attended =
        then(then(tokens, new LayerNormalization()), new SelfAttention(heads, width / heads));
    return then(attended, new ToImage(image.height() >> x.level(), image.width() >> x.level()));
  }

  private static int largestDivisor(int number, int most) {
    return IntStream.rangeClosed(1, most).filter(i -> number % i == 0).max().orElseThrow();
  }

  private FeatureMap addHalving(Tree tree, FeatureMap x) {
    int level = Math.min(x.level() + 1, levels);
    int stride = 1 + level - x.level();
    if (NodeOperation.of(tree) == NodeOperation.MAX_2X2_HALVING) {
      return new FeatureMap(builder.add(maximum(stride), x.node()), x.channels(), level);
    }
    Scaling scaling = new Scaling(x.channels(), channels(tree, level), stride);
    int node =
        NodeOperation.of(tree) == NodeOperation.REDUCE_HALVING
            ? scaling.addSkip(builder, x.node())
            : ConvolutionBlocks.addActivated(builder, x.node(), scaling.convolution(3));
    return new FeatureMap(node, scaling.channels(), level);
  }

  /** Windows of two by two pixels cannot keep sides as they are. */
  private static Pooling maximum(int stride) {
    return stride == 1
        ? new Pooling(Pooling.Kind.MAX, 3, 1, 1)
        : new Pooling(Pooling.Kind.MAX, 2, stride, 0);
  }

  private FeatureMap addMerge(Tree tree, List<FeatureMap> given) {
    int level = given.stream().mapToInt(FeatureMap::level).max().orElseThrow();
    return switch (NodeOperation.of(tree)) {
      case CONCAT -> addConcatenation(tree, given, level);
      case GATE -> addGate(given, level);
      default -> addSum(tree, given, level);
    };
  }

  private FeatureMap addSum(Tree tree, List<FeatureMap> given, int level) {
    int channels = widest(given, level);
    int[] terms =
        IntStream.range(0, given.size())
            .mapToObj(i -> droppable(tree, i, adapted(given.get(i), channels, level)))
            .mapToInt(FeatureMap::node)
            .toArray();
    return new FeatureMap(builder.add(new Sum(), terms), channels, level);
  }

  private FeatureMap addConcatenation(Tree tree, List<FeatureMap> given, int level) {
    int channels = channels(tree, level);
    int[] parts =
        IntStream.range(0, given.size())
            .mapToObj(
                i -> droppable(tree, i, adapted(given.get(i), given.get(i).channels(), level)))
            .mapToInt(FeatureMap::node)
            .toArray();
    int joined = builder.add(new Concatenation(), parts);
    int node = ConvolutionBlocks.addNormalized(builder, joined, Convolution.same(channels, 1));
    return new FeatureMap(node, channels, level);
  }

  private FeatureMap addGate(List<FeatureMap> given, int level) {
    int channels = widest(given, level);
    FeatureMap gated = adapted(given.get(0), channels, level);
    FeatureMap gate =
        then(adapted(given.get(1), channels, level), new Activation(ActivationFunction.SIGMOID));
    return gated.at(builder.add(new Product(), gated.node(), gate.node()));
  }

  private static int widest(List<FeatureMap> given, int level) {
    return given.stream()
        .filter(map -> map.level() == level)
        .mapToInt(FeatureMap::channels)
        .max()
        .orElseThrow();
  }

  /** What reaches a merge as the block was given it is a skip connection and never dropped. */
  private FeatureMap droppable(Tree merge, int child, FeatureMap branch) {
    boolean skip = NodeOperation.of(merge.children().get(child)) == NodeOperation.INPUT;
    return skip || dropPath == 0 ? branch : then(branch, new DropPath(dropPath));
  }

  /** Brings a feature map to other channels and a level that is not lower. */
  private FeatureMap adapted(FeatureMap x, int channels, int level) {
    if (x.channels() == channels && x.level() == level) {
      return x;
    }
    FeatureMap pooled = x;
    for (int i = x.level(); i < level; i++) {
      pooled = then(pooled, new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0));
    }
    int node =
        ConvolutionBlocks.addNormalized(builder, pooled.node(), Convolution.same(channels, 1));
    return new FeatureMap(node, channels, level);
  }

  private FeatureMap then(FeatureMap x, Operation operation) {
    return x.at(builder.add(operation, x.node()));
  }

  private int channels(Tree tree, int level) {
    return widths.at(level, Double.parseDouble(tree.genes().word(NodeOperation.WIDTH)));
  }
}
