package org.evosearch.experiment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.TrialRecord;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * How far short training runs can be trusted: the rank correlation between the first two rungs,
 * over networks of the first generation that are trained on both whatever their fitness. Takes the
 * generations of a run in order.
 */
final class RungCalibration {

  private static final double LEAST = 0.5;
  private static final int MIN_NETWORKS = 3;

  private final int wanted;
  private final Map<Fingerprint, Double> shorter = new HashMap<>();
  private final Map<Fingerprint, OptionalDouble> longer = new HashMap<>();
  private final Set<Fingerprint> chosen = new LinkedHashSet<>();
  private boolean isReported;

  /**
   * Creates a calibration that has taken no generation.
   *
   * @param wanted number of networks, 0 for none
   */
  RungCalibration(int wanted) {
    this.wanted = wanted;
  }

  /** The result in words, for the generation that completes it; empty for all others. */
  Optional<String> reading(GenerationRecord generation) {
    if (wanted == 0 || isReported) {
      return Optional.empty();
    }
    boolean isFirst = shorter.isEmpty();
    generation.trials().forEach(this::take);
    if (isFirst) {
      generation.trials().stream()
          .map(record -> record.trial().fingerprint())
          .filter(shorter::containsKey)
          .distinct()
          .limit(wanted)
          .forEach(chosen::add);
    }
    isReported = !chosen.isEmpty() && longer.keySet().containsAll(chosen);
    return isReported ? Optional.of(text()) : Optional.empty();
  }

  private void take(TrialRecord record) {
    if (record.wasRun() && !record.isStopped()) {
      Fingerprint network = record.trial().fingerprint();
      if (record.rung() == 0) {
        record.fitness().ifPresent(fitness -> shorter.putIfAbsent(network, fitness));
      } else if (record.rung() == 1) {
        longer.putIfAbsent(network, record.fitness());
      }
    }
  }

  private String text() {
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (Fingerprint network : chosen) {
      OptionalDouble value = longer.getOrDefault(network, OptionalDouble.empty());
      if (value.isPresent()) {
        before.add(shorter.getOrDefault(network, Double.NaN));
        after.add(value.getAsDouble());
      }
    }
    double correlation =
        after.size() < MIN_NETWORKS
            ? Double.NaN
            : new SpearmansCorrelation().correlation(array(before), array(after));
    String text =
        String.format(
            Locale.ROOT,
            "the first two rungs rank %d networks with a Spearman correlation of %.2f",
            after.size(),
            correlation);
    return correlation >= LEAST
        ? text
        : text + "; WARNING: below " + LEAST + ", so short training runs are no guide here";
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
