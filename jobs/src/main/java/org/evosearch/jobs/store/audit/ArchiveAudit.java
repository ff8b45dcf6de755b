package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.jobs.store.format.PopulationCodec;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.trial.TrialId;

/** Checks that the entries of archives are trials of the run, with the fitness of these trials. */
final class ArchiveAudit {

  /**
   * Archives with the fitness of each trial; others have the mean fitness of trials derived from
   * it.
   */
  private static final Set<String> OF_THE_SEARCH = Set.of("hall-of-fame", "pareto-front");

  private static final List<String> ENTRY =
      List.of("archive", "trial_generation", "trial", "fingerprint", "fitness");

  /** Relative: the terms of means may have been added in another order. */
  private static final double TOLERANCE = 1e-9;

  private final RecordedTrials known;
  private Set<String> before = Set.of();

  ArchiveAudit(RecordedTrials known) {
    this.known = known;
  }

  /**
   * The problems after a generation, whose trials are known. Entries that were there before are not
   * checked again.
   *
   * @param entries its rows of {@code archives}
   * @param proposals its rows of {@code populations}
   * @param outcomes its rows of {@code fitness}
   */
  List<String> problems(
      int generation, List<TableRow> entries, List<TableRow> proposals, List<TableRow> outcomes)
      throws IOException {
    Set<String> now = new HashSet<>();
    List<String> problems = new ArrayList<>();
    Map<String, Integer> ranks = new HashMap<>();
    Means means = new Means(proposals, outcomes);
    for (TableRow entry : entries) {
      String name = name(entry);
      if (ranks.merge(entry.text("archive"), 1, Integer::sum) != entry.integer("rank")) {
        problems.add(name + "has rank " + entry.integer("rank") + ", out of order");
      }
      String text = entry.only(ENTRY);
      now.add(text);
      if (!before.contains(text)) {
        problem(generation, entry, means).map(name::concat).ifPresent(problems::add);
      }
    }
    before = now;
    return problems;
  }

  private static TrialId trial(TableRow entry) {
    return new TrialId(entry.integer("trial_generation"), entry.integer("trial"));
  }

  private static String name(TableRow entry) {
    return "trial " + trial(entry) + " in " + entry.text("archive") + " ";
  }

  private Optional<String> problem(int generation, TableRow entry, Means means) throws IOException {
    TrialId id = trial(entry);
    if (id.generation() > generation) {
      return Optional.of("is of a later generation");
    }
    Optional<List<RecordedTrial>> trials = known.of(id.generation());
    if (trials.isEmpty()) {
      return Optional.empty();
    }
    return id.index() < trials.get().size()
        ? difference(entry, trials.get().get(id.index()), means)
        : Optional.of("is none of its generation");
  }

  private static Optional<String> difference(TableRow entry, RecordedTrial trial, Means means) {
    if (!trial.fingerprint().equals(entry.text("fingerprint"))) {
      return Optional.of("has another fingerprint there");
    }
    OptionalDouble due =
        OF_THE_SEARCH.contains(entry.text("archive")) ? trial.fitness() : means.of(trial(entry));
    double found = entry.real("fitness");
    boolean fits = due.isPresent() && Math.abs(found - due.getAsDouble()) <= tolerance(found);
    return fits
        ? Optional.empty()
        : Optional.of("has fitness " + found + ", by fitness it has " + text(due));
  }

  private static double tolerance(double value) {
    return TOLERANCE * Math.max(1, Math.abs(value));
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? String.valueOf(value.getAsDouble()) : "none";
  }

  /** The mean fitness of the trials whose first parent is a given one. */
  private record Means(List<TableRow> proposals, List<TableRow> outcomes) {

    OptionalDouble of(TrialId parent) {
      return IntStream.range(0, proposals.size())
          .filter(
              i ->
                  PopulationCodec.parents(proposals.get(i)).stream()
                      .limit(1)
                      .anyMatch(parent::equals))
          .mapToObj(i -> outcomes.get(i).optionalReal("fitness"))
          .flatMapToDouble(OptionalDouble::stream)
          .average();
    }
  }
}
