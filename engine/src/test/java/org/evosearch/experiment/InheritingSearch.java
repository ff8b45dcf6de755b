package org.evosearch.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evosearch.config.Settings;
import org.evosearch.digest.Sha256;
import org.evosearch.evaluation.MemoryFolder;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/** A search on the embedded digits whose networks inherit weights, and views of its records. */
final class InheritingSearch {

  static final int GENERATIONS = 4;

  static final List<String> SETTINGS =
      List.of(
          "run { id = heirs, seed = 4 }",
          "evaluation.trained.inherit = morphism",
          "search { generations = " + GENERATIONS + ", hall-of-fame = 2 }",
          "strategy { name = genetic, genetic { population = 4, children = 4, tournament-size = 1 }"
              + " }",
          "space { name = layered, layered { mode = mlp, crossover = one-point } }",
          "training.batch-size = 32",
          "budget { epochs = 1, max-batches = 2 }");

  static Experiment<?> experiment(String... overrides) {
    List<String> all = new ArrayList<>(SETTINGS);
    all.addAll(List.of(overrides));
    return Experiment.of(Settings.parse("", all), "sample", List.of());
  }

  /** Where one run is kept. */
  record Place(InMemoryJournal.Store store, String name) {

    static Place named(String name) {
      return new Place(new InMemoryJournal.Store(), name);
    }

    MemoryFolder folder(String path) {
      return new MemoryFolder(name + "/" + path);
    }

    MemoryFolder weightFolder() {
      return folder("_weights/run_id=heirs");
    }

    Map<String, String> weights() {
      return weightFolder().names().stream()
          .collect(
              Collectors.toMap(
                  file -> file,
                  file -> Sha256.hex(weightFolder().read(file).orElseThrow()),
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private InheritingSearch() {}

  static SearchResult search(Experiment<?> given, Place place, Journal journal, int slots) {
    Experiment<?> experiment = given.keepingIn(place::folder);
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), slots);
        journal) {
      return experiment.run(runner, journal, SearchListener.NONE);
    }
  }

  static SearchResult search(Experiment<?> experiment, Place place) {
    return search(experiment, place, new InMemoryJournal(place.store()), 1);
  }

  static List<GenerationRecord> records(Experiment<?> experiment, Place place) {
    return new InMemoryJournal(place.store()).open(experiment.run());
  }

  static List<TrialRecord> trials(Experiment<?> experiment, Place place) {
    return records(experiment, place).stream().flatMap(one -> one.trials().stream()).toList();
  }

  /** A line for each trial, without place and time. */
  static List<String> lines(Experiment<?> experiment, Place place) {
    return trials(experiment, place).stream().map(InheritingSearch::line).toList();
  }

  static String line(TrialRecord record) {
    Map<Metric, Double> metrics =
        record.outcome() instanceof Outcome.Measured measured
            ? new TreeMap<>(measured.metrics())
            : Map.of();
    return String.join(
        " ",
        record.trial().id().toString(),
        record.genotype(),
        String.valueOf(record.trial().heritage()),
        metrics.toString(),
        String.valueOf(weights(record)));
  }

  static String weights(TrialRecord record) {
    return record.outcome() instanceof Outcome.Measured measured
        ? String.valueOf(measured.weights())
        : "";
  }

  static Set<TrialId> donors(TrialRecord record) {
    return Objects.requireNonNull(record.trial().heritage()).donors().stream()
        .map(Heritage.Donor::trial)
        .collect(Collectors.toSet());
  }
}
