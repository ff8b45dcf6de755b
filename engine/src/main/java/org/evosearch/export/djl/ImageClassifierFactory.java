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
 * Makes translators for a model by the facts in its folder: from images, from what DJL Serving
 * receives, and from lists of normalized batches (N, C, H, W).
 */
public final class ImageClassifierFactory extends ClassTranslatorFactory<Image> {

  /** For DJL, which makes it by its name. */
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
