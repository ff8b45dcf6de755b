package org.evosearch.genotype;

import java.util.Locale;

/**
 * A node of a {@link NeatGenome}.
 *
 * @param id at least 0; equal ids mean the same node in all genomes of a run
 * @param kind what the node is for
 * @param splits innovation number of the connection that a hidden node was put into, {@link
 *     #NOTHING} for any other node
 */
public record NodeGene(int id, Kind kind, int splits) {

  /** What nodes split that were there from the beginning. */
  public static final int NOTHING = -1;

  /** What a node is for. */
  public enum Kind {
    /** Holds one of the inputs. */
    INPUT,
    /** Holds 1. */
    BIAS,
    /** Holds one of the outputs. */
    OUTPUT,
    /** Was added by a mutation. */
    HIDDEN;

    /** The name in the text form. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Checks that hidden nodes split a connection, and only they. */
  public NodeGene {
    if (id < 0 || splits < NOTHING || (splits == NOTHING) == (kind == Kind.HIDDEN)) {
      throw new IllegalArgumentException(
          "Invalid node: " + id + ", " + kind.key() + ", splits " + splits);
    }
  }

  /** A node of the minimal network. */
  public NodeGene(int id, Kind kind) {
    this(id, kind, NOTHING);
  }

  /** A hidden node. */
  public static NodeGene hidden(int id, int splits) {
    return new NodeGene(id, Kind.HIDDEN, splits);
  }

  /** Whether connections may end here. */
  public boolean takesConnections() {
    return kind == Kind.OUTPUT || kind == Kind.HIDDEN;
  }
}
