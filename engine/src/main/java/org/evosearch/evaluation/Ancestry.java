package org.evosearch.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.inheritance.DonorNetwork;
import org.evosearch.inheritance.Inheritance;
import org.evosearch.inheritance.Inherited;
import org.evosearch.network.Network;
import org.evosearch.network.NetworkTensors;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Beginning;
import org.evosearch.training.Pace;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Trial;

/** The weights that one trial inherits, and those that it leaves to later ones. */
final class Ancestry {
  private final Inheritance rule;
  private final Trial trial;
  private final List<DonorNetwork> donors;
  private Optional<Inherited> inherited = Optional.empty();

  /** Creates the ancestry of a trial whose weights are not drawn yet. */
  Ancestry(Inheritance rule, Trial trial, List<DonorNetwork> donors) {
    this.rule = rule;
    this.trial = trial;
    this.donors = donors;
  }

  /**
   * The initial state of the trial's training run.
   *
   * @param drawn the network with randomly drawn weights
   */
  Beginning beginning(Network drawn) {
    if (donors.isEmpty()) {
      return Beginning.DRAWN;
    }
    Inherited own =
        rule.begin(
            donors,
            trial.network().architecture(),
            NetworkTensors.read(drawn),
            trial.id().toString(),
            new RandomStreams(trial.seed()).stream(Purpose.INHERITANCE, 0, 0));
    inherited = Optional.of(own);
    return new Beginning(own.arrays(), own.passingOn(), Pace.inherited(slow(drawn, own)));
  }

  /**
   * The inherited weights that are trained later and more slowly than new ones: all but those of
   * the last layer. Empty if all weights are trained alike.
   */
  private Set<String> slow(Network drawn, Inherited own) {
    Heritage heritage = trial.heritage();
    if (heritage == null || heritage.tuning() == Heritage.Tuning.ALL) {
      return Set.of();
    }
    List<String> names = drawn.weightNames();
    int head = node(names.get(names.size() - 1));
    return names.stream()
        .filter(name -> own.nodes().contains(node(name)) && node(name) != head)
        .collect(Collectors.toSet());
  }

  private static int node(String weight) {
    return Integer.parseInt(weight.substring(0, weight.indexOf('.')));
  }

  /** The weight file that the trial leaves. */
  byte[] file(Network trained) {
    Map<String, String> births = inherited.map(Inherited::births).orElseGet(this::ownBirths);
    Architecture network = trial.network().architecture();
    return WeightFolder.bytes(trial.id(), network, NetworkTensors.read(trained), births);
  }

  private Map<String, String> ownBirths() {
    Map<String, String> births = new HashMap<>();
    List<String> ids = trial.network().architecture().ids();
    IntStream.range(0, ids.size())
        .filter(node -> !ids.get(node).isEmpty())
        .forEach(node -> births.put(ids.get(node), trial.id().toString()));
    return births;
  }
}
