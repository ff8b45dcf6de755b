package org.evosearch.export.djl;

import ai.djl.Model;
import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.translator.ImageServingTranslator;
import ai.djl.ndarray.NDList;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.export.ModelFactsJson;
import org.evosearch.export.ModelFiles;
import org.evosearch.network.ArchitectureBlockFactory;

/**
 * Makes translators for a model by the facts in its folder: from images, from what DJL Serving
 * receives, and from lists of normalized batches (N, C, H, W).
 */
public final class ImageClassifierFactory implements TranslatorFactory {

  @Override
  public Set<Pair<Type, Type>> getSupportedTypes() {
    return Set.of(
        new Pair<>(Image.class, Classifications.class),
        new Pair<>(Input.class, Output.class),
        new Pair<>(NDList.class, NDList.class));
  }

  @Override
  @SuppressWarnings("unchecked") // DJL's interface has the types of a translator as classes.
  public <I, O> Translator<I, O> newInstance(
      Class<I> input, Class<O> output, Model model, Map<String, ?> arguments)
      throws TranslateException {
    if (input == NDList.class) {
      return (Translator<I, O>) new NoopTranslator();
    }
    Translator<Image, Classifications> classifier = classifier(model);
    return (Translator<I, O>)
        (input == Image.class ? classifier : new ImageServingTranslator(classifier));
  }

  private static Translator<Image, Classifications> classifier(Model model)
      throws TranslateException {
    Path folder = model.getModelPath();
    try {
      return new ImageClassifier(
          ModelFactsJson.read(Files.readString(folder.resolve(ModelFiles.FACTS))),
          ArchitectureJson.read(
                  Files.readString(folder.resolve(ArchitectureBlockFactory.ARCHITECTURE)))
              .inputShape());
    } catch (IOException | IllegalArgumentException e) {
      throw new TranslateException("Cannot use the model in " + folder + ": " + e.getMessage(), e);
    }
  }
}
