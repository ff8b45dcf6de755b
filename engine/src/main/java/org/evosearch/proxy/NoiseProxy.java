package org.evosearch.proxy;

/** A proxy that feeds a network a batch of {@link Noise}, and no images. */
interface NoiseProxy extends ZeroCostProxy {

  @Override
  default int batches() {
    return 0;
  }

  @Override
  default int forwarded(int size) {
    return size == 0 ? batchSize() : size;
  }
}
