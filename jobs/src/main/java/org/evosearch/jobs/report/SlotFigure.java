package org.evosearch.jobs.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evosearch.jobs.report.Plot.Span;
import org.evosearch.jobs.report.Plot.Spans;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Execution;
import org.evosearch.trial.Outcome;

/** When each slot was busy, and with which trial. */
final class SlotFigure {

  private static final int MAX_SPANS = 1500;
  private static final int MAX_ROWS = 32;
  private static final double STRAGGLER = 2;

  private final List<TrialRecord> trials;
  private final Map<Integer, Double> medians = new HashMap<>();
  private final Map<String, List<Double>> lanes = new TreeMap<>();
  private final Map<String, List<TrialRecord>> bySlot = new TreeMap<>();

  /** Keyed by identity: the hash of a record would be computed from all its content. */
  private final IdentityHashMap<TrialRecord, String> rowOf = new IdentityHashMap<>();

  private SlotFigure(RunHistory run) {
    this.trials =
        run.generations().stream()
            .flatMap(generation -> generation.trials().stream())
            .filter(TrialRecord::wasRun)
            .filter(trial -> seconds(execution(trial).startedAt()) > 0)
            .sorted(Comparator.comparing(trial -> execution(trial).startedAt()))
            .toList();
    run.generations()
        .forEach(
            generation ->
                medians.put(
                    generation.generation(),
                    Quartiles.of(
                            generation.trials().stream()
                                .filter(TrialRecord::wasRun)
                                .mapToDouble(trial -> execution(trial).wallSeconds()))
                        .median()));
    trials.forEach(this::place);
  }

  private static Execution execution(TrialRecord trial) {
    return trial.outcome().execution();
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / 1e9;
  }

  /** The figure; empty where nothing was run, as where a table was searched. */
  static Optional<Figure> of(RunHistory run) {
    SlotFigure figure = new SlotFigure(run);
    return figure.trials.isEmpty() || figure.busySeconds() < 1
        ? Optional.empty()
        : Optional.of(figure.figure());
  }

  /** Trials share a device where they overlap: each takes the first lane that is free. */
  private void place(TrialRecord trial) {
    Execution execution = execution(trial);
    List<Double> free =
        lanes.computeIfAbsent(
            execution.host() + " " + execution.device(), key -> new ArrayList<>());
    int lane = 0;
    while (lane < free.size() && free.get(lane) > seconds(execution.startedAt())) {
      lane++;
    }
    double end = seconds(execution.finishedAt());
    if (lane == free.size()) {
      free.add(end);
    } else {
      free.set(lane, end);
    }
    String slot = execution.host() + " " + execution.device() + " \u00b7 " + (lane + 1);
    rowOf.put(trial, slot);
    bySlot.computeIfAbsent(slot, key -> new ArrayList<>()).add(trial);
  }

  private double busySeconds() {
    return trials.stream().mapToDouble(trial -> execution(trial).wallSeconds()).sum();
  }

  private double begin() {
    return seconds(execution(trials.get(0)).startedAt());
  }

  private double end() {
    return trials.stream().mapToDouble(t -> seconds(execution(t).finishedAt())).max().orElse(0);
  }

  private Figure figure() {
    List<String> rows = List.copyOf(bySlot.keySet());
    double busy = busySeconds() / (rows.size() * Math.max(1e-9, end() - begin()));
    List<Span> spans =
        Thinning.every(trials, MAX_SPANS).stream()
            .filter(trial -> rows.indexOf(rowOf.get(trial)) < MAX_ROWS)
            .map(trial -> span(trial, rows))
            .toList();
    long stragglers = trials.stream().filter(trial -> kind(trial).equals("straggler")).count();
    String caption =
        String.format(
            Locale.ROOT,
            "%d trials in %d slots, busy %.0f %% of the time from the first start to the last end,"
                + " pauses of the driver included. %d stragglers took more than twice the median of"
                + " their generation.%s",
            trials.size(),
            rows.size(),
            100 * busy,
            stragglers,
            trials.size() > MAX_SPANS ? " " + MAX_SPANS + " trials are drawn." : "");
    return new Figure(
        "slots",
        "Slots over time",
        caption,
        new Spans(rows.stream().limit(MAX_ROWS).toList(), spans),
        new DataTable(
            List.of("slot", "trials", "busy seconds"), rows.stream().map(this::row).toList()));
  }

  private Span span(TrialRecord trial, List<String> rows) {
    Execution execution = execution(trial);
    String note =
        String.format(Locale.ROOT, "%s, %.1f s", trial.trial().id(), execution.wallSeconds());
    return new Span(
        rows.indexOf(rowOf.get(trial)),
        seconds(execution.startedAt()),
        seconds(execution.finishedAt()),
        kind(trial),
        note);
  }

  private String kind(TrialRecord trial) {
    if (trial.outcome() instanceof Outcome.Failed) {
      return "failed";
    }
    double median = medians.getOrDefault(trial.trial().id().generation(), Double.NaN);
    return execution(trial).wallSeconds() > STRAGGLER * median ? "straggler" : "ran";
  }

  private List<String> row(String slot) {
    List<TrialRecord> own = bySlot.getOrDefault(slot, List.of());
    return List.of(
        slot,
        String.valueOf(own.size()),
        DataTable.number(own.stream().mapToDouble(t -> execution(t).wallSeconds()).sum()));
  }
}
