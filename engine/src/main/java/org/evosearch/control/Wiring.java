package org.evosearch.control;

/** Which connections a network may have. */
public enum Wiring {
  /** No cycles: one activation computes all nodes, each after its inputs. */
  FEED_FORWARD,
  /**
   * Any connections: one activation computes each node once, from what all nodes were before it, so
   * that a signal takes one activation for each connection on its way.
   */
  RECURRENT
}
