package org.evosearch.device;

/** Where the driver is asked. */
@FunctionalInterface
public interface DriverSource {

  /**
   * Asks the driver.
   *
   * @throws DeviceException if there is none, or it finds no device
   */
  Driver ask();
}
