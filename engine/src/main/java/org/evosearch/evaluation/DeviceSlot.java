package org.evosearch.evaluation;

import java.io.Serializable;

/**
 * The device that one trial at a time has for itself, or shares by the cluster's leave.
 *
 * @param gpu index of the GPU on its machine, -1 for the CPU
 */
public record DeviceSlot(int gpu) implements Serializable {

  /** The CPU. */
  public static final DeviceSlot CPU = new DeviceSlot(-1);

  /** Whether this is the CPU. */
  public boolean isCpu() {
    return gpu < 0;
  }

  /** Such as {@code cpu} or {@code gpu(1)}. */
  @Override
  public String toString() {
    return isCpu() ? "cpu" : "gpu(" + gpu + ")";
  }
}
