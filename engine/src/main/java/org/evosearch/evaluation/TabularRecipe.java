package org.evosearch.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evosearch.table.BenchmarkTable;
import org.evosearch.table.LoadedTables;
import org.evosearch.table.TableException;
import org.evosearch.table.TableFormat;
import org.evosearch.table.TableSettings;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;

/**
 * Candidates were trained before: their outcomes are looked up in a table.
 *
 * @param settings which table
 * @param formats how files are read
 * @param required metrics without which a trial counts as failed
 * @param digest SHA-256 of the files that the driver saw; other files are refused
 */
public record TabularRecipe(
    TableSettings settings, List<TableFormat> formats, Set<Metric> required, String digest)
    implements EvaluatorRecipe {

  private static final int TRIALS_PER_TASK = 1_000;

  /** Copies list and set. */
  public TabularRecipe {
    formats = List.copyOf(formats);
    required = Set.copyOf(required);
  }

  /** The table, which is read once in a process. */
  public BenchmarkTable load() {
    return LoadedTables.get(settings, formats, required, digest);
  }

  @Override
  public String verb() {
    return "looked up";
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    if (!settings.digest().equals(digest)) {
      throw new TableException("Cannot use " + settings.file() + ": it differs from the driver's");
    }
    return new TabularEvaluator(load(), required);
  }

  @Override
  public Map<Metric, Double> sizes(Candidate candidate) {
    return candidate instanceof Candidate.TableEntry entry ? load().sizes(entry.key()) : Map.of();
  }

  @Override
  public int trialsPerTask() {
    return TRIALS_PER_TASK;
  }

  @Override
  public boolean usesGpu() {
    return false;
  }
}
