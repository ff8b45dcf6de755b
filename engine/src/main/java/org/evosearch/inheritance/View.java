package org.evosearch.inheritance;

/**
 * What a node of a child computes, in terms of a parent.
 *
 * @param donor index of the parent; {@link #ANY} for the images, which all have
 * @param node of the parent, none that passes its input on
 * @param channels that those of the child stand for
 * @param fidelity how exactly
 */
record View(int donor, int node, ChannelMap channels, Fidelity fidelity) {

  private static final int ANY = -1;
  private static final int NOBODY = -2;

  /** What no parent computes. */
  static final View NONE = new View(NOBODY, NOBODY, ChannelMap.leading(0, 0), Fidelity.LOST);

  /** How exactly a node computes what another one does. */
  enum Fidelity {
    /** As it does. */
    EQUAL,
    /** With zeros in the place of what is negative. */
    RECTIFIED,
    /** Only where it has the channels from. */
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
