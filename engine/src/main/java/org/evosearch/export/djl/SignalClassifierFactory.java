package org.evosearch.export.djl;

import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.translate.Translator;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.ModelFacts;

/**
 * Creates translators for a model of signals by the facts in its folder: of arrays (C, T), of
 * requests to DJL Serving, which are such arrays in JSON, and of lists of normalized batches (N, C,
 * 1, T).
 */
public final class SignalClassifierFactory extends ClassTranslatorFactory<float[][]> {

  /** Called by DJL, which creates the factory by its class name. */
  public SignalClassifierFactory() {
    super(float[][].class);
  }

  @Override
  Translator<float[][], Classifications> classifier(ModelFacts facts, TensorShape shape) {
    return new SignalClassifier(facts, shape);
  }

  @Override
  Translator<Input, Output> serving(Translator<float[][], Classifications> classifier) {
    return new SignalServing(classifier);
  }
}
