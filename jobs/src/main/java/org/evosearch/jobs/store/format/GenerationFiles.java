package org.evosearch.jobs.store.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.jspecify.annotations.Nullable;

/** Converts generations to the files of their tables, and back. */
public final class GenerationFiles {

  private GenerationFiles() {}

  /**
   * The file of each table; that of {@code fitness} still lacks the footer of the chain.
   *
   * @throws IllegalArgumentException if a trial reuses one that does not come before it
   */
  public static Map<Table, TableFile> of(String runId, GenerationRecord generation) {
    generation.trials().forEach(GenerationFiles::requireEarlierSource);
    Map<Table, TableFile> files = new EnumMap<>(Table.class);
    rows(generation)
        .forEach(
            (table, rows) ->
                files.put(
                    table, new TableFile(Footer.of(table, runId, generation.generation()), rows)));
    files.computeIfPresent(
        Table.ARCHIVES,
        (table, file) ->
            file.withFooter(Footer.ARCHIVES, ArchiveCodec.names(generation.archives())));
    if (!generation.stopped().isEmpty()) {
      files.computeIfPresent(
          Table.FITNESS, (table, file) -> file.withFooter(Footer.STOPPED, generation.stopped()));
    }
    return files;
  }

  private static void requireEarlierSource(TrialRecord record) {
    TrialId source = record.reusedFrom();
    if (source != null && source.compareTo(record.trial().id()) >= 0) {
      throw new IllegalArgumentException(
          "Invalid reused trial: " + source + " (one before " + record.trial().id() + ")");
    }
  }

  private static Map<Table, List<TableRow>> rows(GenerationRecord generation) {
    List<TrialRecord> trials = generation.trials();
    return Map.of(
        Table.POPULATIONS, PopulationCodec.rows(generation),
        Table.LEARNING_CURVES, trials.stream().flatMap(LearningCurveCodec::rows).toList(),
        Table.ARCHIVES, ArchiveCodec.rows(generation.archives()),
        Table.FITNESS, trials.stream().map(FitnessCodec::row).toList());
  }

  /**
   * The generation in files.
   *
   * @param known outcomes of all earlier trials, without curves; this generation's are added
   * @throws IllegalArgumentException if the rows do not fit together
   */
  public static GenerationRecord read(
      int number, Map<Table, TableFile> files, Map<TrialId, Outcome> known) {
    List<TableRow> fitness = rows(files, Table.FITNESS);
    Map<Integer, List<Epoch>> curves =
        LearningCurveCodec.curves(rows(files, Table.LEARNING_CURVES));
    Map<TrialId, Outcome> outcomes = outcomes(number, fitness, curves, known);
    List<TrialRecord> trials = new ArrayList<>();
    List<TableRow> populations = rows(files, Table.POPULATIONS);
    for (int i = 0; i < populations.size(); i++) {
      trials.add(record(number, populations.get(i), fitness.get(i), outcomes));
    }
    TableFile archives = file(files, Table.ARCHIVES);
    return new GenerationRecord(
        number,
        trials,
        ArchiveCodec.archives(archives.footer().value(Footer.ARCHIVES), archives.rows()),
        file(files, Table.FITNESS).footer().value(Footer.STOPPED),
        PopulationCodec.proposedIn(populations));
  }

  /**
   * Reads trials that were run first, since others of the same generation may reuse their outcomes.
   */
  private static Map<TrialId, Outcome> outcomes(
      int number,
      List<TableRow> fitness,
      Map<Integer, List<Epoch>> curves,
      Map<TrialId, Outcome> known) {
    Map<TrialId, Outcome> outcomes = new HashMap<>();
    Map<TrialId, TableRow> reused = new TreeMap<>();
    for (TableRow row : fitness) {
      TrialId id = new TrialId(number, row.integer("trial"));
      if (FitnessCodec.reusedFrom(row) == null) {
        List<Epoch> curve = curves.getOrDefault(id.index(), List.of());
        outcomes.put(id, FitnessCodec.outcome(row, curve));
      } else {
        reused.put(id, row);
      }
    }
    outcomes.forEach((id, outcome) -> known.put(id, outcome.withoutCurve()));
    reused.forEach(
        (id, row) -> {
          known.put(id, original(id, row, known));
          outcomes.put(id, FitnessCodec.reused(row, original(id, row, known)));
        });
    return outcomes;
  }

  private static Outcome original(TrialId id, TableRow row, Map<TrialId, Outcome> known) {
    TrialId source = FitnessCodec.reusedFrom(row);
    Outcome original = source == null ? null : known.get(source);
    if (original == null) {
      throw new IllegalArgumentException("trial " + id + " reuses an unknown trial: " + source);
    }
    return original;
  }

  private static TrialRecord record(
      int number, TableRow population, TableRow fitness, Map<TrialId, Outcome> outcomes) {
    Trial trial = PopulationCodec.trial(number, population).with(HeritageCodec.heritage(fitness));
    @Nullable Outcome outcome = outcomes.get(trial.id());
    if (outcome == null) {
      throw new IllegalArgumentException("trial " + trial.id() + " has no outcome");
    }
    return new TrialRecord(
        trial,
        PopulationCodec.genotype(population),
        origin(population, fitness),
        FitnessCodec.reusedFrom(fitness),
        outcome,
        fitness.optionalReal("fitness"));
  }

  private static Origin origin(TableRow population, TableRow fitness) {
    Origin origin = PopulationCodec.origin(population);
    OptionalInt rung = FitnessCodec.rung(fitness);
    return rung.isPresent() ? origin.on(rung.getAsInt()) : origin;
  }

  private static List<TableRow> rows(Map<Table, TableFile> files, Table table) {
    return file(files, table).rows();
  }

  private static TableFile file(Map<Table, TableFile> files, Table table) {
    TableFile file = files.get(table);
    if (file == null) {
      throw new IllegalArgumentException("no file of " + table.key());
    }
    return file;
  }
}
