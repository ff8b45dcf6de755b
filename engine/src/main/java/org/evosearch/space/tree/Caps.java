package org.evosearch.space.tree;

import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.config.Section;

/**
 * Upper limits on the cost of a network; 0 for no limit.
 *
 * @param parameters trainable parameters
 * @param multiplyAdds multiply-adds of one forward pass for one image
 */
record Caps(long parameters, long multiplyAdds) {

  private static final String PARAMETERS = "max-parameters";
  private static final String MULTIPLY_ADDS = "max-multiply-adds";

  /** No limits. */
  static final Caps NONE = new Caps(0, 0);

  /** Reads them from section {@code space.tree}. */
  static Caps of(Section section) {
    return new Caps(section.longWhole(PARAMETERS, 0), section.longWhole(MULTIPLY_ADDS, 0));
  }

  /** Rejects caps of a section that even the smallest network exceeds. */
  void requireRoomFor(Architecture smallest, Section section) {
    Footprint least = Footprint.of(smallest);
    require(least.parameters(), parameters, section, PARAMETERS);
    require(least.multiplyAdds(), multiplyAdds, section, MULTIPLY_ADDS);
  }

  private static void require(long least, long cap, Section section, String key) {
    if (!within(least, cap)) {
      throw section.invalid(key, "0, or at least " + least + ": the smallest network has as many");
    }
  }

  /** Whether a network is within them. */
  boolean allow(Architecture architecture) {
    return equals(NONE) || allow(Footprint.of(architecture));
  }

  private boolean allow(Footprint footprint) {
    return within(footprint.parameters(), parameters)
        && within(footprint.multiplyAdds(), multiplyAdds);
  }

  private static boolean within(long cost, long cap) {
    return cap == 0 || cost <= cap;
  }
}
