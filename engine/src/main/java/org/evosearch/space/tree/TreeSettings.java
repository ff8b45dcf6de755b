package org.evosearch.space.tree;

import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;

/**
 * Settings of {@link TreeSpace}.
 *
 * @param channels at level 0
 * @param levels how many times sides may be halved
 * @param room how large trees may be
 * @param beginning how initial trees are drawn
 * @param caps what networks may cost
 * @param genes whether the operators of the space change real genes
 */
record TreeSettings(
    int channels,
    int levels,
    Room room,
    RampedHalfAndHalf beginning,
    Caps caps,
    RealGeneUse genes) {

  private static final int HIGHEST_LEVEL = 5;
  private static final int MIN_DEPTH = 2;

  /** How real genes are used. */
  enum RealGeneUse {
    /** They are drawn and varied. */
    EVOLVED,
    /** They keep their middle values. */
    FIXED
  }

  /** Reads section {@code space.tree}, for images or signals of a shape. */
  static TreeSettings of(Section section, TensorShape image) {
    int levels = section.whole("levels", 0, HIGHEST_LEVEL);
    int most = image.mostHalvings();
    if (levels > most) {
      String what = image.isSignal() ? "signals " : "images ";
      throw section.invalid(
          "levels", "at most " + most + ", since " + what + image + " cannot be halved more often");
    }
    int depth = section.whole("max-depth", MIN_DEPTH, 30);
    return new TreeSettings(
        section.whole("channels", 1, 1024),
        levels,
        new Room(depth, section.whole("max-nodes", HIGHEST_LEVEL + 2, 1000)),
        beginning(section, depth),
        Caps.of(section),
        section.choice("genes", RealGeneUse.class));
  }

  private static RampedHalfAndHalf beginning(Section section, int maxDepth) {
    int shallowest = section.whole("min-initial-depth", MIN_DEPTH, maxDepth);
    return new RampedHalfAndHalf(
        shallowest, section.whole("max-initial-depth", shallowest, maxDepth));
  }
}
