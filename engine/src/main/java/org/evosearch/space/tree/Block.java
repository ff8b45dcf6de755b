package org.evosearch.space.tree;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Product;
import org.evosearch.genotype.Tree;
import org.evosearch.space.block.FeatureMap;
import org.evosearch.space.block.LevelOperation;
import org.evosearch.space.block.NetworkBuilder;
import org.evosearch.space.block.Widths;
import org.evosearch.space.cell.ConvolutionBlocks;
import org.evosearch.space.cell.Scaling;

/**
 * Adds trees to a network.
 *
 * @param network that they are added to
 * @param widths channels of each level
 * @param levels the highest level; operations that would halve beyond it keep the sides
 * @param dropPath rate at which branches of sums and concatenations are dropped
 */
record Block(NetworkBuilder network, Widths widths, int levels, double dropPath) {

  /** Adds all nodes of a canonical tree with the given input; returns the output of its root. */
  FeatureMap add(Tree tree, FeatureMap input) {
    List<FeatureMap> given = tree.children().stream().map(child -> add(child, input)).toList();
    return builder().within(String.valueOf(tree.id()), () -> add(tree, input, given));
  }

  private FeatureMap add(Tree tree, FeatureMap input, List<FeatureMap> given) {
    NodeOperation operation = NodeOperation.of(tree);
    return switch (operation.kind()) {
      case TERMINAL -> input;
      case UNARY -> addUnary(tree, operation.keepingLevel(), given.get(0));
      case HALVING -> addHalving(tree, given.get(0));
      case MERGE -> addMerge(tree, given);
    };
  }

  private FeatureMap addUnary(Tree tree, LevelOperation operation, FeatureMap x) {
    int channels = operation.mixesChannels() ? channels(tree, x.level()) : x.channels();
    int mostHeads =
        operation == LevelOperation.ATTENTION ? tree.genes().whole(NodeOperation.HEADS) : 1;
    return network.add(operation, x, channels, mostHeads);
  }

  private FeatureMap addHalving(Tree tree, FeatureMap x) {
    int level = Math.min(x.level() + 1, levels);
    int stride = 1 + level - x.level();
    if (NodeOperation.of(tree) == NodeOperation.MAX_2X2_HALVING) {
      return new FeatureMap(builder().add(maximum(stride), x.node()), x.channels(), level);
    }
    Scaling scaling = new Scaling(x.channels(), channels(tree, level), stride);
    int node =
        NodeOperation.of(tree) == NodeOperation.REDUCE_HALVING
            ? scaling.addSkip(builder(), x.node())
            : ConvolutionBlocks.addActivated(builder(), x.node(), scaling.convolution(3));
    return new FeatureMap(node, scaling.channels(), level);
  }

  /** A 2x2 window cannot keep the sides, so the window is 3x3 with stride 1. */
  private static Pooling maximum(int stride) {
    return stride == 1
        ? new Pooling(Pooling.Kind.MAX, 3, 1, 1)
        : new Pooling(Pooling.Kind.MAX, 2, stride, 0);
  }

  private FeatureMap addMerge(Tree tree, List<FeatureMap> given) {
    int level = given.stream().mapToInt(FeatureMap::level).max().orElseThrow();
    return switch (NodeOperation.of(tree)) {
      case CONCAT -> addConcatenation(tree, given, level);
      case GATE -> addGate(tree, given, level);
      default -> addSum(tree, given, level);
    };
  }

  private FeatureMap addSum(Tree tree, List<FeatureMap> given, int level) {
    int channels = widest(given, level);
    return network.addSum(
        IntStream.range(0, given.size())
            .mapToObj(i -> droppable(tree, i, adapted(tree, i, given.get(i), channels, level)))
            .toList());
  }

  private FeatureMap addConcatenation(Tree tree, List<FeatureMap> given, int level) {
    int channels = channels(tree, level);
    int[] parts =
        IntStream.range(0, given.size())
            .mapToObj(i -> droppable(tree, i, atLevel(tree, i, given.get(i), level)))
            .mapToInt(FeatureMap::node)
            .toArray();
    int joined = builder().add(new Concatenation(), parts);
    int node = ConvolutionBlocks.addNormalized(builder(), joined, Convolution.same(channels, 1));
    return new FeatureMap(node, channels, level);
  }

  private FeatureMap atLevel(Tree merge, int child, FeatureMap x, int level) {
    return adapted(merge, child, x, x.channels(), level);
  }

  /** The ids of the nodes that adapt a child do not depend on its position in the merge. */
  private FeatureMap adapted(Tree merge, int child, FeatureMap x, int channels, int level) {
    String name = "from" + merge.children().get(child).id();
    return builder().within(name, () -> network.adapted(x, channels, level));
  }

  private FeatureMap addGate(Tree tree, List<FeatureMap> given, int level) {
    int channels = widest(given, level);
    FeatureMap gated = adapted(tree, 0, given.get(0), channels, level);
    FeatureMap gate = adapted(tree, 1, given.get(1), channels, level);
    FeatureMap open = network.add(new Activation(ActivationFunction.SIGMOID), gate);
    return gated.at(builder().add(new Product(), gated.node(), open.node()));
  }

  private static int widest(List<FeatureMap> given, int level) {
    return given.stream()
        .filter(map -> map.level() == level)
        .mapToInt(FeatureMap::channels)
        .max()
        .orElseThrow();
  }

  /** A child that is the input of the block is a skip connection, which is never dropped. */
  private FeatureMap droppable(Tree merge, int child, FeatureMap branch) {
    boolean skip = NodeOperation.of(merge.children().get(child)) == NodeOperation.INPUT;
    return skip || dropPath == 0 ? branch : network.add(new DropPath(dropPath), branch);
  }

  private Architecture.Builder builder() {
    return network.architecture();
  }

  private int channels(Tree tree, int level) {
    return widths.at(level, Double.parseDouble(tree.genes().word(NodeOperation.WIDTH)));
  }
}
