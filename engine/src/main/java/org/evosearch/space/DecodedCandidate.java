package org.evosearch.space;

import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.trial.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * What a genotype decodes to. Each part is computed when it is first used, since building networks
 * takes long and often is unnecessary: the fingerprint of a benchmark's cell needs no network.
 */
public final class DecodedCandidate {

  private final Supplier<Candidate.Network> network;
  private final Supplier<? extends Candidate> candidate;
  private final Supplier<Fingerprint> fingerprint;
  private final Supplier<Candidate.Network> finalNetwork;
  private final Function<Architecture, OptionalInt> auxiliaryNode;

  private DecodedCandidate(
      Supplier<Candidate.Network> network,
      Supplier<? extends Candidate> candidate,
      Supplier<Fingerprint> fingerprint,
      Supplier<Candidate.Network> finalNetwork,
      Function<Architecture, OptionalInt> auxiliaryNode) {
    this.network = network;
    this.candidate = candidate;
    this.fingerprint = fingerprint;
    this.finalNetwork = finalNetwork;
    this.auxiliaryNode = auxiliaryNode;
  }

  /** A network that is evaluated, identified and finally trained as it is. */
  public static DecodedCandidate of(Supplier<Candidate.Network> network) {
    Supplier<Candidate.Network> once = new Once<>(network);
    return new DecodedCandidate(
        once, once, () -> once.get().fingerprint(), once, unknown -> OptionalInt.empty());
  }

  /** The same, with another candidate to evaluate instead of the network. */
  public DecodedCandidate withCandidate(Supplier<? extends Candidate> tried) {
    return new DecodedCandidate(network, tried, fingerprint, finalNetwork, auxiliaryNode);
  }

  /** The same with another fingerprint. */
  public DecodedCandidate withFingerprint(Supplier<Fingerprint> identity) {
    return new DecodedCandidate(network, candidate, identity, finalNetwork, auxiliaryNode);
  }

  /** The same, with another network for the final training. */
  public DecodedCandidate withFinalNetwork(Supplier<Candidate.Network> last) {
    return new DecodedCandidate(network, candidate, fingerprint, new Once<>(last), auxiliaryNode);
  }

  /** The same, with a function that finds the {@link #auxiliaryNode} of the final network. */
  public DecodedCandidate withAuxiliaryNode(Function<Architecture, OptionalInt> node) {
    return new DecodedCandidate(network, candidate, fingerprint, finalNetwork, node);
  }

  /** The network. */
  public Candidate.Network network() {
    return network.get();
  }

  /** The graph of the network. */
  public Architecture architecture() {
    return network().architecture();
  }

  /**
   * What is evaluated: the network, or something that stands for it, such as its row in a table.
   */
  public Candidate candidate() {
    return candidate.get();
  }

  /** Equal for two genotypes of one space if one evaluation serves for both. */
  public Fingerprint fingerprint() {
    return fingerprint.get();
  }

  /**
   * The network for the final training of a chosen genotype: {@link #network}, unless the space
   * scores candidates by smaller ones.
   */
  public Candidate.Network finalNetwork() {
    return finalNetwork.get();
  }

  /**
   * The node of the {@linkplain #finalNetwork final network} that an auxiliary head is attached to
   * during training; empty if the space defines none.
   */
  public OptionalInt auxiliaryNode() {
    return auxiliaryNode.apply(finalNetwork().architecture());
  }

  /** A value that is computed once. */
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> work;
    private @Nullable T known;

    Once(Supplier<T> work) {
      this.work = work;
    }

    @Override
    public synchronized T get() {
      T value = known == null ? work.get() : known;
      known = value;
      return value;
    }
  }
}
