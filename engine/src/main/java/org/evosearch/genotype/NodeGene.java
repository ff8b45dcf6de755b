package org.evosearch.genotype;

import java.util.Locale;

/**
 * A node of a {@link NeatGenome}.
 *
 * @param id at least 0; equal ids mean the same node in all genomes of a run
 * @param kind role of the node
 * @param splits innovation number of the connection that a hidden node splits, {@link #NOTHING} for
 *     any other node
 */
public record NodeGene(int id, Kind kind, int splits) {

  /** Value of {@code splits} for nodes that split no connection. */
  public static final int NOTHING = -1;

  /** The role of a node. */
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
