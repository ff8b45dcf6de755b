package org.evosearch.experiment;

import java.util.List;
import org.evosearch.config.Catalog;

/** The ways to evaluate candidates that settings may name, one line for each. */
final class EvaluationCatalog {

  static final Catalog<EvaluationFactory> EVALUATIONS =
      new Catalog<>(
          List.of(
              new ControlEvaluation(),
              new PredictedEvaluation(),
              new SupernetEvaluation(),
              new TabularEvaluation(),
              new TrainedEvaluation(),
              new ZeroCostEvaluation()));

  private EvaluationCatalog() {}
}
