package org.evosearch.evaluation;

import java.util.List;
import org.evosearch.trial.Trial;

class FormulaRecipeTest extends EvaluatorContract {

  @Override
  protected EvaluatorRecipe recipe() {
    return FormulaRecipe.PLAIN;
  }

  @Override
  protected List<Trial> trials() {
    return SampleTrials.three();
  }
}
