package org.evosearch.trial;

import java.io.Serializable;

/**
 * Device memory of a trial, in bytes; 0 for unknown numbers.
 *
 * @param predicted from shapes, batch size, weights and optimizer state, before the trial started
 * @param measured peak of what libtorch's allocator held for the trial; known only for a trial that
 *     had a GPU to itself
 */
public record MemoryUse(long predicted, long measured) implements Serializable {

  /** Neither predicted nor measured. */
  public static final MemoryUse UNKNOWN = new MemoryUse(0, 0);

  private static final long serialVersionUID = 1L;

  /** Checks that both are 0 or more. */
  public MemoryUse {
    if (predicted < 0 || measured < 0) {
      throw new IllegalArgumentException(
          "Invalid memory: " + predicted + ", " + measured + " (bytes, 0 or more)");
    }
  }
}
