package org.evosearch.space.residual;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;

/**
 * One network of {@link ResidualMlpSpace}.
 *
 * @param blocks number of blocks
 * @param width features between blocks
 * @param hiddenFactor hidden width of a block, relative to {@code width}
 * @param hiddenDropout dropout rate after the first layer of a block, in [0, 1)
 * @param residualDropout dropout rate after the second one, in [0, 1)
 * @param normalization before the first linear layer of a block, and before the head
 * @param hidden the first layer of blocks, whose activation the head has, too
 */
record ResidualMlp(
    int blocks,
    int width,
    double hiddenFactor,
    double hiddenDropout,
    double residualDropout,
    Normalization normalization,
    HiddenLayer hidden) {

  /** Kind of normalization. */
  enum Normalization {
    /** Each feature over the batch. */
    BATCH,
    /** All features of a row. */
    LAYER,
    /** Nothing. */
    NONE;

    static List<String> words() {
      return Stream.of(values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();
    }

    static Normalization of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    private Optional<Operation> operation() {
      return switch (this) {
        case BATCH -> Optional.of(new BatchNormalization(true));
        case LAYER -> Optional.of(new LayerNormalization());
        case NONE -> Optional.empty();
      };
    }
  }

  static ActivationFunction activation(String word) {
    return ActivationFunction.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The network for inputs of a shape. */
  Architecture of(TensorShape input, int outputs) {
    return of(input, outputs, CategoryEmbeddings.NONE, 0);
  }

  /**
   * The network for inputs of a shape.
   *
   * @param embeddingWidth length of the vectors of categories
   */
  Architecture of(
      TensorShape input, int outputs, CategoryEmbeddings embeddings, int embeddingWidth) {
    Architecture.Builder builder = Architecture.of(input);
    if (input.isVector() && embeddings.isAny()) {
      builder.within(
          "embeddings",
          () -> {
            embeddings.addTo(builder, input.features(), embeddingWidth);
            return builder.last();
          });
    }
    builder.within("stem", () -> addStem(builder, input));
    for (int block = 1; block <= blocks; block++) {
      builder.within("block" + block, () -> addBlock(builder));
    }
    builder.within("head", () -> addHead(builder, outputs));
    return builder.build();
  }

  private int addStem(Architecture.Builder builder, TensorShape input) {
    if (input.isImage()) {
      builder.then(new Flatten());
    }
    return builder.then(new Linear(width, true));
  }

  private int addBlock(Architecture.Builder builder) {
    int given = builder.last();
    normalization.operation().ifPresent(builder::then);
    hidden.addTo(builder, (int) Math.round(hiddenFactor * width));
    addDropout(builder, hiddenDropout);
    builder.then(new Linear(width, true));
    addDropout(builder, residualDropout);
    return builder.add(new Sum(), given, builder.last());
  }

  private static void addDropout(Architecture.Builder builder, double rate) {
    if (rate > 0) {
      builder.then(new Dropout(rate));
    }
  }

  private int addHead(Architecture.Builder builder, int outputs) {
    normalization.operation().ifPresent(builder::then);
    builder.then(new Activation(hidden.function()));
    return builder.then(new Linear(outputs, true));
  }
}
