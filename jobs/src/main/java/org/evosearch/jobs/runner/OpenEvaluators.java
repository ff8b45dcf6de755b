package org.evosearch.jobs.runner;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;

/**
 * The evaluators that are open in this process, one for each recipe and device: images are loaded
 * once, not for each trial. They are open until the process ends, or until its only search does.
 */
final class OpenEvaluators {

  private static final Map<Key, Evaluator> OPEN = new ConcurrentHashMap<>();

  private OpenEvaluators() {}

  private record Key(EvaluatorRecipe recipe, DeviceSlot device) {}

  static Evaluator open(EvaluatorRecipe recipe, DeviceSlot device) {
    return OPEN.computeIfAbsent(new Key(recipe, device), key -> recipe.open(device));
  }

  /** Closes those of a recipe in this process. */
  static void close(EvaluatorRecipe recipe) {
    OPEN.keySet().stream()
        .filter(key -> key.recipe().equals(recipe))
        .map(OPEN::remove)
        .forEach(Evaluator::close);
  }
}
