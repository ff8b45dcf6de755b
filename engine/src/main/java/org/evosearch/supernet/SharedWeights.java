package org.evosearch.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Descent;
import org.evosearch.training.TrainingArrays;

/**
 * The weights of a supernet on a device, with its running statistics and the optimizers' moments of
 * each weight and each logit. While they are trained, only one thread may use them.
 */
public final class SharedWeights implements AutoCloseable {

  private final NDManager manager;
  private final Network network;
  private final Descent descent;
  private final Optional<MixtureLogits> mixture;

  /** Creates the initial weights of a search. */
  public SharedWeights(SupernetPlan plan, NDManager parent) {
    this.manager = parent.newSubManager();
    try {
      this.network = Network.build(plan.network(), new RandomStreams(plan.seed()), manager);
      this.descent = new Descent(plan.weights(), network.flat(), manager);
      this.mixture =
          Optional.ofNullable(plan.mixture())
              .map(own -> new MixtureLogits(plan.mixtures(), own, manager));
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /** Restores the state that {@link #bytes()} returned. */
  public void copy(byte[] bytes) {
    arrays().copy(bytes, manager);
  }

  /** The whole state, in DJL's encoding of a list of arrays. */
  public byte[] bytes() {
    return arrays().bytes();
  }

  private TrainingArrays arrays() {
    List<NDArray> moments = new ArrayList<>(descent.moments());
    mixture.ifPresent(logits -> moments.addAll(logits.moments()));
    return new TrainingArrays(network, moments);
  }

  Network network() {
    return network;
  }

  Descent descent() {
    return descent;
  }

  /** The logits of alpha, if they are trained by their gradient. */
  Optional<MixtureLogits> mixture() {
    return mixture;
  }

  NDManager manager() {
    return manager;
  }

  @Override
  public void close() {
    network.close();
    manager.close();
  }
}
