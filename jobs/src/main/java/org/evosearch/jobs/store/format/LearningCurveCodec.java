package org.evosearch.jobs.store.format;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Outcome;

/** The rows of {@code learning_curves}. */
final class LearningCurveCodec {

  private LearningCurveCodec() {}

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
        .with("validation_loss", known(epoch.validationLoss()))
        .with("validation_accuracy", known(epoch.validationAccuracy()))
        .with("learning_rate", epoch.learningRate())
        .with("seconds", epoch.seconds());
  }

  private static OptionalDouble known(double value) {
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The curves by trial; trials without one are left out. */
  static Map<Integer, List<Epoch>> curves(List<TableRow> rows) {
    return rows.stream()
        .collect(
            groupingBy(row -> row.integer("trial"), mapping(LearningCurveCodec::epoch, toList())));
  }

  private static Epoch epoch(TableRow row) {
    return new Epoch(
        row.integer("epoch"),
        row.real("train_loss"),
        row.optionalReal("validation_loss").orElse(Double.NaN),
        row.optionalReal("validation_accuracy").orElse(Double.NaN),
        row.real("learning_rate"),
        row.real("seconds"));
  }
}
