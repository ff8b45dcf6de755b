package org.evosearch.evaluation;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.evosearch.proxy.ProxyCatalog;
import org.evosearch.table.BenchmarkTable;
import org.evosearch.table.LoadedTables;
import org.evosearch.table.TableException;
import org.evosearch.table.TableFormat;
import org.evosearch.table.TableSettings;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the outcomes of candidates in a tabular benchmark.
 *
 * @param settings which table
 * @param formats how files are read
 * @param required metrics without which a trial counts as failed
 * @param digest SHA-256 of the files that the driver saw; other files are refused
 * @param longer the same table at other numbers of training epochs, by that number
 * @param reported the table at the number of epochs whose test accuracy is reported; null if each
 *     row's own is
 */
public record TabularRecipe(
    TableSettings settings,
    List<TableFormat> formats,
    Set<Metric> required,
    String digest,
    SortedMap<Integer, TableSettings> longer,
    @Nullable TableSettings reported)
    implements EvaluatorRecipe {

  private static final int TRIALS_PER_TASK = 1_000;

  /** Copies the collections. */
  public TabularRecipe {
    formats = List.copyOf(formats);
    required = Set.copyOf(required);
    longer = new TreeMap<>(longer);
  }

  /** A table at one number of training epochs. */
  public TabularRecipe(
      TableSettings settings, List<TableFormat> formats, Set<Metric> required, String digest) {
    this(settings, formats, required, digest, new TreeMap<>(), null);
  }

  /** The table, which is read once per process. */
  public BenchmarkTable load() {
    return load(settings, required);
  }

  private BenchmarkTable load(TableSettings table, Set<Metric> needed) {
    return LoadedTables.get(table, formats, needed, digest);
  }

  /** The table at a number of training epochs. */
  BenchmarkTable load(int epochs) {
    return load(longer.getOrDefault(epochs, settings), required);
  }

  /** The test accuracy that is reported for a row, in percent. */
  public OptionalDouble testAccuracy(String key) {
    BenchmarkTable table = reported == null ? load() : load(reported, Set.of());
    Double value = table.row(key).get(Metric.TEST_ACCURACY);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The row of a candidate; its test accuracy is that of the reported rows. */
  public Map<Metric, Double> row(String key, int epochs) {
    Map<Metric, Double> row = load(epochs).row(key);
    if (reported != null) {
      row.remove(Metric.TEST_ACCURACY);
      testAccuracy(key).ifPresent(value -> row.put(Metric.TEST_ACCURACY, value));
    }
    return row;
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
    load();
    return new TabularEvaluator(this);
  }

  @Override
  public Map<Metric, Double> sizes(Candidate candidate) {
    return candidate instanceof Candidate.TableEntry entry ? load().sizes(entry.key()) : Map.of();
  }

  @Override
  public Map<Metric, Double> foreknown(Candidate candidate) {
    if (!(candidate instanceof Candidate.TableEntry entry)) {
      return Map.of();
    }
    Map<Metric, Double> known = load().row(entry.key());
    known.keySet().removeIf(metric -> !isForeknown(metric));
    return known;
  }

  private static boolean isForeknown(Metric metric) {
    return BenchmarkTable.SIZES.contains(metric)
        || ProxyCatalog.PROXIES.stream().anyMatch(proxy -> proxy.metric().equals(metric));
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
