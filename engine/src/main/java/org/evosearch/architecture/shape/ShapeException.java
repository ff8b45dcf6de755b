package org.evosearch.architecture.shape;

/** A tensor does not fit the operation that it is given to: the network cannot be built. */
public final class ShapeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** Creates the error with a message that names the operation and the shapes. */
  public ShapeException(String message) {
    super(message);
  }
}
