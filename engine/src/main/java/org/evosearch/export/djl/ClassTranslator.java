package org.evosearch.export.djl;

import ai.djl.modality.Classifications;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.export.ModelFacts;

/**
 * Translates inputs to the probabilities of classes.
 *
 * @param <I> the type of inputs
 */
abstract class ClassTranslator<I> implements Translator<I, Classifications> {

  private final ModelFacts facts;

  ClassTranslator(ModelFacts facts) {
    this.facts = facts;
  }

  /** Facts of the model. */
  final ModelFacts facts() {
    return facts;
  }

  @Override
  public Classifications processOutput(TranslatorContext context, NDList outputs) {
    NDArray probabilities = outputs.singletonOrThrow().softmax(0);
    int classes = Math.toIntExact(probabilities.size());
    List<String> names = IntStream.range(0, classes).mapToObj(facts::className).toList();
    return new Classifications(Collections.unmodifiableList(names), probabilities);
  }
}
