package org.evosearch.architecture.operation;

/**
 * One method for each kind of operation, so that a visitor that lacks one does not compile.
 *
 * @param <R> what a visit returns
 */
public interface OperationVisitor<R> {

  /** Visits an Activation. */
  R visitActivation(Activation activation);

  /** Visits a BatchNormalization. */
  R visitBatchNormalization(BatchNormalization batchNormalization);

  /** Visits a ChannelShuffle. */
  R visitChannelShuffle(ChannelShuffle channelShuffle);

  /** Visits a ClassToken. */
  R visitClassToken(ClassToken classToken);

  /** Visits a Concatenation. */
  R visitConcatenation(Concatenation concatenation);

  /** Visits a Convolution. */
  R visitConvolution(Convolution convolution);

  /** Visits a Crop. */
  R visitCrop(Crop crop);

  /** Visits a DropPath. */
  R visitDropPath(DropPath dropPath);

  /** Visits a Dropout. */
  R visitDropout(Dropout dropout);

  /** Visits a FirstToken. */
  R visitFirstToken(FirstToken firstToken);

  /** Visits a Flatten. */
  R visitFlatten(Flatten flatten);

  /** Visits a GlobalAveragePooling. */
  R visitGlobalAveragePooling(GlobalAveragePooling globalAveragePooling);

  /** Visits an Identity. */
  R visitIdentity(Identity identity);

  /** Visits an Input. */
  R visitInput(Input input);

  /** Visits a LayerNormalization. */
  R visitLayerNormalization(LayerNormalization layerNormalization);

  /** Visits a Linear. */
  R visitLinear(Linear linear);

  /** Visits a Mixture. */
  R visitMixture(Mixture mixture);

  /** Visits a PatchEmbedding. */
  R visitPatchEmbedding(PatchEmbedding patchEmbedding);

  /** Visits a Pooling. */
  R visitPooling(Pooling pooling);

  /** Visits a PositionEmbedding. */
  R visitPositionEmbedding(PositionEmbedding positionEmbedding);

  /** Visits a Product. */
  R visitProduct(Product product);

  /** Visits a RelativeAttention. */
  R visitRelativeAttention(RelativeAttention relativeAttention);

  /** Visits a Remainder. */
  R visitRemainder(Remainder remainder);

  /** Visits a SelfAttention. */
  R visitSelfAttention(SelfAttention selfAttention);

  /** Visits a SqueezeExcitation. */
  R visitSqueezeExcitation(SqueezeExcitation squeezeExcitation);

  /** Visits a Sum. */
  R visitSum(Sum sum);

  /** Visits a ToImage. */
  R visitToImage(ToImage toImage);

  /** Visits a ToTokens. */
  R visitToTokens(ToTokens toTokens);

  /** Visits a Truncation. */
  R visitTruncation(Truncation truncation);

  /** Visits a WeightedSum. */
  R visitWeightedSum(WeightedSum weightedSum);

  /** Visits a Zero. */
  R visitZero(Zero zero);
}
