package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.digest.Sha256;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.FitnessCodec;
import org.evosearch.jobs.store.format.PopulationCodec;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.jobs.store.journal.RunLayout;

/**
 * The trials of a run, generation by generation. The most recently used generations are cached;
 * others are read again on demand, so that a long run takes no more memory than a short one.
 */
final class RecordedTrials {

  private static final int MAX_REMEMBERED_TRIALS = 100_000;

  private final StoreFiles files;
  private final RunLayout layout;
  private final int mostRemembered;
  private final Map<Integer, Optional<List<RecordedTrial>>> generations =
      new LinkedHashMap<>(16, 0.75f, true);
  private int remembered;

  RecordedTrials(StoreFiles files, RunLayout layout) {
    this(files, layout, MAX_REMEMBERED_TRIALS);
  }

  RecordedTrials(StoreFiles files, RunLayout layout, int mostRemembered) {
    this.files = files;
    this.layout = layout;
    this.mostRemembered = mostRemembered;
  }

  /** The trials of a generation; empty if its files cannot be read. */
  Optional<List<RecordedTrial>> of(int generation) throws IOException {
    Optional<List<RecordedTrial>> trials = generations.get(generation);
    if (trials == null) {
      trials = readAgain(generation);
      remember(generation, trials);
    }
    return trials;
  }

  /** Caches the trials of a generation; empty if its rows are not consistent. */
  void remember(int generation, Optional<List<RecordedTrial>> trials) {
    generations.put(generation, trials);
    remembered += size(trials);
    Iterator<Optional<List<RecordedTrial>>> eldest = generations.values().iterator();
    while (remembered > mostRemembered && generations.size() > 1) {
      remembered -= size(eldest.next());
      eldest.remove();
    }
  }

  private static int size(Optional<List<RecordedTrial>> trials) {
    return trials.map(List::size).orElse(0) + 1;
  }

  private Optional<List<RecordedTrial>> readAgain(int generation) throws IOException {
    Optional<TableFile> populations = file(Table.POPULATIONS, generation);
    Optional<TableFile> fitness = file(Table.FITNESS, generation);
    try {
      return populations.isPresent() && fitness.isPresent()
          ? Optional.of(trials(populations.get().rows(), fitness.get().rows()))
          : Optional.empty();
    } catch (RuntimeException e) {
      // The problem was reported when the generation of the rows was verified.
      return Optional.empty();
    }
  }

  private Optional<TableFile> file(Table table, int generation) throws IOException {
    String file = layout.file(table, generation);
    try {
      return files
          .read(file)
          .map(bytes -> TableFile.read(table, files.describe(file), bytes))
          .filter(content -> content.footer().isOf(table, layout.runId(), generation));
    } catch (DamagedFile e) {
      return Optional.empty();
    }
  }

  /**
   * The trials in rows.
   *
   * @throws RuntimeException if a row is invalid
   */
  static List<RecordedTrial> trials(List<TableRow> populations, List<TableRow> fitness) {
    List<RecordedTrial> trials = new ArrayList<>();
    IntStream.range(0, populations.size())
        .forEach(i -> trials.add(trial(populations.get(i), fitness.get(i))));
    return trials;
  }

  private static RecordedTrial trial(TableRow population, TableRow fitness) {
    return new RecordedTrial(
        population.text("fingerprint"),
        PopulationCodec.budget(population),
        FitnessCodec.rung(fitness).orElse(0),
        fitness.optionalReal("fitness"),
        Sha256.hex(fitness.only(FitnessCodec.TAKEN_OVER)),
        RecordedHeritage.of(fitness));
  }
}
