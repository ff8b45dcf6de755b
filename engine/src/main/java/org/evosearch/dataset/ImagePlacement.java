package org.evosearch.dataset;

/** Where images are kept between batches. Batches are the same. */
public enum ImagePlacement {
  /** Where networks are trained: nothing is sent for a batch. */
  DEVICE,
  /** On the heap, from which each batch is sent: for more images than a device can hold. */
  HOST,
  /** In a file of the process, from which each batch is read: for more images than memory holds. */
  DISK
}
