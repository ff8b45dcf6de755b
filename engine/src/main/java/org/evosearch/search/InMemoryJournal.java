package org.evosearch.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/**
 * A journal in memory, for tests and for searches that need no record.
 *
 * <p>Several journals on one store act as several drivers: they may open the same run, and the
 * first one to commit a generation wins.
 */
public final class InMemoryJournal implements Journal {

  /** The records, which outlive the journals. */
  public static final class Store {

    private final Map<String, Run> runs = new ConcurrentHashMap<>();
  }

  private static final class Run {

    private final RunRecord record;
    private final List<GenerationRecord> generations = new ArrayList<>();
    private final Map<TrialId, Kept> kept = new HashMap<>();

    Run(RunRecord record) {
      this.record = record;
    }
  }

  private record Kept(Trial trial, Outcome outcome) {

    boolean answers(Trial other) {
      return trial.seed() == other.seed()
          && trial.key().equals(other.key())
          && trial.budget().equals(other.budget());
    }
  }

  private final Store store;
  private @Nullable Run opened;
  private int next;

  /** Creates a journal on a new store. */
  public InMemoryJournal() {
    this(new Store());
  }

  /** Creates one driver's journal on a store. */
  public InMemoryJournal(Store store) {
    this.store = store;
  }

  @Override
  public Iterator<GenerationRecord> begin(RunRecord record) {
    Run run = store.runs.computeIfAbsent(record.runId(), id -> new Run(record));
    if (!run.record.settingsDigest().equals(record.settingsDigest())) {
      throw new JournalException(
          Kind.INVALID,
          "Cannot continue run " + record.runId() + ": it was started with other settings");
    }
    synchronized (run) {
      opened = run;
      next = run.generations.size();
      run.kept.keySet().removeIf(id -> id.generation() < next);
      return List.copyOf(run.generations).iterator();
    }
  }

  @Override
  public Map<Trial, Outcome> kept(List<Trial> trials) {
    Run run = run();
    synchronized (run) {
      Map<Trial, Outcome> outcomes = new HashMap<>();
      for (Trial trial : trials) {
        Kept kept = run.kept.get(trial.id());
        if (kept != null && kept.answers(trial)) {
          outcomes.put(trial, kept.outcome);
        }
      }
      return outcomes;
    }
  }

  @Override
  public void keep(Trial trial, Outcome outcome) {
    Run run = run();
    synchronized (run) {
      if (trial.id().generation() >= run.generations.size()) {
        run.kept.put(trial.id(), new Kept(trial, outcome));
      }
    }
  }

  @Override
  public void commit(GenerationRecord generation) {
    Run run = run();
    synchronized (run) {
      int number = generation.generation();
      if (number != next) {
        throw new IllegalArgumentException(
            "Invalid generation: " + number + " (the next one is " + next + ")");
      }
      if (number < run.generations.size()) {
        throw new JournalException(
            Kind.CONFLICT,
            "Cannot commit generation "
                + number
                + " of run "
                + run.record.runId()
                + ": another driver committed it first");
      }
      run.generations.add(generation);
      run.kept.keySet().removeIf(id -> id.generation() == number);
      next++;
    }
  }

  private Run run() {
    return Objects.requireNonNull(opened, "The journal has no open run");
  }

  @Override
  public void close() {
    opened = null;
  }
}
