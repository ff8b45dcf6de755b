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
import org.evosearch.architecture.operation.FirstToken;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Mixture;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.PositionEmbedding;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.ToImage;
import org.evosearch.architecture.operation.ToTokens;
import org.evosearch.architecture.operation.Zero;
import org.evosearch.architecture.shape.Kernel;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.InferenceOperations;

/** Adds one node of an architecture; a visit returns the name of its output. */
final class OnnxOperations extends InferenceOperations {

  private static final double EPSILON = 1e-5;

  private final OnnxNode node;

  /**
   * Prepares to add a node.
   *
   * @param images name of the network's input, whose first axis is the batch
   */
  OnnxOperations(OnnxNode node, String images) {
    super(node.inputs(), images);
    this.node = node;
  }

  @Override
  public String visitActivation(Activation activation) {
    return OnnxActivations.add(activation.function(), "output", input(), node);
  }

  @Override
  public String visitBatchNormalization(BatchNormalization batchNormalization) {
    boolean affine = batchNormalization.affine();
    List<String> operands =
        List.of(
            input(),
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
        node.reshaped("apart", input(), 0, groups, inGroup, shape.height(), shape.width());
    String dealt = node.transposed("dealt", apart, 0, 2, 1, 3, 4);
    return node.reshaped("output", dealt, 0, shape.channels(), shape.height(), shape.width());
  }

  @Override
  public String visitClassToken(ClassToken classToken) {
    long width = node.inputShape().features();
    String one = node.reshaped("one", node.array("token"), 1, 1, width);
    String tokens = node.add("Expand", "tokens", List.of(one, batchShape(1, width)));
    return concatenated("output", List.of(tokens, input()), 1);
  }

  /** A shape that begins with the batch size. */
  private String batchShape(long... rest) {
    String shape = node.add("Shape", "shape", List.of(images()));
    String batch = node.add("Gather", "batch", List.of(shape, node.integers("first", 0)));
    return concatenated("batchShape", List.of(batch, node.integers("rest", rest)), 0);
  }

  private String concatenated(String output, List<String> values, long axis) {
    return node.add("Concat", output, values, OnnxGraph.integer("axis", axis));
  }

  @Override
  public String visitConcatenation(Concatenation concatenation) {
    return concatenated("output", inputs(), 1);
  }

  @Override
  public String visitConvolution(Convolution convolution) {
    return convolved("output", convolution);
  }

  private String convolved(String output, Convolution convolution) {
    Kernel kernel = convolution.kernel();
    return node.add(
        "Conv",
        output,
        operands(convolution.bias()),
        OnnxGraph.integers("kernel_shape", kernel.height(), kernel.width()),
        along(kernel, "strides", convolution.stride()),
        pads(kernel, convolution.padding()),
        along(kernel, "dilations", convolution.dilation()),
        OnnxGraph.integer("group", convolution.groups()));
  }

  private List<String> operands(boolean bias) {
    List<String> operands = new ArrayList<>(List.of(input(), node.array("weight")));
    if (bias) {
      operands.add(node.array("bias"));
    }
    return operands;
  }

  private static AttributeProto along(Kernel kernel, String name, int value) {
    return OnnxGraph.integers(name, kernel.alongHeight(value, 1), value);
  }

  private static AttributeProto pads(Kernel kernel, int padding) {
    long rows = kernel.alongHeight(padding, 0);
    return OnnxGraph.integers("pads", rows, padding, rows, padding);
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
    return node.add("Slice", "output", List.of(input(), starts, ends, axes));
  }

  @Override
  public String visitFirstToken(FirstToken firstToken) {
    List<String> operands = List.of(input(), node.index("first", 0));
    return node.add("Gather", "output", operands, OnnxGraph.integer("axis", 1));
  }

  @Override
  public String visitFlatten(Flatten flatten) {
    return node.add("Flatten", "output", List.of(input()), OnnxGraph.integer("axis", 1));
  }

  @Override
  public String visitGlobalAveragePooling(GlobalAveragePooling globalAveragePooling) {
    return node.inputShape().isImage()
        ? node.meanOfPixels("output")
        : node.add(
            "ReduceMean",
            "output",
            List.of(input()),
            OnnxGraph.integers("axes", 1),
            OnnxGraph.integer("keepdims", 0));
  }

  @Override
  public String visitLayerNormalization(LayerNormalization layerNormalization) {
    return node.add(
        "LayerNormalization",
        "output",
        List.of(input(), node.array("scale"), node.array("shift")),
        OnnxGraph.integer("axis", -1),
        OnnxGraph.number("epsilon", EPSILON));
  }

  @Override
  public String visitLinear(Linear linear) {
    return node.inputShape().isTokens()
        ? node.mapped("", "output", input(), linear.bias())
        : node.add("Gemm", "output", operands(linear.bias()), OnnxGraph.integer("transB", 1));
  }

  @Override
  public String visitMixture(Mixture mixture) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < inputs().size(); i++) {
      String weight = node.numbers("weight" + i, mixture.weights().subList(i, i + 1));
      terms.add(node.add("Mul", "term" + i, List.of(inputs().get(i), weight)));
    }
    return node.add("Sum", "output", terms);
  }

  @Override
  public String visitPooling(Pooling pooling) {
    Kernel kernel = pooling.kernel();
    String operator =
        switch (pooling.kind()) {
          case MAX -> "MaxPool";
          case AVERAGE -> "AveragePool";
        };
    return node.add(
        operator,
        "output",
        List.of(input()),
        OnnxGraph.integers("kernel_shape", kernel.height(), kernel.width()),
        along(kernel, "strides", pooling.stride()),
        pads(kernel, pooling.padding()));
  }

  @Override
  public String visitPositionEmbedding(PositionEmbedding positionEmbedding) {
    return node.add("Add", "output", List.of(input(), node.array("places")));
  }

  @Override
  public String visitProduct(Product product) {
    String result = input();
    for (int i = 1; i < inputs().size(); i++) {
      result = node.add("Mul", "product" + i, List.of(result, inputs().get(i)));
    }
    return result;
  }

  @Override
  public String visitRelativeAttention(RelativeAttention relativeAttention) {
    return new OnnxRelativeAttention(relativeAttention, node).add();
  }

  @Override
  protected String sum() {
    return node.add("Sum", "output", inputs());
  }

  @Override
  protected String tokens(Convolution patches) {
    String image = convolved("patches", patches);
    return node.transposed(
        "output", node.reshaped("flat", image, 0, patches.channels(), -1), 0, 2, 1);
  }

  @Override
  protected String firstChannels(int channels) {
    return channels(0, channels);
  }

  @Override
  protected String channelsFrom(int channel) {
    return channels(channel, node.inputShape().dimensions().get(0));
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
    return new OnnxExcitation(squeezeExcitation, node).add();
  }

  @Override
  public String visitToImage(ToImage toImage) {
    String channelsFirst = node.transposed("channelsFirst", input(), 0, 2, 1);
    long channels = node.outputShape().channels();
    return node.reshaped("output", channelsFirst, 0, channels, toImage.height(), toImage.width());
  }

  @Override
  public String visitToTokens(ToTokens toTokens) {
    String flat = node.reshaped("flat", input(), 0, node.inputShape().channels(), -1);
    return node.transposed("output", flat, 0, 2, 1);
  }

  @Override
  public String visitZero(Zero zero) {
    long[] rest = node.outputShape().dimensions().stream().mapToLong(d -> d).toArray();
    return node.add("ConstantOfShape", "output", List.of(batchShape(rest)));
  }
}
