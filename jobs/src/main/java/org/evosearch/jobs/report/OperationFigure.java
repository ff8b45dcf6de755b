package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.evosearch.architecture.operation.Input;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.jobs.drawing.LayerLabel;
import org.evosearch.jobs.report.Plot.BarSeries;
import org.evosearch.jobs.report.Plot.Bars;
import org.evosearch.jobs.report.Plot.Form;
import org.evosearch.search.TrialRecord;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.supernet.MixtureReading;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Outcome;

/** The shares of operations in networks, by generation; for supernets, in their mixtures. */
final class OperationFigure {

  private static final int MAX_BLOCKS = 60;
  private static final int MAX_OPERATIONS = 8;
  private static final int MAX_BLOCK_SIZE = 1000;
  private static final String OTHERS = "others";

  private OperationFigure() {}

  /** The figure; empty if networks are neither recorded nor choices of words. */
  static Optional<Figure> of(RunHistory run) {
    Optional<SupernetSpace> supernet = run.supernet();
    if (supernet.isPresent()) {
      return ofSupernet(run, supernet.get());
    }
    Function<TrialRecord, Map<String, Double>> counts = counts(run);
    Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
    for (Block block : Block.of(run, MAX_BLOCKS)) {
      Map<String, Double> sum = new TreeMap<>();
      Thinning.every(block.trials(), MAX_BLOCK_SIZE)
          .forEach(t -> counts.apply(t).forEach((word, n) -> sum.merge(word, n, Double::sum)));
      if (!sum.isEmpty()) {
        shares.put(block.name(), shares(sum));
      }
    }
    return figure(
        shares,
        Block.axis(run),
        "Share of each operation among all operations of the networks that were tried.");
  }

  private static Map<String, Double> shares(Map<String, Double> counts) {
    double all = counts.values().stream().mapToDouble(Double::doubleValue).sum();
    Map<String, Double> shares = new TreeMap<>(counts);
    shares.replaceAll((word, count) -> count / all);
    return shares;
  }

  private static Function<TrialRecord, Map<String, Double>> counts(RunHistory run) {
    Optional<ChoiceSpace> choices =
        run.space().filter(ChoiceSpace.class::isInstance).map(ChoiceSpace.class::cast);
    return choices
        .<Function<TrialRecord, Map<String, Double>>>map(space -> trial -> words(space, trial))
        .orElse(OperationFigure::operations);
  }

  private static Map<String, Double> words(ChoiceSpace space, TrialRecord trial) {
    Map<String, Double> counts = new TreeMap<>();
    List<String> words = space.words(Choices.parse(trial.genotype()));
    for (int i = 0; i < words.size(); i++) {
      if (space.genes().get(i).order() == ChoiceGene.Order.NOMINAL) {
        counts.merge(words.get(i), 1.0, Double::sum);
      }
    }
    return counts;
  }

  private static Map<String, Double> operations(TrialRecord trial) {
    Map<String, Double> counts = new TreeMap<>();
    if (trial.trial().candidate() instanceof Candidate.Network network) {
      network.architecture().nodes().stream()
          .map(node -> node.operation())
          .filter(operation -> !(operation instanceof Input))
          .map(operation -> LayerLabel.of(operation).replaceFirst(",.*", ""))
          .forEach(word -> counts.merge(word, 1.0, Double::sum));
    }
    return counts;
  }

  private static Optional<Figure> ofSupernet(RunHistory run, SupernetSpace space) {
    Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
    List<Double> skips = new ArrayList<>();
    for (var generation : run.generations()) {
      TrialRecord first = generation.trials().get(0);
      SupernetStep step = SupernetStep.parse(first.genotype());
      if (step.stage().isTraining()) {
        MixtureReading reading = new MixtureReading(space, logits(step, first.outcome()));
        Map<String, Double> own = new TreeMap<>();
        List<String> words = space.supernet().operations();
        for (int i = 0; i < words.size(); i++) {
          own.put(words.get(i), reading.share(i));
        }
        shares.put(String.valueOf(generation.generation()), own);
        skips.add(reading.skips());
      }
    }
    double last = skips.isEmpty() ? 0 : skips.get(skips.size() - 1);
    return figure(shares, "generation", collapse(last));
  }

  private static List<Double> logits(SupernetStep step, Outcome outcome) {
    return outcome instanceof Outcome.Measured measured && !measured.logits().isEmpty()
        ? measured.logits()
        : step.logits();
  }

  private static String collapse(double skips) {
    return String.format(
        Locale.ROOT,
        "Mean share of each operation in the mixture, after each epoch of its training. Collapse"
            + " meter: %.0f %% of the edges of the network that the last mixture stands for are"
            + " skip connections%s.",
        100 * skips,
        skips >= 0.5 ? ", which is a collapse" : "");
  }

  private static Optional<Figure> figure(
      Map<String, Map<String, Double>> shares, String axis, String caption) {
    List<String> common = common(shares);
    if (common.size() < 2) {
      return Optional.empty();
    }
    List<BarSeries> series = new ArrayList<>();
    for (String word : common) {
      List<Double> values = shares.values().stream().map(own -> share(own, word, common)).toList();
      series.add(new BarSeries(word, values, series.size()));
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> names = List.copyOf(shares.keySet());
    for (int i = 0; i < names.size(); i++) {
      int place = i;
      List<String> row = new ArrayList<>(List.of(names.get(i)));
      series.forEach(one -> row.add(DataTable.number(one.values().get(place))));
      rows.add(row);
    }
    List<String> heading = new ArrayList<>(List.of(axis));
    heading.addAll(common);
    return Optional.of(
        new Figure(
            "operations",
            "Operations",
            caption,
            new Bars(axis, names, series, Form.STACKED),
            new DataTable(heading, rows)));
  }

  private static double share(Map<String, Double> own, String word, List<String> common) {
    return word.equals(OTHERS)
        ? own.entrySet().stream()
            .filter(entry -> !common.contains(entry.getKey()))
            .mapToDouble(Map.Entry::getValue)
            .sum()
        : own.getOrDefault(word, 0.0);
  }

  /** The operations with the largest shares over all generations, and one name for all others. */
  private static List<String> common(Map<String, Map<String, Double>> shares) {
    Map<String, Double> sums = new TreeMap<>();
    shares
        .values()
        .forEach(own -> own.forEach((word, share) -> sums.merge(word, share, Double::sum)));
    List<String> sorted =
        sums.entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .toList();
    if (sorted.size() <= MAX_OPERATIONS) {
      return sorted;
    }
    List<String> common = new ArrayList<>(sorted.subList(0, MAX_OPERATIONS - 1));
    common.add(OTHERS);
    return common;
  }
}
