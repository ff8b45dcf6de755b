package org.evosearch.network.layer;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
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
import org.evosearch.random.RandomStreams;

/** Creates the layers of an architecture, node by node. */
public final class LayerFactory implements OperationVisitor<Layer> {

  private static final Filling EMBEDDING = Filling.normal(0.02);

  private final Architecture architecture;
  private final RandomStreams streams;
  private final LayerArrays arrays;

  /** The node that is being visited. */
  private int node;

  public LayerFactory(Architecture architecture, RandomStreams streams, LayerArrays arrays) {
    this.architecture = architecture;
    this.streams = streams;
    this.arrays = arrays;
  }

  /** The layer of the node with the given index; to be called for all nodes in their order. */
  public Layer layer(int index) {
    node = index;
    var operation = architecture.nodes().get(index).operation();
    arrays.startNode(index, operation.getClass().getSimpleName());
    return operation.accept(this);
  }

  private TensorShape input() {
    return architecture.inputShapes(node).get(0);
  }

  private TensorShape output() {
    return architecture.shapes().get(node);
  }

  @Override
  public Layer visitActivation(Activation activation) {
    return activation.function() == ActivationFunction.LINEAR
        ? Layer.passingOn()
        : Layer.of(Nonlinearity.of(activation.function(), arrays));
  }

  @Override
  public Layer visitBatchNormalization(BatchNormalization batchNormalization) {
    int features = input().dimensions().get(0);
    return new BatchNormalizationLayer(batchNormalization, features, arrays);
  }

  @Override
  public Layer visitChannelShuffle(ChannelShuffle channelShuffle) {
    return Reshaping.shuffle(channelShuffle, input());
  }

  @Override
  public Layer visitClassToken(ClassToken classToken) {
    return new ClassTokenLayer(input().features(), EMBEDDING, arrays);
  }

  @Override
  public Layer visitConcatenation(Concatenation concatenation) {
    return Merging::concatenation;
  }

  @Override
  public Layer visitConvolution(Convolution convolution) {
    return Layer.of(new ConvolutionMap(convolution, input().channels(), arrays)::apply);
  }

  @Override
  public Layer visitCrop(Crop crop) {
    return Reshaping.crop(crop, input());
  }

  @Override
  public Layer visitDropPath(DropPath dropPath) {
    return MaskLayer.forImages(streams, node, dropPath.rate(), output());
  }

  @Override
  public Layer visitDropout(Dropout dropout) {
    return MaskLayer.forElements(streams, node, dropout.rate(), output());
  }

  @Override
  public Layer visitFirstToken(FirstToken firstToken) {
    return Layer.of(Reshaping::firstToken);
  }

  @Override
  public Layer visitFlatten(Flatten flatten) {
    return Layer.of(input -> JniUtils.flatten(input, 1, -1));
  }

  @Override
  public Layer visitGlobalAveragePooling(GlobalAveragePooling globalAveragePooling) {
    return Layer.of(input().isImage() ? Reshaping::meanOfPixels : Reshaping::meanOfTokens);
  }

  @Override
  public Layer visitIdentity(Identity identity) {
    return Layer.passingOn();
  }

  @Override
  public Layer visitInput(Input input) {
    return Layer.passingOn();
  }

  @Override
  public Layer visitLayerNormalization(LayerNormalization layerNormalization) {
    return new LayerNormalizationLayer(input().features(), arrays);
  }

  @Override
  public Layer visitLinear(Linear linear) {
    int inputs = input().features();
    AffineMap map =
        linear.bias()
            ? AffineMap.biased(arrays, "", inputs, linear.units())
            : AffineMap.unbiased(arrays, inputs, linear.units());
    return Layer.of(map::apply);
  }

  @Override
  public Layer visitMixture(Mixture mixture) {
    return Merging.mixture(mixture, arrays);
  }

  @Override
  public Layer visitPatchEmbedding(PatchEmbedding patchEmbedding) {
    int side = patchEmbedding.side();
    Convolution patches = new Convolution(patchEmbedding.width(), side, side, 0, 1, 1, true);
    ConvolutionMap map = new ConvolutionMap(patches, input().channels(), arrays);
    return Layer.of(
        image -> {
          try (PtNDArray embedded = map.apply(image)) {
            return Reshaping.toTokens(embedded);
          }
        });
  }

  @Override
  public Layer visitPooling(Pooling pooling) {
    return WindowPooling.layer(pooling, input(), output(), arrays);
  }

  @Override
  public Layer visitPositionEmbedding(PositionEmbedding positionEmbedding) {
    long tokens = input().dimensions().get(0);
    long width = input().features();
    Variable places = arrays.weight("places", Parameter.Type.OTHER, EMBEDDING, tokens, width);
    return Layer.of(input -> JniUtils.add(input, places.array()));
  }

  @Override
  public Layer visitProduct(Product product) {
    return Merging::product;
  }

  @Override
  public Layer visitRelativeAttention(RelativeAttention relativeAttention) {
    return new RelativeAttentionLayer(relativeAttention, input(), EMBEDDING, arrays);
  }

  @Override
  public Layer visitRemainder(Remainder remainder) {
    return Reshaping.remainder(remainder, input());
  }

  @Override
  public Layer visitSelfAttention(SelfAttention selfAttention) {
    return new AttentionLayer(selfAttention, input(), arrays);
  }

  @Override
  public Layer visitSqueezeExcitation(SqueezeExcitation squeezeExcitation) {
    return new SqueezeExcitationLayer(squeezeExcitation, input().channels(), arrays);
  }

  @Override
  public Layer visitSum(Sum sum) {
    return Merging::sum;
  }

  @Override
  public Layer visitToImage(ToImage toImage) {
    return Reshaping.toImage(toImage, output().channels());
  }

  @Override
  public Layer visitToTokens(ToTokens toTokens) {
    return Layer.of(Reshaping::toTokens);
  }

  @Override
  public Layer visitTruncation(Truncation truncation) {
    return Reshaping.truncation(truncation);
  }

  @Override
  public Layer visitWeightedSum(WeightedSum weightedSum) {
    return Merging.weighted(weightedSum);
  }

  @Override
  public Layer visitZero(Zero zero) {
    List<Integer> one = output().dimensions();
    Shape image = new Shape(one.stream().mapToLong(Integer::longValue).toArray());
    return (inputs, pass) ->
        (PtNDArray)
            pass.manager()
                .zeros(new Shape(pass.batchSize()).addAll(image), inputs[0].getDataType());
  }
}
