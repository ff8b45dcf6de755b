package org.evosearch.device;

/** Source of what the driver reports. */
@FunctionalInterface
public interface DriverSource {

  /**
   * Asks the driver.
   *
   * @throws DeviceException if there is none, or it finds no device
   */
  Driver ask();
}
