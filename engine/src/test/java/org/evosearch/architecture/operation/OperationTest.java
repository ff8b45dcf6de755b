package org.evosearch.architecture.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evosearch.architecture.shape.TensorShape.image;
import static org.evosearch.architecture.shape.TensorShape.tokens;
import static org.evosearch.architecture.shape.TensorShape.vector;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes of all operations, worked by hand. */
class OperationTest {

  private static final TensorShape MAP = image(4, 9, 7);
  private static final TensorShape TOKENS = tokens(6, 8);
  private static final TensorShape VECTOR = vector(12);

  private static Arguments gives(TensorShape expected, Operation operation, TensorShape... inputs) {
    return arguments(operation, List.of(inputs), expected);
  }

  private static Arguments refuses(String message, Operation operation, TensorShape... inputs) {
    return arguments(operation, List.of(inputs), message);
  }

  static Stream<Arguments> fitting() {
    return Stream.of(
        gives(MAP, new Input(MAP)),
        gives(TOKENS, new Activation(ActivationFunction.GELU), TOKENS),
        gives(MAP, new BatchNormalization(true), MAP),
        gives(VECTOR, new BatchNormalization(false), VECTOR),
        gives(tokens(7, 8), new ClassToken(), TOKENS),
        gives(image(9, 9, 7), new Concatenation(), MAP, image(5, 9, 7)),
        gives(vector(15), new Concatenation(), VECTOR, vector(3)),
        gives(MAP, new Concatenation(), MAP),
        gives(image(8, 9, 7), Convolution.same(8, 3), MAP),
        gives(image(8, 9, 7), Convolution.same(8, 5).withDilation(2), MAP),
        gives(image(8, 5, 4), Convolution.same(8, 3).withStride(2), MAP),
        gives(image(8, 5, 4), Convolution.same(8, 1).withStride(2), MAP),
        gives(image(8, 7, 5), new Convolution(8, 3, 1, 0, 1, 4, true), MAP),
        gives(image(8, 3, 1), new Convolution(8, 4, 2, 0, 1, 1, true), image(4, 9, 5)),
        gives(image(8, 5, 3), new Convolution(8, 3, 1, 0, 2, 1, false), MAP),
        gives(image(8, 1, 1), new Convolution(8, 9, 1, 1, 1, 1, false), image(4, 7, 7)),
        gives(image(4, 7, 7), new Crop(2, 0), MAP),
        gives(image(4, 8, 6), new Crop(1, 1), MAP),
        gives(MAP, new DropPath(0.2), MAP),
        gives(VECTOR, new Dropout(0.2), VECTOR),
        gives(vector(8), new FirstToken(), TOKENS),
        gives(vector(252), new Flatten(), MAP),
        gives(vector(48), new Flatten(), TOKENS),
        gives(VECTOR, new Flatten(), VECTOR),
        gives(vector(4), new GlobalAveragePooling(), MAP),
        gives(vector(8), new GlobalAveragePooling(), TOKENS),
        gives(MAP, new Identity(), MAP),
        gives(TOKENS, new LayerNormalization(), TOKENS),
        gives(VECTOR, new LayerNormalization(), VECTOR),
        gives(vector(10), new Linear(10, true), VECTOR),
        gives(tokens(6, 10), new Linear(10, false), TOKENS),
        gives(MAP, new Mixture(List.of(0.5, 0.5)), MAP, MAP),
        gives(tokens(12, 5), new PatchEmbedding(5, 2), image(3, 8, 6)),
        gives(image(4, 4, 3), new Pooling(Pooling.Kind.MAX, 2, 2, 0), MAP),
        gives(image(4, 5, 4), new Pooling(Pooling.Kind.MAX, 3, 2, 1), MAP),
        gives(MAP, new Pooling(Pooling.Kind.AVERAGE, 3, 1, 1), MAP),
        gives(image(4, 10, 8), new Pooling(Pooling.Kind.AVERAGE, 2, 1, 1), MAP),
        gives(TOKENS, new PositionEmbedding(), TOKENS),
        gives(VECTOR, new Product(), VECTOR, VECTOR, VECTOR),
        gives(TOKENS, new RelativeAttention(3, 5, 1, 5, 2), TOKENS),
        gives(tokens(7, 8), new RelativeAttention(1, 5, 2, 3, 1), tokens(7, 8)),
        gives(TOKENS, new SelfAttention(3, 5), TOKENS),
        gives(MAP, new SqueezeExcitation(2, ActivationFunction.SIGMOID), MAP),
        gives(TOKENS, new Sum(), TOKENS, TOKENS),
        gives(image(8, 3, 2), new ToImage(3, 2), TOKENS),
        gives(tokens(63, 4), new ToTokens(), MAP),
        gives(image(3, 9, 7), new Truncation(3), MAP),
        gives(image(1, 9, 7), new Remainder(3), MAP),
        gives(vector(3), new Truncation(3), VECTOR),
        gives(vector(9), new Remainder(3), VECTOR),
        gives(MAP, new ChannelShuffle(2), MAP),
        gives(MAP, new WeightedSum(List.of(5, 0)), MAP, MAP),
        gives(VECTOR, new Zero(1), VECTOR),
        gives(image(4, 5, 4), new Zero(2), MAP));
  }

  @ParameterizedTest
  @MethodSource("fitting")
  void theShapeIsAsWorkedByHand(
      Operation operation, List<TensorShape> inputs, TensorShape expected) {
    assertThat(operation.shape(inputs)).isEqualTo(expected);
  }

  static Stream<Arguments> unfitting() {
    String needsMap = " (a feature map (C, H, W) is needed)";
    String needsTokens = " (tokens (T, D) are needed)";
    return Stream.of(
        refuses("The network's input takes no inputs, not [(12)]", new Input(MAP), VECTOR),
        refuses("Identity[] takes one input, not 0", new Identity()),
        refuses("Identity[] takes one input, not 2", new Identity(), MAP, MAP),
        refuses(
            "BatchNormalization[affine=true] takes a feature map or a vector, not (6, 8)",
            new BatchNormalization(true),
            TOKENS),
        refuses("Invalid shape: (12)" + needsTokens, new ClassToken(), VECTOR),
        refuses("Concatenation takes at least one input", new Concatenation()),
        refuses(
            "Concatenation takes images of one size or vectors, not [(4, 9, 7), (4, 9, 8)]",
            new Concatenation(),
            MAP,
            image(4, 9, 8)),
        refuses(
            "Concatenation takes images of one size or vectors, not [(6, 8), (6, 8)]",
            new Concatenation(),
            TOKENS,
            TOKENS),
        refuses(
            "Concatenation takes images of one size or vectors, not [(12), (4, 9, 7)]",
            new Concatenation(),
            VECTOR,
            MAP),
        refuses("Invalid shape: (12)" + needsMap, Convolution.same(8, 3), VECTOR),
        refuses(
            Convolution.same(6, 3).withGroups(3) + " cannot divide the channels of (4, 9, 7)",
            Convolution.same(6, 3).withGroups(3),
            MAP),
        refuses(
            "Invalid shape: [8, 0, -2] (all dimensions are positive)",
            new Convolution(8, 10, 1, 0, 1, 1, true),
            MAP),
        refuses("Invalid shape: [4, 9, 0] (all dimensions are positive)", new Crop(0, 7), MAP),
        refuses("Invalid shape: (6, 8)" + needsMap, new Crop(1, 1), TOKENS),
        refuses("Invalid shape: (4, 9, 7)" + needsTokens, new FirstToken(), MAP),
        refuses("Invalid shape: (12)" + needsTokens, new GlobalAveragePooling(), VECTOR),
        refuses(
            "LayerNormalization[] takes a vector or tokens, not (4, 9, 7)",
            new LayerNormalization(),
            MAP),
        refuses(
            "Linear[units=3, bias=true] takes a vector or tokens, not (4, 9, 7)",
            new Linear(3, true),
            MAP),
        refuses("Mixture of 2 weights is given 1 inputs", new Mixture(List.of(0.5, 0.5)), MAP),
        refuses(
            "Mixture[weights=[0.5, 0.5]] takes inputs of one shape, not [(12), (6, 8)]",
            new Mixture(List.of(0.5, 0.5)),
            VECTOR,
            TOKENS),
        refuses(
            "PatchEmbedding[width=5, side=2] cannot divide (4, 9, 7)",
            new PatchEmbedding(5, 2),
            MAP),
        refuses(
            "PatchEmbedding[width=5, side=3] cannot divide (4, 9, 7)",
            new PatchEmbedding(5, 3),
            MAP),
        refuses(
            "Invalid shape: [4, 1, 0] (all dimensions are positive)",
            new Pooling(Pooling.Kind.MAX, 8, 2, 0),
            MAP),
        refuses("Invalid shape: (12)" + needsTokens, new PositionEmbedding(), VECTOR),
        refuses(
            "Product[] takes inputs of one shape, not [(12), (11)]",
            new Product(),
            VECTOR,
            vector(11)),
        refuses(
            "RelativeAttention[heads=1, headWidth=4, rows=2, columns=3, reach=1] does not fit (6,"
                + " 8)",
            new RelativeAttention(1, 4, 2, 3, 1),
            TOKENS),
        refuses("Invalid shape: (12)" + needsTokens, new RelativeAttention(1, 4, 2, 3, 1), VECTOR),
        refuses("Invalid shape: (12)" + needsTokens, new SelfAttention(1, 4), VECTOR),
        refuses(
            "Invalid shape: (12)" + needsMap,
            new SqueezeExcitation(2, ActivationFunction.SIGMOID),
            VECTOR),
        refuses("Sum[] takes inputs of one shape, not []", new Sum()),
        refuses("Sum[] takes inputs of one shape, not [(4, 9, 7), (12)]", new Sum(), MAP, VECTOR),
        refuses("ToImage[height=2, width=2] does not fit (6, 8)", new ToImage(2, 2), TOKENS),
        refuses("Invalid shape: (6, 8)" + needsMap, new ToTokens(), TOKENS),
        refuses("Truncation[channels=5] has too few channels in (4, 9, 7)", new Truncation(5), MAP),
        refuses("Remainder[channels=4] leaves nothing of (4, 9, 7)", new Remainder(4), MAP),
        refuses("Remainder[channels=12] leaves nothing of (12)", new Remainder(12), VECTOR),
        refuses(
            "Truncation[channels=1] takes an image or a vector, not " + TOKENS,
            new Truncation(1),
            TOKENS),
        refuses(
            "ChannelShuffle[groups=3] cannot divide the channels of (4, 9, 7)",
            new ChannelShuffle(3),
            MAP),
        refuses("Invalid shape: (12)" + needsMap, new ChannelShuffle(1), VECTOR),
        refuses("WeightedSum of 2 places is given 1 inputs", new WeightedSum(List.of(0, 1)), MAP),
        refuses("Invalid shape: (12)" + needsMap, new Zero(2), VECTOR));
  }

  @ParameterizedTest
  @MethodSource("unfitting")
  void inputsThatDoNotFitAreRefused(Operation operation, List<TensorShape> inputs, String message) {
    assertThatThrownBy(() -> operation.shape(inputs))
        .isInstanceOf(ShapeException.class)
        .hasMessage(message);
  }

  @Test
  void onlySumAndProductAreCommutative() {
    assertThat(new Sum().isCommutative()).isTrue();
    assertThat(new Product().isCommutative()).isTrue();
    assertThat(new Concatenation().isCommutative()).isFalse();
    assertThat(new Mixture(List.of(0.5, 0.5)).isCommutative()).isFalse();
  }
}
