package org.evosearch.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Descent;
import org.evosearch.training.GradientMode;

/**
 * The weights of a supernet on a device, with its running statistics and what optimisers keep
 * beside each weight and each logit. One thread at a time while they are trained.
 */
public final class SharedWeights implements AutoCloseable {

  private final NDManager manager;
  private final Network network;
  private final Descent descent;
  private final Optional<MixtureLogits> mixture;

  /** Makes the weights that a search begins with. */
  public SharedWeights(SupernetPlan plan, NDManager parent) {
    this.manager = parent.newSubManager();
    try {
      this.network = Network.build(plan.network(), new RandomStreams(plan.seed()), manager);
      this.descent = new Descent(plan.weights(), network.weights(), manager);
      this.mixture =
          Optional.ofNullable(plan.mixture())
              .map(own -> new MixtureLogits(plan.mixtures(), own, manager));
    } catch (RuntimeException | Error e) {
      manager.close();
      throw e;
    }
  }

  /** Copies what {@link #bytes()} gave. */
  public void copy(byte[] bytes) {
    try (NDManager scratch = manager.newSubManager();
        GradientMode paused = GradientMode.paused()) {
      NDList saved = NDList.decode(scratch, bytes);
      List<NDArray> all = arrays();
      if (saved.size() != all.size()) {
        throw new IllegalArgumentException("Invalid weights: not those of the supernet");
      }
      network.copy(saved);
      for (int i = network.savedArrays().size(); i < all.size(); i++) {
        all.get(i).set(new NDIndex("..."), saved.get(i));
      }
    }
  }

  /** All of it, as DJL encodes a list. */
  public byte[] bytes() {
    return new NDList(arrays()).encode();
  }

  private List<NDArray> arrays() {
    List<NDArray> arrays = new ArrayList<>(network.savedArrays());
    arrays.addAll(descent.moments());
    mixture.ifPresent(logits -> arrays.addAll(logits.moments()));
    return arrays;
  }

  Network network() {
    return network;
  }

  Descent descent() {
    return descent;
  }

  /** The logits of the mixture, where they follow their gradient. */
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
