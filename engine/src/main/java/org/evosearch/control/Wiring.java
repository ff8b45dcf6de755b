package org.evosearch.control;

/** Which connections a network may have. */
public enum Wiring {
  /** No cycles: one activation computes all nodes, each after its inputs. */
  FEED_FORWARD,
  /**
   * Any connections: one activation computes each node once, from the values of all nodes before
   * that activation, so that a signal passes one connection per activation.
   */
  RECURRENT
}
