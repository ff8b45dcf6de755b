package org.evosearch.dataset;

/** Where images are kept between batches, which do not depend on it. */
public enum ImagePlacement {
  /** On the device that trains: batches need no transfer. */
  DEVICE,
  /**
   * On the heap, from which each batch is copied to the device: for more images than it can hold.
   */
  HOST,
  /** In a file of the process, from which each batch is read: for more images than memory holds. */
  DISK
}
