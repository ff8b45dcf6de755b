package org.evosearch.inheritance;

/**
 * What a node of a child computes, in terms of a parent.
 *
 * @param donor index of the parent; {@link #ANY} for the images, which all parents share
 * @param node of the parent, never one that passes its input on
 * @param channels of the parent for which the child's stand
 * @param fidelity how exactly the child computes it
 */
record View(int donor, int node, ChannelMap channels, Fidelity fidelity) {

  private static final int ANY = -1;
  private static final int NOBODY = -2;

  /** The view of a node that no parent has. */
  static final View NONE = new View(NOBODY, NOBODY, ChannelMap.leading(0, 0), Fidelity.LOST);

  /** How exactly a node computes what another one does. */
  enum Fidelity {
    /** The same values, up to rounding. */
    EQUAL,
    /** The same, with zeros in place of negative values. */
    RECTIFIED,
    /** Not the values; only the channels correspond. */
    LOST
  }

  /** The images. */
  static View ofImages(int channels) {
    return new View(ANY, 0, ChannelMap.leading(channels, channels), Fidelity.EQUAL);
  }

  boolean isKnown() {
    return donor != NOBODY;
  }

  boolean isEqual() {
    return fidelity == Fidelity.EQUAL;
  }

  /** Whether it is, exactly or not, what a node of a parent computes. */
  boolean shows(int ofDonor, int ofNode) {
    return (donor == ofDonor || donor == ANY) && node == ofNode;
  }

  View with(Fidelity other) {
    return new View(donor, node, channels, other);
  }

  View lost() {
    return isKnown() ? with(Fidelity.LOST) : this;
  }
}
