package org.evosearch.export.djl;

import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.ServingTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Classifies the images or signals that DJL Serving receives. DJL Serving loads it from the jar in
 * {@code libs} of the model, by the name in {@code serving.properties}; a translator factory would
 * have to be on its own class path.
 */
public final class ServedClassifier implements ServingTranslator {

  private volatile @Nullable Translator<Input, Output> translator;

  /** Called by DJL, which creates the translator by its class name. */
  public ServedClassifier() {}

  @Override
  public void setArguments(Map<String, ?> arguments) {
    // All it needs is in the folder of the model.
  }

  @Override
  public void prepare(TranslatorContext context) throws TranslateException {
    translator = ClassTranslatorFactory.serving(context.getModel().getModelPath());
  }

  @Override
  public NDList processInput(TranslatorContext context, Input input) throws Exception {
    return prepared().processInput(context, input);
  }

  @Override
  public Output processOutput(TranslatorContext context, NDList outputs) throws Exception {
    return prepared().processOutput(context, outputs);
  }

  @Override
  public Batchifier getBatchifier() {
    return prepared().getBatchifier();
  }

  private Translator<Input, Output> prepared() {
    return Objects.requireNonNull(translator, "prepare is called first");
  }
}
