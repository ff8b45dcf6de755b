package org.evosearch.jobs.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Outcome;

/** The rows of {@code learning_curves}. */
final class LearningCurveRows {

  private LearningCurveRows() {}

  /** The rows of a trial, none if its outcome is reused. */
  static Stream<TableRow> rows(TrialRecord record) {
    return record.reusedFrom() == null && record.outcome() instanceof Outcome.Measured measured
        ? measured.curve().stream().map(epoch -> row(record.trial().id().index(), epoch))
        : Stream.empty();
  }

  private static TableRow row(int trial, Epoch epoch) {
    return new TableRow()
        .with("trial", trial)
        .with("epoch", epoch.epoch())
        .with("train_loss", epoch.trainLoss())
        .with("validation_loss", epoch.validationLoss())
        .with("validation_accuracy", epoch.validationAccuracy())
        .with("learning_rate", epoch.learningRate())
        .with("seconds", epoch.seconds());
  }

  /** The curves by trial; trials without one are left out. */
  static Map<Integer, List<Epoch>> curves(List<TableRow> rows) {
    return rows.stream()
        .collect(
            groupingBy(row -> row.integer("trial"), mapping(LearningCurveRows::epoch, toList())));
  }

  private static Epoch epoch(TableRow row) {
    return new Epoch(
        row.integer("epoch"),
        row.real("train_loss"),
        row.real("validation_loss"),
        row.real("validation_accuracy"),
        row.real("learning_rate"),
        row.real("seconds"));
  }
}
