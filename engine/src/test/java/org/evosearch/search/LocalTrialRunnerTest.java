package org.evosearch.search;

import org.evosearch.evaluation.EvaluatorRecipe;

class LocalTrialRunnerTest extends TrialRunnerContract {

  @Override
  protected TrialRunner runner(EvaluatorRecipe recipe) {
    return new LocalTrialRunner(recipe, 4);
  }
}
