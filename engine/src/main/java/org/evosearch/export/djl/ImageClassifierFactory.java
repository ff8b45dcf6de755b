package org.evosearch.export.djl;

import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.translator.ImageServingTranslator;
import ai.djl.translate.Translator;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.ModelFacts;

/**
 * Creates translators for a model by the facts in its folder: of images, of requests to DJL
 * Serving, and of lists of normalized batches (N, C, H, W).
 */
public final class ImageClassifierFactory extends ClassTranslatorFactory<Image> {

  /** Called by DJL, which creates the factory by its class name. */
  public ImageClassifierFactory() {
    super(Image.class);
  }

  @Override
  Translator<Image, Classifications> classifier(ModelFacts facts, TensorShape shape) {
    return new ImageClassifier(facts, shape);
  }

  @Override
  Translator<Input, Output> serving(Translator<Image, Classifications> classifier) {
    return new ImageServingTranslator(classifier);
  }
}
