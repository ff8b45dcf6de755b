package org.evosearch.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.ChannelShuffle;
import org.evosearch.architecture.operation.ClassToken;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.FirstToken;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Identity;
import org.evosearch.architecture.operation.Input;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Mixture;
import org.evosearch.architecture.operation.OperationVisitor;
import org.evosearch.architecture.operation.PatchEmbedding;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.PositionEmbedding;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.architecture.operation.Remainder;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.ToImage;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.operation.Truncation;
import org.evosearch.architecture.operation.WeightedSum;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.TensorShape;

/** Adds one node of an architecture; a visit returns the name of what the node gives. */
final class OnnxOperations implements OperationVisitor<String> {

  private static final double EPSILON = 1e-5;

  private final OnnxNode node;
  private final String images;

  /**
   * Begins to add a node.
   *
   * @param images name of the network's input, whose first axis is the batch
   */
  OnnxOperations(OnnxNode node, String images) {
    this.node = node;
    this.images = images;
  }

  @Override
  public String visitActivation(Activation activation) {
    return OnnxActivations.add(activation.function(), "output", node.input(), node);
  }

  @Override
  public String visitBatchNormalization(BatchNormalization batchNormalization) {
    boolean affine = batchNormalization.affine();
    List<String> operands =
        List.of(
            node.input(),
            affine ? node.array("scale") : filled("scale", 1),
            affine ? node.array("shift") : filled("shift", 0),
            node.array("runningMean"),
            node.array("runningVariance"));
    return node.add("BatchNormalization", "output", operands, OnnxGraph.number("epsilon", EPSILON));
  }

  private String filled(String name, double value) {
    int features = node.inputShape().dimensions().get(0);
    return node.numbers(name, Collections.nCopies(features, value), features);
  }

  @Override
  public String visitChannelShuffle(ChannelShuffle channelShuffle) {
    TensorShape shape = node.inputShape();
    long groups = channelShuffle.groups();
    long inGroup = shape.channels() / groups;
    String apart =
        node.reshaped("apart", node.input(), 0, groups, inGroup, shape.height(), shape.width());
    String dealt = node.transposed("dealt", apart, 0, 2, 1, 3, 4);
    return node.reshaped("output", dealt, 0, shape.channels(), shape.height(), shape.width());
  }

  @Override
  public String visitClassToken(ClassToken classToken) {
    long width = node.inputShape().features();
    String one = node.reshaped("one", node.array("token"), 1, 1, width);
    String tokens = node.add("Expand", "tokens", List.of(one, batchShape(1, width)));
    return concatenated("output", List.of(tokens, node.input()), 1);
  }

  /** A shape whose first number is that of the images. */
  private String batchShape(long... rest) {
    String shape = node.add("Shape", "shape", List.of(images));
    String batch = node.add("Gather", "batch", List.of(shape, node.integers("first", 0)));
    return concatenated("batchShape", List.of(batch, node.integers("rest", rest)), 0);
  }

  private String concatenated(String output, List<String> values, long axis) {
    return node.add("Concat", output, values, OnnxGraph.integer("axis", axis));
  }

  @Override
  public String visitConcatenation(Concatenation concatenation) {
    return concatenated("output", node.inputs(), 1);
  }

  @Override
  public String visitConvolution(Convolution convolution) {
    return convolved("output", convolution);
  }

  private String convolved(String output, Convolution convolution) {
    return node.add(
        "Conv",
        output,
        operands(convolution.bias()),
        square("kernel_shape", convolution.kernel()),
        square("strides", convolution.stride()),
        pads(convolution.padding()),
        square("dilations", convolution.dilation()),
        OnnxGraph.integer("group", convolution.groups()));
  }

  private List<String> operands(boolean bias) {
    List<String> operands = new ArrayList<>(List.of(node.input(), node.array("weight")));
    if (bias) {
      operands.add(node.array("bias"));
    }
    return operands;
  }

  private static AttributeProto square(String name, long side) {
    return OnnxGraph.integers(name, side, side);
  }

  private static AttributeProto pads(long padding) {
    return OnnxGraph.integers("pads", padding, padding, padding, padding);
  }

  @Override
  public String visitCrop(Crop crop) {
    TensorShape shape = node.inputShape();
    return sliced(
        node.integers("starts", crop.rows(), crop.columns()),
        node.integers("ends", shape.height(), shape.width()),
        node.integers("axes", 2, 3));
  }

  private String sliced(String starts, String ends, String axes) {
    return node.add("Slice", "output", List.of(node.input(), starts, ends, axes));
  }

  @Override
  public String visitDropPath(DropPath dropPath) {
    return node.input();
  }

  @Override
  public String visitDropout(Dropout dropout) {
    return node.input();
  }

  @Override
  public String visitFirstToken(FirstToken firstToken) {
    List<String> operands = List.of(node.input(), node.index("first", 0));
    return node.add("Gather", "output", operands, OnnxGraph.integer("axis", 1));
  }

  @Override
  public String visitFlatten(Flatten flatten) {
    return node.add("Flatten", "output", List.of(node.input()), OnnxGraph.integer("axis", 1));
  }

  @Override
  public String visitGlobalAveragePooling(GlobalAveragePooling globalAveragePooling) {
    return node.inputShape().isImage()
        ? node.meanOfPixels("output")
        : node.add(
            "ReduceMean",
            "output",
            List.of(node.input()),
            OnnxGraph.integers("axes", 1),
            OnnxGraph.integer("keepdims", 0));
  }

  @Override
  public String visitIdentity(Identity identity) {
    return node.input();
  }

  @Override
  public String visitInput(Input input) {
    return images;
  }

  @Override
  public String visitLayerNormalization(LayerNormalization layerNormalization) {
    return node.add(
        "LayerNormalization",
        "output",
        List.of(node.input(), node.array("scale"), node.array("shift")),
        OnnxGraph.integer("axis", -1),
        OnnxGraph.number("epsilon", EPSILON));
  }

  @Override
  public String visitLinear(Linear linear) {
    return node.inputShape().isTokens()
        ? node.mapped("", "output", node.input(), linear.bias())
        : node.add("Gemm", "output", operands(linear.bias()), OnnxGraph.integer("transB", 1));
  }

  @Override
  public String visitMixture(Mixture mixture) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < node.inputs().size(); i++) {
      String weight = node.numbers("weight" + i, mixture.weights().subList(i, i + 1));
      terms.add(node.add("Mul", "term" + i, List.of(node.inputs().get(i), weight)));
    }
    return node.add("Sum", "output", terms);
  }

  @Override
  public String visitPatchEmbedding(PatchEmbedding patchEmbedding) {
    int side = patchEmbedding.side();
    int width = patchEmbedding.width();
    String patches = convolved("patches", new Convolution(width, side, side, 0, 1, 1, true));
    return node.transposed("output", node.reshaped("flat", patches, 0, width, -1), 0, 2, 1);
  }

  @Override
  public String visitPooling(Pooling pooling) {
    String operator =
        switch (pooling.kind()) {
          case MAX -> "MaxPool";
          case AVERAGE -> "AveragePool";
        };
    return node.add(
        operator,
        "output",
        List.of(node.input()),
        square("kernel_shape", pooling.kernel()),
        square("strides", pooling.stride()),
        pads(pooling.padding()));
  }

  @Override
  public String visitPositionEmbedding(PositionEmbedding positionEmbedding) {
    return node.add("Add", "output", List.of(node.input(), node.array("places")));
  }

  @Override
  public String visitProduct(Product product) {
    String result = node.input();
    for (int i = 1; i < node.inputs().size(); i++) {
      result = node.add("Mul", "product" + i, List.of(result, node.inputs().get(i)));
    }
    return result;
  }

  @Override
  public String visitRelativeAttention(RelativeAttention relativeAttention) {
    return new OnnxRelativeAttention(relativeAttention, node).add();
  }

  @Override
  public String visitRemainder(Remainder remainder) {
    return channels(remainder.channels(), node.inputShape().channels());
  }

  private String channels(long from, long to) {
    return sliced(
        node.integers("starts", from), node.integers("ends", to), node.integers("axes", 1));
  }

  @Override
  public String visitSelfAttention(SelfAttention selfAttention) {
    return new OnnxAttention(selfAttention, node).add();
  }

  @Override
  public String visitSqueezeExcitation(SqueezeExcitation squeezeExcitation) {
    String squeezed = excitationLayer("squeeze", node.meanOfPixels("means"));
    String rectified = node.add("Relu", "rectified", List.of(squeezed));
    String excited = excitationLayer("excite", rectified);
    String gates = OnnxActivations.add(squeezeExcitation.gate(), "gates", excited, node);
    String perChannel = node.reshaped("perChannel", gates, 0, node.inputShape().channels(), 1, 1);
    return node.add("Mul", "output", List.of(node.input(), perChannel));
  }

  private String excitationLayer(String name, String value) {
    List<String> operands =
        List.of(value, node.array(name + ".weight"), node.array(name + ".bias"));
    return node.add("Gemm", name + "d", operands, OnnxGraph.integer("transB", 1));
  }

  @Override
  public String visitSum(Sum sum) {
    return node.add("Sum", "output", node.inputs());
  }

  @Override
  public String visitToImage(ToImage toImage) {
    String channelsFirst = node.transposed("channelsFirst", node.input(), 0, 2, 1);
    long channels = node.outputShape().channels();
    return node.reshaped("output", channelsFirst, 0, channels, toImage.height(), toImage.width());
  }

  @Override
  public String visitToTokens(ToTokens toTokens) {
    String flat = node.reshaped("flat", node.input(), 0, node.inputShape().channels(), -1);
    return node.transposed("output", flat, 0, 2, 1);
  }

  @Override
  public String visitTruncation(Truncation truncation) {
    return channels(0, truncation.channels());
  }

  /** Without numbers of a run each input counts once. */
  @Override
  public String visitWeightedSum(WeightedSum weightedSum) {
    return node.add("Sum", "output", node.inputs());
  }

  @Override
  public String visitZero(Zero zero) {
    long[] rest = node.outputShape().dimensions().stream().mapToLong(d -> d).toArray();
    return node.add("ConstantOfShape", "output", List.of(batchShape(rest)));
  }
}
