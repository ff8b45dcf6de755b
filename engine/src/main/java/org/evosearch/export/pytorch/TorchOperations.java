package org.evosearch.export.pytorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
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

/** Adds one node of an architecture; a visit returns the Python expression of its output. */
final class TorchOperations extends InferenceOperations {

  private static final Map<String, String> WEIGHT = Map.of("weight", "weight");

  private final TorchNode node;

  TorchOperations(TorchNode node) {
    super(node.inputs(), TorchNode.variable(0));
    this.node = node;
  }

  private String called(String suffix) {
    return input() + suffix;
  }

  @Override
  public String visitActivation(Activation activation) {
    return "%s(%s)".formatted(TorchActivations.of(activation.function()), input());
  }

  @Override
  public String visitBatchNormalization(BatchNormalization batchNormalization) {
    boolean affine = batchNormalization.affine();
    Map<String, String> tensors = new LinkedHashMap<>();
    if (affine) {
      tensors.put("weight", "scale");
      tensors.put("bias", "shift");
    }
    tensors.put("running_mean", "runningMean");
    tensors.put("running_var", "runningVariance");
    String kind = "normalization";
    node.source().addCounter(kind + node.step().node() + ".num_batches_tracked");
    String constructor =
        String.format(
            Locale.ROOT,
            "nn.BatchNorm%dd(%d%s)",
            node.inputShape().isImage() ? 2 : 1,
            node.inputShape().dimensions().get(0),
            affine ? "" : ", affine=False");
    return node.layer(kind, constructor, tensors);
  }

  @Override
  public String visitChannelShuffle(ChannelShuffle channelShuffle) {
    int groups = channelShuffle.groups();
    int inGroup = node.inputShape().channels() / groups;
    return called(
        String.format(
            Locale.ROOT, ".unflatten(1, (%d, %d)).transpose(1, 2).flatten(1, 2)", groups, inGroup));
  }

  @Override
  public String visitClassToken(ClassToken classToken) {
    String token = node.parameter("token", "token", String.valueOf(node.inputShape().features()));
    return "torch.cat([%s.expand(%s.shape[0], 1, -1), %s], 1)".formatted(token, input(), input());
  }

  @Override
  public String visitConcatenation(Concatenation concatenation) {
    return "torch.cat([%s], 1)".formatted(String.join(", ", inputs()));
  }

  @Override
  public String visitConvolution(Convolution convolution) {
    return convolved("convolution", convolution);
  }

  private String convolved(String kind, Convolution convolution) {
    List<String> arguments = new ArrayList<>();
    arguments.add(String.valueOf(node.inputShape().channels()));
    arguments.add(String.valueOf(convolution.channels()));
    Kernel kernel = convolution.kernel();
    arguments.add(window(kernel));
    addUnless(1, convolution.stride(), "stride", kernel, arguments);
    addUnless(0, convolution.padding(), "padding", kernel, arguments);
    addUnless(1, convolution.dilation(), "dilation", kernel, arguments);
    if (convolution.groups() > 1) {
      arguments.add("groups=" + convolution.groups());
    }
    return biased(kind, "nn.Conv2d", arguments, convolution.bias());
  }

  private static void addUnless(
      int usual, int value, String name, Kernel kernel, List<String> arguments) {
    if (value != usual) {
      arguments.add(name + "=" + along(kernel, value, usual));
    }
  }

  /** One number for a square, a pair for a row. */
  private static String window(Kernel kernel) {
    return along(kernel, kernel.width(), 1);
  }

  private static String along(Kernel kernel, int value, int none) {
    return kernel.isRow()
        ? String.format(Locale.ROOT, "(%d, %d)", none, value)
        : String.valueOf(value);
  }

  private String biased(String kind, String module, List<String> arguments, boolean bias) {
    Map<String, String> tensors = bias ? Map.of("weight", "weight", "bias", "bias") : WEIGHT;
    String all = String.join(", ", arguments) + (bias ? "" : ", bias=False");
    return node.layer(kind, "%s(%s)".formatted(module, all), tensors);
  }

  @Override
  public String visitCrop(Crop crop) {
    return called(String.format(Locale.ROOT, "[:, :, %d:, %d:]", crop.rows(), crop.columns()));
  }

  @Override
  public String visitFirstToken(FirstToken firstToken) {
    return called("[:, 0]");
  }

  @Override
  public String visitFlatten(Flatten flatten) {
    return called(".flatten(1)");
  }

  @Override
  public String visitGlobalAveragePooling(GlobalAveragePooling globalAveragePooling) {
    return node.inputShape().isImage() ? called(".mean((2, 3))") : called(".mean(1)");
  }

  @Override
  public String visitLayerNormalization(LayerNormalization layerNormalization) {
    return node.layer(
        "normalization",
        String.format(Locale.ROOT, "nn.LayerNorm(%d)", node.inputShape().features()),
        Map.of("weight", "scale", "bias", "shift"));
  }

  @Override
  public String visitLinear(Linear linear) {
    List<String> sizes =
        List.of(String.valueOf(node.inputShape().features()), String.valueOf(linear.units()));
    return biased("linear", "nn.Linear", sizes, linear.bias());
  }

  @Override
  public String visitMixture(Mixture mixture) {
    List<String> terms = new ArrayList<>();
    for (int i = 0; i < inputs().size(); i++) {
      terms.add(mixture.weights().get(i) + " * " + inputs().get(i));
    }
    return String.join(" + ", terms);
  }

  @Override
  public String visitPooling(Pooling pooling) {
    Kernel kernel = pooling.kernel();
    String window =
        String.format(
            Locale.ROOT,
            "%s, %s, stride=%s, padding=%s",
            input(),
            window(kernel),
            along(kernel, pooling.stride(), 1),
            along(kernel, pooling.padding(), 0));
    return switch (pooling.kind()) {
      case MAX -> "F.max_pool2d(%s)".formatted(window);
      case AVERAGE -> "F.avg_pool2d(%s, count_include_pad=False)".formatted(window);
    };
  }

  @Override
  public String visitPositionEmbedding(PositionEmbedding positionEmbedding) {
    TensorShape shape = node.inputShape();
    String size = shape.dimensions().get(0) + ", " + shape.features();
    return input() + " + " + node.parameter("places", "places", size);
  }

  @Override
  public String visitProduct(Product product) {
    return String.join(" * ", inputs());
  }

  @Override
  public String visitRelativeAttention(RelativeAttention relativeAttention) {
    node.source().require(TorchBlock.SELF_ATTENTION);
    node.source().require(TorchBlock.RELATIVE_ATTENTION);
    Map<String, String> tensors = new LinkedHashMap<>(attentionTensors());
    for (String array : List.of("keys.down", "keys.across", "values.down", "values.across")) {
      tensors.put(array.replace('.', '_'), array);
    }
    String constructor =
        String.format(
            Locale.ROOT,
            "RelativeAttention(%d, %d, %d, %d, %d, %d)",
            node.inputShape().features(),
            relativeAttention.heads(),
            relativeAttention.headWidth(),
            relativeAttention.rows(),
            relativeAttention.columns(),
            relativeAttention.reach());
    return node.layer("attention", constructor, tensors);
  }

  private static Map<String, String> attentionTensors() {
    return sameNames("projection.weight", "projection.bias", "output.weight", "output.bias");
  }

  private static Map<String, String> sameNames(String... names) {
    return List.of(names).stream().collect(Collectors.toMap(name -> name, name -> name));
  }

  @Override
  public String visitSelfAttention(SelfAttention selfAttention) {
    node.source().require(TorchBlock.SELF_ATTENTION);
    String constructor =
        String.format(
            Locale.ROOT,
            "SelfAttention(%d, %d, %d)",
            node.inputShape().features(),
            selfAttention.heads(),
            selfAttention.headWidth());
    return node.layer("attention", constructor, attentionTensors());
  }

  @Override
  public String visitSqueezeExcitation(SqueezeExcitation squeezeExcitation) {
    node.source().require(TorchBlock.SQUEEZE_EXCITATION);
    String constructor =
        String.format(
            Locale.ROOT,
            "SqueezeExcitation(%d, %d, %s)",
            node.inputShape().channels(),
            squeezeExcitation.reduced(),
            TorchActivations.of(squeezeExcitation.gate()));
    return node.layer(
        "gates",
        constructor,
        sameNames("squeeze.weight", "squeeze.bias", "excite.weight", "excite.bias"));
  }

  @Override
  public String visitToImage(ToImage toImage) {
    return called(
        String.format(
            Locale.ROOT,
            ".transpose(1, 2).unflatten(2, (%d, %d))",
            toImage.height(),
            toImage.width()));
  }

  @Override
  public String visitToTokens(ToTokens toTokens) {
    return called(".flatten(2).transpose(1, 2)");
  }

  @Override
  protected String sum() {
    return String.join(" + ", inputs());
  }

  @Override
  protected String tokens(Convolution patches) {
    return convolved("patches", patches) + ".flatten(2).transpose(1, 2)";
  }

  @Override
  protected String firstChannels(int channels) {
    return called(String.format(Locale.ROOT, "[:, :%d]", channels));
  }

  @Override
  protected String channelsFrom(int channel) {
    return called(String.format(Locale.ROOT, "[:, %d:]", channel));
  }

  @Override
  public String visitZero(Zero zero) {
    String shape =
        node.outputShape().dimensions().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", "));
    return "images.new_zeros(images.shape[0], %s)".formatted(shape);
  }
}
