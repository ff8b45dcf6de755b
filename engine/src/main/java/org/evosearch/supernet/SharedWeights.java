package org.evosearch.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.evosearch.network.Network;
import org.evosearch.random.RandomStreams;
import org.evosearch.training.Descent;
import org.evosearch.training.GradientMode;

/**
 * The weights of a supernet on a device, with its running statistics and what the optimiser keeps
 * beside each weight. One thread at a time while they are trained.
 */
public final class SharedWeights implements AutoCloseable {

  private final NDManager manager;
  private final Network network;
  private final Descent descent;

  /** Makes the weights that a search begins with. */
  public SharedWeights(SupernetPlan plan, NDManager parent) {
    this.manager = parent.newSubManager();
    try {
      this.network = Network.build(plan.network(), new RandomStreams(plan.seed()), manager);
      this.descent = new Descent(plan.weights(), network.weights(), manager);
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
      for (int i = all.size() - descent.moments().size(); i < all.size(); i++) {
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
    return arrays;
  }

  Network network() {
    return network;
  }

  Descent descent() {
    return descent;
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
