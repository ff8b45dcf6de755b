package org.evosearch.device;

/** A device cannot be used as intended. The message is one line for the user. */
public final class DeviceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public DeviceException(String message) {
    super(message);
  }
}
