package org.evosearch.proxy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.network.Network;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * What a proxy scores. A network is built anew for each proxy, always with the same weights, so
 * that none sees what another one has left.
 *
 * @param architecture the network
 * @param seed from which its initial weights derive
 * @param images that it may be probed with
 * @param batchSize images in a batch
 */
public record UntrainedNetwork(
    Architecture architecture, long seed, ProbeImages images, int batchSize) {

  /** A manager for the arrays of one proxy, to be closed by it. */
  NDManager scratch() {
    return images.manager().newSubManager();
  }

  /** The network at initialization, to be closed by the caller. */
  Network build(NDManager owner, DataType precision) {
    return Network.build(architecture, new RandomStreams(seed), owner, precision);
  }

  /** A stream of what the network is probed with besides images. */
  UniformRandomProvider probes(int index) {
    return new RandomStreams(seed).stream(Purpose.PROBE, 0, index);
  }

  /** One batch of images, from index 0 on. */
  DeviceExamples.Batch batch(int index, NDManager owner) {
    return images.batch(index, batchSize, owner);
  }
}
