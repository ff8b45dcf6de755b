package org.evosearch.architecture.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.evosearch.architecture.shape.ShapeException;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the constructors of operations and shapes refuse. */
class OperationSettingsTest {

  private static Arguments refused(String message, ThrowingCallable construction) {
    return arguments(message, construction);
  }

  static Stream<Arguments> outOfRange() {
    return Stream.of(
        refused("Invalid channels: 0 (at least 1)", () -> Convolution.same(0, 3)),
        refused("Invalid kernel: 0 (at least 1)", () -> Convolution.same(4, 0)),
        refused("Invalid stride: 0 (at least 1)", () -> Convolution.same(4, 3).withStride(0)),
        refused("Invalid padding: -1 (at least 0)", () -> new Convolution(4, 3, 1, -1, 1, 1, true)),
        refused("Invalid dilation: 0 (at least 1)", () -> Convolution.same(4, 3).withDilation(0)),
        refused("Invalid groups: 0 (at least 1)", () -> Convolution.same(4, 3).withGroups(0)),
        refused("Invalid groups: 3 (do not divide 4)", () -> Convolution.same(4, 3).withGroups(3)),
        refused("Invalid rows: -1 (at least 0)", () -> new Crop(-1, 0)),
        refused("Invalid columns: -1 (at least 0)", () -> new Crop(0, -1)),
        refused("Invalid drop path rate: 1.0 (in [0, 1))", () -> new DropPath(1)),
        refused("Invalid dropout rate: -0.1 (in [0, 1))", () -> new Dropout(-0.1)),
        refused("Invalid dropout rate: NaN (in [0, 1))", () -> new Dropout(Double.NaN)),
        refused("Invalid units: 0 (at least 1)", () -> new Linear(0, true)),
        refused("Invalid token width: 0 (at least 1)", () -> new PatchEmbedding(0, 4)),
        refused("Invalid patch side: 0 (at least 1)", () -> new PatchEmbedding(4, 0)),
        refused("Invalid kernel: 0 (at least 1)", () -> new Pooling(Pooling.Kind.MAX, 0, 1, 0)),
        refused("Invalid stride: 0 (at least 1)", () -> new Pooling(Pooling.Kind.MAX, 2, 0, 0)),
        refused("Invalid padding: -1 (at least 0)", () -> new Pooling(Pooling.Kind.MAX, 2, 1, -1)),
        refused(
            "Invalid padding: 2 (at most half of 3)", () -> new Pooling(Pooling.Kind.MAX, 3, 1, 2)),
        refused("Invalid heads: 0 (at least 1)", () -> new RelativeAttention(0, 4, 2, 2, 1)),
        refused("Invalid head width: 0 (at least 1)", () -> new RelativeAttention(1, 0, 2, 2, 1)),
        refused("Invalid rows: 0 (at least 1)", () -> new RelativeAttention(1, 4, 0, 2, 1)),
        refused("Invalid columns: 0 (at least 1)", () -> new RelativeAttention(1, 4, 2, 0, 1)),
        refused("Invalid reach: 0 (at least 1)", () -> new RelativeAttention(1, 4, 2, 2, 0)),
        refused("Invalid heads: 0 (at least 1)", () -> new SelfAttention(0, 4)),
        refused("Invalid head width: 0 (at least 1)", () -> new SelfAttention(4, 0)),
        refused(
            "Invalid reduced width: 0 (at least 1)",
            () -> new SqueezeExcitation(0, ActivationFunction.SIGMOID)),
        refused("Invalid channels: 0 (at least 1)", () -> new Truncation(0)),
        refused("Invalid channels: 0 (at least 1)", () -> new Remainder(0)),
        refused("Invalid groups: 0 (at least 1)", () -> new ChannelShuffle(0)),
        refused("Invalid place: -1 (at least 0)", () -> new WeightedSum(List.of(0, -1))),
        refused("Invalid stride: 0 (at least 1)", () -> new Zero(0)),
        refused("Invalid units: 1048577 (at most 1048576)", () -> new Linear(1_048_577, true)),
        refused(
            "Invalid kernel: 2147483647 (at most 1048576)",
            () -> Convolution.same(4, 2_147_483_647)),
        refused(
            "Invalid shape: [1024, 1048576, 1025] (at most 2^40 numbers)",
            () -> TensorShape.image(1_024, 1_048_576, 1_025)),
        refused(
            "Invalid shape: [1073741825] (at most 2^40 numbers)",
            () -> TensorShape.vector(1_073_741_825)),
        refused(
            "Invalid shape: [] (all dimensions are positive)", () -> new TensorShape(List.of())),
        refused(
            "Invalid shape: [3, 0, 8] (all dimensions are positive)",
            () -> TensorShape.image(3, 0, 8)),
        refused(
            "Invalid shape: (3, 4, 5) (a vector or tokens are needed)",
            () -> TensorShape.image(3, 4, 5).features()),
        refused(
            "Invalid shape: (7) (a feature map (C, H, W) is needed)",
            () -> TensorShape.vector(7).channels()));
  }

  @ParameterizedTest
  @MethodSource("outOfRange")
  void whatIsOutOfRangeIsRefused(String message, ThrowingCallable construction) {
    assertThatThrownBy(construction).isInstanceOf(ShapeException.class).hasMessage(message);
  }

  @Test
  void aShapeKnowsItsKindAndItsAxes() {
    TensorShape map = TensorShape.image(3, 4, 5);
    assertThat(List.of(map.channels(), map.height(), map.width())).containsExactly(3, 4, 5);
    assertThat(map.isImage()).isTrue();
    assertThat(map.elements()).isEqualTo(60);
    assertThat(map).hasToString("(3, 4, 5)");
    assertThat(TensorShape.tokens(6, 8).isTokens()).isTrue();
    assertThat(TensorShape.tokens(6, 8).features()).isEqualTo(8);
    assertThat(TensorShape.vector(9).isVector()).isTrue();
    assertThat(TensorShape.vector(9).features()).isEqualTo(9);
  }

  @Test
  void elementsAreCountedBeyondThirtyTwoBits() {
    assertThat(TensorShape.image(100_000, 1_000, 1_000).elements()).isEqualTo(100_000_000_000L);
  }
}
