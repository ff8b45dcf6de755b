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
import java.util.function.Function;
import org.evosearch.architecture.ArchitectureJson;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFactsJson;
import org.evosearch.export.ModelFiles;
import org.evosearch.network.ArchitectureBlockFactory;

/**
 * Creates translators for a model by the facts in its folder: of users' inputs, of requests to DJL
 * Serving, and of lists of normalized batches (N, C, H, W).
 *
 * @param <T> the type of users' inputs
 */
abstract class ClassTranslatorFactory<T> implements TranslatorFactory {

  private final Class<T> given;

  ClassTranslatorFactory(Class<T> given) {
    this.given = given;
  }

  /**
   * The translator of users' inputs.
   *
   * @param shape (C, H, W) of the network's input
   */
  abstract Translator<T, Classifications> classifier(ModelFacts facts, TensorShape shape);

  /** The translator of requests to DJL Serving. */
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
    return classifier(facts(folder), shape(folder));
  }

  /** From what DJL Serving receives, for whatever the model in a folder takes. */
  static Translator<Input, Output> serving(Path folder) throws TranslateException {
    ModelFacts facts = facts(folder);
    ClassTranslatorFactory<?> factory =
        facts.isOfSignals() ? new SignalClassifierFactory() : new ImageClassifierFactory();
    return factory.serving(facts, shape(folder));
  }

  private Translator<Input, Output> serving(ModelFacts facts, TensorShape shape) {
    return serving(classifier(facts, shape));
  }

  private static ModelFacts facts(Path folder) throws TranslateException {
    return read(folder, ModelFiles.FACTS, ModelFactsJson::read);
  }

  private static TensorShape shape(Path folder) throws TranslateException {
    return read(folder, ArchitectureBlockFactory.ARCHITECTURE, ArchitectureJson::read).inputShape();
  }

  private static <V> V read(Path folder, String name, Function<String, V> parser)
      throws TranslateException {
    try {
      return parser.apply(Files.readString(folder.resolve(name)));
    } catch (IOException | IllegalArgumentException e) {
      throw new TranslateException("Cannot use the model in " + folder + ": " + e.getMessage(), e);
    }
  }
}
