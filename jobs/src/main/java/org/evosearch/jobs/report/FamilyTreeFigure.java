package org.evosearch.jobs.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evosearch.jobs.drawing.Drawing;
import org.evosearch.jobs.drawing.DrawingSvg;
import org.evosearch.search.TrialRecord;
import org.evosearch.trial.TrialId;

/** The ancestors of the best network. */
final class FamilyTreeFigure {

  private static final int MAX_ANCESTORS = 40;

  private FamilyTreeFigure() {}

  /** The figure; empty where the best network has no parents. */
  static Optional<Figure> of(RunHistory run) {
    return run.best()
        .filter(best -> !best.parents().isEmpty())
        .map(best -> figure(nearest(run, best), best));
  }

  /** The nearest ancestors in the order of birth. */
  private static Map<TrialId, TrialRecord> nearest(RunHistory run, TrialRecord best) {
    Map<TrialId, TrialRecord> family = new TreeMap<>();
    Deque<TrialRecord> next = new ArrayDeque<>(List.of(best));
    while (!next.isEmpty() && family.size() < MAX_ANCESTORS) {
      TrialRecord trial = next.remove();
      if (family.put(trial.trial().id(), trial) == null) {
        trial.parents().stream()
            .distinct()
            .flatMap(id -> run.trial(id).stream())
            .forEach(next::add);
      }
    }
    return family;
  }

  private static Figure figure(Map<TrialId, TrialRecord> family, TrialRecord best) {
    Map<TrialId, Integer> places = new HashMap<>();
    List<Drawing.Box> boxes = new ArrayList<>();
    List<Drawing.Arrow> arrows = new ArrayList<>();
    for (TrialRecord trial : family.values()) {
      int place = boxes.size();
      places.put(trial.trial().id(), place);
      boxes.add(box(trial, trial.trial().id().equals(best.trial().id())));
      trial.parents().stream()
          .distinct()
          .flatMap(parent -> Stream.ofNullable(places.get(parent)))
          .forEach(parent -> arrows.add(new Drawing.Arrow(parent, place)));
    }
    Drawing drawing = new Drawing("Ancestors of trial " + best.trial().id(), boxes, arrows);
    return new Figure(
        "family-tree",
        "Family tree of the best network",
        "Each box is a trial, by generation and place, with its fitness and what made it. The"
            + " nearest "
            + MAX_ANCESTORS
            + " ancestors at most; the view lineage has all.",
        new Plot.Picture(DrawingSvg.of(drawing)),
        new DataTable(
            List.of("trial", "fitness", "operator", "parents"),
            family.values().stream().map(FamilyTreeFigure::row).toList()));
  }

  private static Drawing.Box box(TrialRecord trial, boolean isBest) {
    return new Drawing.Box(
        trial.trial().id() + "  " + fitness(trial.fitness()),
        trial.operator(),
        isBest ? "best" : "trial");
  }

  private static String fitness(OptionalDouble fitness) {
    return fitness.isPresent()
        ? String.format(Locale.ROOT, "%.2f", fitness.getAsDouble())
        : "failed";
  }

  private static List<String> row(TrialRecord trial) {
    return List.of(
        trial.trial().id().toString(),
        DataTable.number(trial.fitness().orElse(Double.NaN)),
        trial.operator(),
        String.join(" ", trial.parents().stream().map(TrialId::toString).toList()));
  }
}
