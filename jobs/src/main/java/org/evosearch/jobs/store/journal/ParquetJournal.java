package org.evosearch.jobs.store.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.search.BegunRun;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.RunLimits;
import org.evosearch.search.RunRecord;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * The journal of one driver in a store of Parquet files.
 *
 * <p>A generation is committed by the name of its {@code fitness} file, which only one driver can
 * give. Every file contains its own digest, and every fitness file those of the files beside and
 * before it, so that later changes are detected when the run is opened.
 */
public final class ParquetJournal implements Journal {

  private static final int UNREAD = -1;

  /** A run that this driver holds. */
  private static final class Opened {

    private final RunLayout layout;
    private final GenerationCommit commits;
    private final Closeable lock;
    private final RaisedLimits limits;
    private volatile int next = UNREAD;
    private String head = "";

    Opened(RunLayout layout, GenerationCommit commits, Closeable lock, RaisedLimits limits) {
      this.layout = layout;
      this.commits = commits;
      this.lock = lock;
      this.limits = limits;
    }

    void follow(History history) {
      limits.follow(history.limits());
      head = history.head();
      next = history.size();
    }
  }

  /** A step of reading. */
  private interface Step<T> {

    T take() throws IOException;
  }

  /** The committed generations, for one reader; once it has read all, the run can be resumed. */
  private final class Replay implements Iterator<GenerationRecord> {

    private final Opened run;
    private final History history;

    Replay(Opened run, History history) {
      this.run = run;
      this.history = history;
    }

    @Override
    public boolean hasNext() {
      boolean more = held(history::hasNext);
      if (!more && run.next == UNREAD) {
        held(
            () -> {
              run.follow(history);
              return run;
            });
        sweep(run.layout, run.next);
      }
      return more;
    }

    @Override
    public GenerationRecord next() {
      return held(history::next);
    }

    /** Releases the run if it cannot be read. */
    private <T> T held(Step<T> step) {
      try {
        return step.take();
      } catch (JournalException e) {
        close();
        throw e;
      } catch (IOException e) {
        close();
        throw unknown("open run " + run.layout.runId(), e);
      }
    }
  }

  private final StoreFiles files;
  private final String attemptId = UUID.randomUUID().toString();
  private volatile @Nullable Opened opened;

  /**
   * Creates a driver's journal.
   *
   * @param storeUri a local directory or one on HDFS or S3; created with its first run
   * @param conf how to reach the file system
   * @throws JournalException if the file system cannot hold a store
   */
  public ParquetJournal(String storeUri, Configuration conf) {
    this(StoreLocation.files(storeUri, conf));
  }

  public ParquetJournal(StoreFiles files) {
    this.files = files;
  }

  /**
   * What a run was begun with; empty if there is no such run.
   *
   * @throws JournalException if its file cannot be read
   */
  public Optional<BegunRun> begun(String runId) {
    try {
      return new RunFile(files, new RunLayout(runId))
          .read()
          .map(content -> new BegunRun(content.settings(), content.settingsDigest()));
    } catch (IOException e) {
      throw unknown("read run " + runId, e);
    }
  }

  /**
   * Checks that a run, if it was begun, was begun with the same settings, and begins nothing.
   *
   * @param remedy what the user can do about other settings
   * @throws JournalException if the settings are others, or its file cannot be read
   */
  public void requireSame(RunRecord run, String remedy) {
    try {
      new RunFile(files, new RunLayout(run.runId())).requireSame(run, remedy);
    } catch (IOException e) {
      throw unknown("read run " + run.runId(), e);
    }
  }

  @Override
  public Iterator<GenerationRecord> begin(RunRecord run) {
    if (opened != null) {
      throw new IllegalStateException("The journal has an open run");
    }
    try {
      Closeable lock = files.lock(run.runId());
      try {
        return begin(run, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw unknown("open run " + run.runId(), e);
    }
  }

  private Iterator<GenerationRecord> begin(RunRecord run, Closeable lock) throws IOException {
    RunLayout layout = new RunLayout(run.runId());
    RunFile.Content root = new RunFile(files, layout).begin(run);
    History history = new History(files, layout, run.settingsDigest(), root.digest());
    RaisedLimits limits = new RaisedLimits(run, RunLimits.of(root.settings()));
    Opened begun = new Opened(layout, new GenerationCommit(files, run, attemptId), lock, limits);
    opened = begun;
    return new Replay(begun, history);
  }

  /**
   * Deletes files that drivers left of the run's file and of generations that are committed by now.
   */
  private void sweep(RunLayout layout, int committed) {
    try {
      for (String name : files.list(layout.open())) {
        if (RunLayout.generation(name) < committed) {
          files.delete(layout.open() + "/" + name);
        }
      }
      for (String directory : layout.written()) {
        for (String name : files.abandoned(directory)) {
          files.delete(directory + "/" + name);
        }
      }
    } catch (IOException e) {
      // Nobody reads these files; they are swept when the run is opened next.
    }
  }

  @Override
  public Map<Trial, Outcome> kept(List<Trial> trials) {
    Opened run = opened();
    Map<Trial, Outcome> outcomes = new HashMap<>();
    Map<Integer, List<Trial>> open =
        trials.stream()
            .filter(trial -> trial.id().generation() >= run.next)
            .collect(Collectors.groupingBy(trial -> trial.id().generation()));
    open.forEach((generation, all) -> outcomes.putAll(kept(run, generation, all)));
    return outcomes;
  }

  /** Lists the directory once: on an object store each lookup of an absent file costs as much. */
  private Map<Trial, Outcome> kept(Opened run, int generation, List<Trial> trials) {
    Map<Trial, Outcome> outcomes = new HashMap<>();
    try {
      Set<String> present = Set.copyOf(files.list(run.layout.open(generation)));
      for (Trial trial : trials) {
        String file = run.layout.kept(trial.id());
        if (present.contains(file.substring(file.lastIndexOf('/') + 1))) {
          Optional<Outcome> outcome =
              files.read(file).flatMap(content -> KeptOutcome.read(trial, content));
          outcome.ifPresent(found -> outcomes.put(trial, found));
        }
      }
      return outcomes;
    } catch (IOException e) {
      throw failed("read the outcomes of generation " + generation, run, e);
    }
  }

  @Override
  public void started(int generation, int trials, int toRun) {
    Opened run = opened();
    try {
      files.write(run.layout.plan(generation), OpenPlan.now(trials, toRun).bytes());
    } catch (IOException e) {
      throw failed("record the start of generation " + generation, run, e);
    }
  }

  @Override
  public void keep(Trial trial, Outcome outcome) {
    Opened run = opened();
    if (trial.id().generation() < run.next) {
      return;
    }
    try {
      files.write(run.layout.kept(trial.id()), KeptOutcome.write(trial, outcome));
    } catch (IOException e) {
      throw failed("keep the outcome of trial " + trial.id(), run, e);
    }
  }

  private static JournalException failed(String what, Opened run, IOException e) {
    return unknown(what + " of run " + run.layout.runId(), e);
  }

  private static JournalException unknown(String what, IOException e) {
    return new JournalException(Kind.UNKNOWN, "Cannot " + what + ": " + e, e);
  }

  @Override
  public void commit(GenerationRecord generation) {
    Opened run = opened();
    if (generation.generation() != run.next) {
      throw new IllegalArgumentException(
          "Invalid generation: " + generation.generation() + " (the next one is " + run.next + ")");
    }
    run.head = run.commits.commit(generation, run.head, run.limits.uncommitted());
    run.limits.committed();
    run.next = generation.generation() + 1;
  }

  private Opened opened() {
    Opened run = opened;
    if (run == null) {
      throw new IllegalStateException("The journal has no open run");
    }
    if (run.next == UNREAD) {
      throw new IllegalStateException("The run's committed generations were not all read");
    }
    return run;
  }

  @Override
  public void close() {
    Opened run = opened;
    opened = null;
    if (run != null) {
      try {
        run.lock.close();
      } catch (IOException e) {
        throw failed("close the journal", run, e);
      }
    }
  }
}
