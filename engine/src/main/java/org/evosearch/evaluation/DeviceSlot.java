package org.evosearch.evaluation;

import ai.djl.Device;
import java.io.Serializable;

/**
 * The device of one trial, which other trials may share.
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

  /** The DJL device. */
  public Device device() {
    return isCpu() ? Device.cpu() : Device.gpu(gpu);
  }

  /** Such as {@code cpu} or {@code gpu(1)}. */
  @Override
  public String toString() {
    return isCpu() ? "cpu" : "gpu(" + gpu + ")";
  }
}
