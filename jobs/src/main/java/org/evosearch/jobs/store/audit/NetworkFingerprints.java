package org.evosearch.jobs.store.audit;

import java.util.List;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Trial;

/**
 * Checks that the fingerprints of a run's trials are those of their networks.
 *
 * <p>Spaces of published benchmarks have fingerprints of their own, also for networks that are
 * trained, and the tables do not record which rule a run used. But all trials of a run use the same
 * rule, and no other rule yields the digest of a network by chance: if some fingerprints are those
 * of their networks, all have to be.
 */
final class NetworkFingerprints {

  private enum Rule {
    UNKNOWN,
    OF_THE_NETWORK,
    OF_THE_SPACE
  }

  private Rule rule = Rule.UNKNOWN;

  /** What is wrong with the fingerprints of the next generation. */
  List<String> problems(List<Trial> trials) {
    List<Trial> networks =
        rule == Rule.OF_THE_SPACE
            ? List.of()
            : trials.stream()
                .filter(trial -> trial.candidate() instanceof Candidate.Network)
                .toList();
    List<Trial> others = networks.stream().filter(trial -> !isOfItsNetwork(trial)).toList();
    if (rule == Rule.UNKNOWN && !networks.isEmpty()) {
      rule = others.size() < networks.size() ? Rule.OF_THE_NETWORK : Rule.OF_THE_SPACE;
    }
    return rule == Rule.OF_THE_NETWORK
        ? others.stream().map(NetworkFingerprints::problem).toList()
        : weights(trials);
  }

  /** Networks with given weights have the same rule in all spaces. */
  private static List<String> weights(List<Trial> trials) {
    return trials.stream()
        .filter(
            trial ->
                trial.candidate() instanceof Candidate.Weighted weighted
                    && !weighted.fingerprint().equals(trial.fingerprint()))
        .map(NetworkFingerprints::problem)
        .toList();
  }

  private static boolean isOfItsNetwork(Trial trial) {
    return trial.network().fingerprint().equals(trial.fingerprint());
  }

  private static String problem(Trial trial) {
    return "trial " + trial.id().index() + " has a fingerprint that is not that of its network";
  }
}
