package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.PopulationCodec;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.trial.TrialId;

/**
 * The ancestors of one trial. Parents come before their children, so generations are read from the
 * trial's backward, each once and only if an ancestor is in it.
 */
public final class RunAncestry {

  private final StoreFiles files;
  private final RunLayout layout;

  /** The ancestry in a run of a store. */
  public RunAncestry(StoreFiles files, String runId) {
    this.files = files;
    this.layout = new RunLayout(runId);
  }

  /**
   * An ancestor.
   *
   * @param depth number of steps to the descendant, on the shortest path
   * @param trial its id
   * @param operator that made it
   */
  public record Ancestor(int depth, TrialId trial, String operator) {}

  /**
   * The trial at depth 0, then its ancestors, the nearest first.
   *
   * @return none if there is no such trial
   * @throws JournalException if a file cannot be read or is damaged
   */
  public List<Ancestor> of(TrialId trial) {
    NavigableMap<TrialId, Integer> depths = new TreeMap<>(Map.of(trial, 0));
    List<Ancestor> ancestors = new ArrayList<>();
    try {
      int generation = trial.generation();
      while (generation >= 0) {
        take(generation, depths, ancestors);
        TrialId next = depths.lowerKey(new TrialId(generation, 0));
        generation = next == null ? -1 : next.generation();
      }
    } catch (IOException e) {
      throw new JournalException(Kind.UNKNOWN, "Cannot read " + layout.runId() + ": " + e, e);
    }
    ancestors.sort(Comparator.comparingInt(Ancestor::depth).thenComparing(Ancestor::trial));
    return ancestors;
  }

  /** Visits the last trial first: a trial's parent may be of its own generation. */
  private void take(int generation, NavigableMap<TrialId, Integer> depths, List<Ancestor> ancestors)
      throws IOException {
    List<TableRow> rows = rows(generation);
    for (int index = rows.size() - 1; index >= 0; index--) {
      TrialId id = new TrialId(generation, index);
      Integer depth = depths.get(id);
      if (depth != null) {
        TableRow row = rows.get(index);
        ancestors.add(new Ancestor(depth, id, row.text("operator")));
        PopulationCodec.parents(row).forEach(parent -> depths.merge(parent, depth + 1, Math::min));
      }
    }
  }

  private List<TableRow> rows(int generation) throws IOException {
    String file = layout.file(Table.POPULATIONS, generation);
    return files
        .read(file)
        .map(bytes -> TableFile.read(Table.POPULATIONS, files.describe(file), bytes).rows())
        .orElse(List.of());
  }
}
