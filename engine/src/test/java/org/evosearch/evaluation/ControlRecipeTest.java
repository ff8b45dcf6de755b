package org.evosearch.evaluation;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.evosearch.control.ControlTask;
import org.evosearch.control.SeededPerceptron;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

class ControlRecipeTest extends EvaluatorContract {

  @Override
  protected EvaluatorRecipe recipe() {
    return new ControlRecipe(ControlTask.DOUBLE_POLE);
  }

  @Override
  protected List<Trial> trials() {
    return LongStream.range(0, 3).mapToObj(ControlRecipeTest::trial).toList();
  }

  private static Trial trial(long number) {
    Candidate.Weighted candidate =
        new Candidate.Weighted(new SeededPerceptron(List.of(6, 2, 1), 1, List.of(number)));
    return new Trial(
        new TrialId(0, (int) number), candidate, candidate.fingerprint(), Budget.NONE, number);
  }

  @Override
  protected Set<Metric> metrics(Trial trial) {
    return ControlRecipe.METRICS;
  }
}
