package org.evosearch.jobs.store.compaction;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.files.CompactedFiles;
import org.evosearch.jobs.store.files.PackName;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.jobs.store.journal.RunObserver;
import org.evosearch.jobs.store.journal.RunStatus;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.plan.ReEvaluationPlan;

/** Merges the small files of runs that have ended. */
public final class Compaction {

  /** Which runs may be compacted. */
  public enum Scope {
    /** Runs that have ended according to the store. */
    ENDED,
    /** Also runs that ended before their limits and will not be resumed. */
    ABANDONED
  }

  private final RunObserver observer;
  private final StoreFiles files;

  /**
   * Compacts runs of a store.
   *
   * @throws JournalException if its file system cannot hold one
   */
  public Compaction(String storeUri, Configuration conf) {
    this.observer = new RunObserver(storeUri, conf);
    this.files = StoreLocation.filesInPlace(storeUri, conf);
  }

  /**
   * The result for a run.
   *
   * @param generations it has
   * @param deleted directories of small files that were merged
   * @param skipped why the run was not compacted, empty if it was
   * @param isUnneeded whether the run stays as it is because its files are few
   */
  public record Result(int generations, int deleted, String skipped, boolean isUnneeded) {

    private static Result skipped(int generations, String reason) {
      return new Result(generations, 0, reason, false);
    }

    private static Result unneeded(int generations, String reason) {
      return new Result(generations, 0, reason, true);
    }

    /** Whether the run was compacted. */
    public boolean isCompacted() {
      return skipped.isEmpty();
    }
  }

  /** The names of all runs, in alphabetical order. */
  public List<String> runs() {
    return observer.runs();
  }

  /**
   * Compacts a run.
   *
   * @return empty if there is no such run
   * @throws JournalException if the run is damaged, or the store does not answer; nothing that is
   *     committed is lost then, and the call can be repeated
   */
  public Optional<Result> compact(String runId, Scope scope) {
    if (observer.settings(runId).isEmpty()) {
      return Optional.empty();
    }
    try (Closeable lock = files.lock(runId)) {
      Optional<RunStatus> status = observer.run(runId);
      return status.isEmpty()
          ? Optional.empty()
          : Optional.of(compact(new RunLayout(runId), status.get(), scope));
    } catch (JournalException e) {
      if (e.kind() == Kind.CONFLICT) {
        return Optional.of(Result.skipped(0, "a driver is running it"));
      }
      throw e;
    } catch (IOException e) {
      throw new JournalException(Kind.UNKNOWN, "Cannot compact run " + runId + ": " + e, e);
    }
  }

  private Result compact(RunLayout layout, RunStatus status, Scope scope) throws IOException {
    int generations = status.committed().generations();
    RunEnd end = new RunEnd(status, hasFinalReEvaluation(layout, generations - 1));
    Optional<String> reason = end.mayGoOn();
    if (scope == Scope.ENDED && reason.isPresent()) {
      return Result.skipped(generations, reason.get());
    }
    if (generations < 2) {
      return Result.unneeded(generations, "it has one file per table");
    }
    if (isCompact(layout, generations)) {
      return Result.unneeded(generations, "it is compact");
    }
    try {
      return new Result(generations, new RunCompaction(files, layout).run(), "", false);
    } catch (UncompactableRun e) {
      return Result.skipped(generations, String.valueOf(e.getMessage()));
    }
  }

  private boolean isCompact(RunLayout layout, int generations) throws IOException {
    boolean isCompact = !files.list(PackName.directory(layout.runId())).contains(PackName.STAGED);
    for (Table table : Table.OF_GENERATIONS) {
      isCompact &= isCompact(layout, table, generations);
    }
    return isCompact;
  }

  private boolean isCompact(RunLayout layout, Table table, int generations) throws IOException {
    return files.list(layout.directory(table)).equals(List.of(RunLayout.partition(-generations)));
  }

  private boolean hasFinalReEvaluation(RunLayout layout, int last) throws IOException {
    String file = layout.file(Table.POPULATIONS, Math.max(0, last));
    return new CompactedFiles(files)
        .read(file)
        .map(bytes -> TableFile.read(Table.POPULATIONS, files.describe(file), bytes).rows())
        .filter(
            rows ->
                rows.stream()
                    .anyMatch(row -> row.text("operator").equals(ReEvaluationPlan.OPERATOR)))
        .isPresent();
  }
}
