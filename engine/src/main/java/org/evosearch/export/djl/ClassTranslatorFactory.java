package org.evosearch.export.djl;

import ai.djl.Model;
import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
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
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFactsJson;
import org.evosearch.export.ModelFiles;
import org.evosearch.network.ArchitectureBlockFactory;

/**
 * Makes translators for a model by the facts in its folder: from what users give, from what DJL
 * Serving receives, and from lists of normalized batches (N, C, H, W).
 *
 * @param <T> what users give
 */
abstract class ClassTranslatorFactory<T> implements TranslatorFactory {

  private final Class<T> given;

  ClassTranslatorFactory(Class<T> given) {
    this.given = given;
  }

  /**
   * From what users give.
   *
   * @param shape (C, H, W) of what the network takes
   */
  abstract Translator<T, Classifications> classifier(ModelFacts facts, TensorShape shape);

  /** From what DJL Serving receives. */
  abstract Translator<Input, Output> serving(Translator<T, Classifications> classifier);

  @Override
  public Set<Pair<Type, Type>> getSupportedTypes() {
    return Set.of(
        new Pair<>(given, Classifications.class),
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
    Translator<T, Classifications> classifier = classifier(model);
    return (Translator<I, O>) (input == given ? classifier : serving(classifier));
  }

  private Translator<T, Classifications> classifier(Model model) throws TranslateException {
    Path folder = model.getModelPath();
    try {
      return classifier(
          ModelFactsJson.read(Files.readString(folder.resolve(ModelFiles.FACTS))),
          ArchitectureJson.read(
                  Files.readString(folder.resolve(ArchitectureBlockFactory.ARCHITECTURE)))
              .inputShape());
    } catch (IOException | IllegalArgumentException e) {
      throw new TranslateException("Cannot use the model in " + folder + ": " + e.getMessage(), e);
    }
  }
}
