package org.evosearch.export.djl;

import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.ndarray.BytesSupplier;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Batchifier;
import ai.djl.translate.TranslateException;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import com.google.gson.Gson;
import java.util.Arrays;
import java.util.Objects;

/**
 * Translates signals in JSON, an array of numbers for each channel, to the JSON of their classes.
 */
final class SignalServing implements Translator<Input, Output> {

  private static final Gson GSON = new Gson();

  private final Translator<float[][], Classifications> classifier;

  SignalServing(Translator<float[][], Classifications> classifier) {
    this.classifier = classifier;
  }

  @Override
  public NDList processInput(TranslatorContext context, Input input) throws Exception {
    return classifier.processInput(context, signal(input.getData().getAsString()));
  }

  private static float[][] signal(String json) throws TranslateException {
    try {
      float[][] signal = Objects.requireNonNull(GSON.fromJson(json, float[][].class));
      Arrays.stream(signal).forEach(Objects::requireNonNull);
      return signal;
    } catch (RuntimeException e) {
      // Gson throws exceptions of many kinds for other values.
      throw new TranslateException(
          "Invalid signal: not JSON of an array of numbers for each channel", e);
    }
  }

  @Override
  public Output processOutput(TranslatorContext context, NDList outputs) throws Exception {
    Output output = new Output();
    output.addProperty("Content-Type", "application/json");
    output.add(BytesSupplier.wrapAsJson(classifier.processOutput(context, outputs)));
    return output;
  }

  @Override
  public Batchifier getBatchifier() {
    return classifier.getBatchifier();
  }
}
