package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.ClassToken;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.PatchEmbedding;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.PositionEmbedding;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.operation.SqueezeExcitation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;

/** Numbers worked by hand, node by node. */
class FootprintTest {

  private static final Architecture LENET = lenet();

  private static Architecture lenet() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 28, 28));
    builder.then(new Convolution(6, 5, 1, 2, 1, 1, true));
    builder.then(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0));
    builder.then(new Convolution(16, 5, 1, 0, 1, 1, true));
    builder.then(new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0));
    builder.then(new Flatten());
    builder.then(new Linear(120, true));
    builder.then(new Linear(84, true));
    builder.then(new Linear(10, true));
    return builder.build();
  }

  @Test
  void lenetHasItsKnownSize() {
    long parameters = (25 * 6 + 6) + (6 * 25 * 16 + 16) + (400 * 120 + 120) + 10_164 + 850;
    long multiplyAdds = 25 * 6 * 784 + 6 * 25 * 16 * 100 + 48_000 + 120 * 84 + 840;
    long activations = 784 + 4_704 + 1_176 + 1_600 + 400 + 400 + 120 + 84 + 10;
    assertThat(parameters).isEqualTo(61_706);
    assertThat(Footprint.of(LENET)).isEqualTo(new Footprint(parameters, multiplyAdds, activations));
  }

  @Test
  void trainingKeepsWeightsGradientsMomentsAndActivations() {
    TrainingMemory memory = TrainingMemory.of(LENET, 32, 2);
    assertThat(memory)
        .isEqualTo(new TrainingMemory(4 * 2 * 61_706, 4 * 2 * 61_706, 4 * 2 * 9_278 * 32));
    assertThat(memory.bytes()).isEqualTo(4 * (61_706 * 4L + 2 * 9_278L * 32));
  }

  @Test
  void attentionKeepsWhatItMakesOfEachPairOfTokens() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(16, 8, 8));
    int patches = builder.then(new PatchEmbedding(64, 2));
    builder.add(new SelfAttention(4, 16), patches);
    long outputs = 1_024 + 16 * 64 + 16 * 64;
    long inner = 4 * 16 * 64 + 2 * 4 * 16 * 16;
    assertThat(TrainingMemory.of(builder.build(), 8, 0).activations())
        .isEqualTo(4 * 2 * (outputs + inner) * 8);
  }

  @Test
  void aDepthwiseSeparableConvolutionIsCheap() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(32, 16, 16));
    builder.then(Convolution.same(32, 3).withGroups(32));
    builder.then(Convolution.same(64, 1));
    builder.then(new BatchNormalization(true));
    assertThat(Footprint.of(builder.build()))
        .isEqualTo(
            new Footprint(
                9 * 32 + 32 * 64 + 2 * 64, 9 * 32 * 256 + 32 * 64 * 256, 2 * 8_192 + 2 * 16_384));
  }

  @Test
  void groupsDivideTheWeights() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(8, 4, 4));
    builder.then(new Convolution(16, 3, 2, 1, 1, 4, true));
    assertThat(Footprint.of(builder.build()))
        .isEqualTo(new Footprint(16 * 2 * 9 + 16, 16 * 2 * 9 * 4, 128 + 64));
  }

  @Test
  void anAttentionBlockCountsItsProjectionsAndScores() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(16, 8, 8));
    builder.then(new PatchEmbedding(64, 4));
    builder.then(new ClassToken());
    int tokens = builder.then(new PositionEmbedding());
    builder.then(new LayerNormalization());
    int attended = builder.then(new SelfAttention(4, 16));
    builder.add(new Sum(), tokens, attended);
    long patches = 256 * 64 + 64;
    long attention = 4 * (64 * 64 + 64);
    long products = 4 * 5 * 64 * 64 + 2 * 5 * 5 * 64;
    assertThat(Footprint.of(builder.build()))
        .isEqualTo(
            new Footprint(
                patches + 64 + 5 * 64 + 2 * 64 + attention,
                4 * 256 * 64 + products,
                1_024 + 256 + 5 * 320));
  }

  @Test
  void aHeadNarrowerThanItsShareMakesAttentionNarrower() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(16, 8, 8));
    int patches = builder.then(new PatchEmbedding(64, 4));
    builder.add(new SelfAttention(3, 8), patches);
    Footprint footprint = Footprint.of(builder.build());
    assertThat(footprint.parameters()).isEqualTo(16_448 + 3 * (64 * 24 + 24) + (24 * 64 + 64));
    assertThat(footprint.multiplyAdds()).isEqualTo(65_536 + 4 * 4 * 64 * 24 + 2 * 4 * 4 * 24);
  }

  @Test
  void aMobileNetBlockWithSqueezeAndExcitation() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(16, 8, 8));
    builder.then(Convolution.same(64, 1));
    builder.then(new BatchNormalization(true));
    builder.then(new Activation(ActivationFunction.HARD_SWISH));
    builder.then(Convolution.same(64, 5).withGroups(64).withStride(2));
    builder.then(new BatchNormalization(true));
    builder.then(new SqueezeExcitation(16, ActivationFunction.HARD_SIGMOID));
    builder.then(Convolution.same(24, 1));
    builder.then(new BatchNormalization(true));
    long parameters = 16 * 64 + 128 + 25 * 64 + 128 + (64 * 16 + 16 + 16 * 64 + 64) + 64 * 24 + 48;
    long multiplyAdds = 16 * 64 * 64 + 25 * 64 * 16 + 2 * 64 * 16 + 64 * 24 * 16;
    assertThat(parameters).isEqualTo(6_592);
    assertThat(Footprint.of(builder.build()))
        .isEqualTo(
            new Footprint(parameters, multiplyAdds, 1_024 + 3 * 4_096 + 3 * 1_024 + 2 * 24 * 16));
  }

  @Test
  void aNormalizationThatLearnsNothingHasNoParameters() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(16, 8, 8));
    builder.then(new BatchNormalization(false));
    assertThat(Footprint.of(builder.build())).isEqualTo(new Footprint(0, 0, 2_048));
  }

  @Test
  void aLinearLayerMapsEachToken() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(16, 8, 8));
    int patches = builder.then(new PatchEmbedding(64, 2));
    builder.add(new Linear(10, false), patches);
    Footprint footprint = Footprint.of(builder.build());
    assertThat(footprint.parameters()).isEqualTo(64 * 64 + 64 + 640);
    assertThat(footprint.multiplyAdds()).isEqualTo(16 * 64 * 64 + 16 * 640);
  }
}
