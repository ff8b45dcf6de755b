package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Catalogue;

/** The ways to evaluate candidates that settings may name, one line for each. */
final class EvaluationCatalogue {

  static final Catalogue<EvaluationFactory> EVALUATIONS =
      new Catalogue<>(
          List.of(
              new ControlEvaluation(),
              new PredictedEvaluation(),
              new SupernetEvaluation(),
              new TabularEvaluation(),
              new TrainedEvaluation(),
              new ZeroCostEvaluation()));

  private EvaluationCatalogue() {}
}
