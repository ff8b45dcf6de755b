package org.evosearch.jobs.store.format;

import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evosearch.architecture.Footprint;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.MemoryUse;
import org.evosearch.trial.Metric;
import org.evosearch.trial.NumbersJson;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/** The rows of {@code fitness}. */
public final class FitnessCodec {

  private static final String STATUS = "status";
  private static final String MEASURED = "measured";
  private static final String FAILED = "failed";
  private static final String FAILURE_KIND = "failure_kind";
  private static final String FAILURE_MESSAGE = "failure_message";
  private static final String REUSED_FROM = "reused_from";
  private static final String RUNG = "rung";
  private static final String PROMOTED_FROM = "promoted_from";
  private static final String STOPPED = "stopped";
  private static final String EPOCHS = "epochs";
  private static final String PARAMETERS = "parameters";
  private static final String ACTIVATIONS = "activations";
  private static final String MULTIPLY_ADDS = "multiply_adds";
  private static final String LOGITS = "logits";
  private static final String SCORES = "scores";

  /** Metrics that have a column of real numbers. */
  private static final List<Metric> REAL_METRICS =
      Metric.WELL_KNOWN.stream().filter(metric -> !isSize(metric)).toList();

  /** The columns that a cached outcome copies from the original trial. */
  public static final List<String> TAKEN_OVER =
      Stream.concat(
              Stream.of(
                  STATUS, FAILURE_KIND, FAILURE_MESSAGE, LOGITS, SCORES, HeritageCodec.WEIGHTS),
              REAL_METRICS.stream().map(FitnessCodec::column))
          .toList();

  private FitnessCodec() {}

  private static boolean isSize(Metric metric) {
    return metric.equals(Metric.PARAMETERS) || metric.equals(Metric.MULTIPLY_ADDS);
  }

  static TableRow row(TrialRecord record) {
    TableRow row =
        new TableRow()
            .with("trial", record.trial().id().index())
            .with("fingerprint", record.trial().fingerprint().hex())
            .with("fitness", record.fitness());
    addSize(row, record);
    addResult(row, record.outcome());
    HeritageCodec.add(row, record);
    addRung(row, record.origin());
    if (record.reusedFrom() != null) {
      row.with(REUSED_FROM, record.reusedFrom().toString());
    } else if (!record.isInfeasible()) {
      addCost(row, record);
    }
    return row;
  }

  private static void addRung(TableRow row, Origin origin) {
    origin.rung().ifPresent(rung -> row.with(RUNG, rung));
    origin.promotedFrom().ifPresent(from -> row.with(PROMOTED_FROM, from.toString()));
  }

  private static void addSize(TableRow row, TrialRecord record) {
    if (record.trial().candidate() instanceof Candidate.Network network) {
      Footprint footprint = Footprint.of(network.architecture());
      row.with(PARAMETERS, footprint.parameters())
          .with(MULTIPLY_ADDS, footprint.multiplyAdds())
          .with(ACTIVATIONS, footprint.activations());
    } else {
      row.with(PARAMETERS, whole(record.outcome().metric(Metric.PARAMETERS)))
          .with(MULTIPLY_ADDS, whole(record.outcome().metric(Metric.MULTIPLY_ADDS)));
    }
  }

  private static @Nullable Long whole(OptionalDouble value) {
    return value.isPresent() ? (Long) Math.round(value.getAsDouble()) : null;
  }

  private static void addResult(TableRow row, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      row.with(STATUS, FAILED)
          .with(FAILURE_KIND, failed.kind().key())
          .with(FAILURE_MESSAGE, failed.message());
    } else if (outcome instanceof Outcome.Measured measured) {
      row.with(STATUS, MEASURED).with(LOGITS, logits(measured)).with(SCORES, scores(measured));
      for (Metric metric : REAL_METRICS) {
        row.with(column(metric), outcome.metric(metric));
      }
    }
  }

  private static @Nullable String logits(Outcome.Measured measured) {
    return measured.logits().isEmpty() ? null : NumbersJson.write(measured.logits()).toString();
  }

  /** The metrics that have no column of their own, null if there are none. */
  private static @Nullable SortedMap<String, Double> scores(Outcome.Measured measured) {
    SortedMap<String, Double> scores = new TreeMap<>();
    measured
        .metrics()
        .forEach(
            (metric, value) -> {
              if (!Metric.WELL_KNOWN.contains(metric)) {
                scores.put(metric.key(), value);
              }
            });
    return scores.isEmpty() ? null : scores;
  }

  private static void addCost(TableRow row, TrialRecord record) {
    if (record.outcome() instanceof Outcome.Measured measured) {
      row.with(STOPPED, record.isStopped() ? 1 : 0).with(EPOCHS, measured.curve().size());
    }
    Execution execution = record.outcome().execution();
    row.with("images_per_s", execution.imagesPerSecond())
        .with("wall_s", execution.wallSeconds())
        .with("host", execution.host())
        .with("device", execution.device())
        .with("memory_predicted", bytes(execution.memory().predicted()))
        .with("memory_measured", bytes(execution.memory().measured()))
        .with("attempt", execution.attempt())
        .with("started_at", execution.startedAt())
        .with("finished_at", execution.finishedAt());
  }

  /** Null where the number is not known. */
  private static @Nullable Long bytes(long known) {
    return known == 0 ? null : (Long) known;
  }

  private static String column(Metric metric) {
    return metric.key().replace('-', '_');
  }

  public static @Nullable TrialId reusedFrom(TableRow row) {
    return row.has(REUSED_FROM) ? TrialId.parse(row.text(REUSED_FROM)) : null;
  }

  /** The rung on which a trial was trained; empty if all training runs are equally long. */
  public static OptionalInt rung(TableRow row) {
    return row.has(RUNG) ? OptionalInt.of(row.integer(RUNG)) : OptionalInt.empty();
  }

  /** The trial with the shorter training run that a trial follows; null on the first rung. */
  public static @Nullable TrialId promotedFrom(TableRow row) {
    return row.has(PROMOTED_FROM) ? TrialId.parse(row.text(PROMOTED_FROM)) : null;
  }

  /** Whether the training run of a trial ended early. */
  public static boolean isStopped(TableRow row) {
    return row.has(STOPPED) && row.integer(STOPPED) == 1;
  }

  /** Epochs that a trial completed; 0 if it failed or nothing was trained. */
  public static int epochs(TableRow row) {
    return row.has(EPOCHS) ? row.integer(EPOCHS) : 0;
  }

  public static boolean isMeasured(TableRow row) {
    return row.text(STATUS).equals(MEASURED);
  }

  /** Whether a trial was not run because it exceeds a limit. */
  public static boolean isInfeasible(TableRow row) {
    return row.has(FAILURE_KIND) && row.text(FAILURE_KIND).equals(FailureKind.INFEASIBLE.key());
  }

  /** The outcome of a trial that does not reuse one. */
  public static Outcome outcome(TableRow row, List<Epoch> curve) {
    return outcome(row, curve, isInfeasible(row) ? Execution.NONE : execution(row));
  }

  private static Execution execution(TableRow row) {
    return new Execution(
        row.text("host"),
        row.text("device"),
        row.integer("attempt"),
        row.instant("started_at"),
        row.instant("finished_at"),
        row.real("images_per_s"),
        new MemoryUse(
            row.optionalNumber("memory_predicted").orElse(0),
            row.optionalNumber("memory_measured").orElse(0)));
  }

  /** A cached outcome, with the execution of the original trial. */
  static Outcome reused(TableRow row, Outcome original) {
    return outcome(row, List.of(), original.execution());
  }

  private static Outcome outcome(TableRow row, List<Epoch> curve, Execution execution) {
    return switch (row.text(STATUS)) {
      case MEASURED ->
          new Outcome.Measured(
              metrics(row), curve, execution, logits(row), HeritageCodec.weights(row));
      case FAILED ->
          new Outcome.Failed(
              FailureKind.of(row.text(FAILURE_KIND)), row.text(FAILURE_MESSAGE), execution);
      default -> throw new IllegalArgumentException("unknown status " + row.text(STATUS));
    };
  }

  private static List<Double> logits(TableRow row) {
    return row.has(LOGITS) ? NumbersJson.read(JsonParser.parseString(row.text(LOGITS))) : List.of();
  }

  private static Map<Metric, Double> metrics(TableRow row) {
    Map<Metric, Double> metrics = new HashMap<>();
    row.map(SCORES).forEach((key, value) -> metrics.put(Metric.named(key), value));
    for (Metric metric : REAL_METRICS) {
      row.optionalReal(column(metric)).ifPresent(value -> metrics.put(metric, value));
    }
    if (!row.has(ACTIVATIONS)) {
      // Sizes were read from a table, not counted on a network.
      row.optionalNumber(PARAMETERS).ifPresent(n -> metrics.put(Metric.PARAMETERS, (double) n));
      row.optionalNumber(MULTIPLY_ADDS)
          .ifPresent(n -> metrics.put(Metric.MULTIPLY_ADDS, (double) n));
    }
    return metrics;
  }
}
