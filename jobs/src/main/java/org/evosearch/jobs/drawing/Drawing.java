package org.evosearch.jobs.drawing;

import java.util.List;

/**
 * A picture of boxes and arrows, not laid out yet.
 *
 * @param title text alternative
 * @param boxes in an order in which arrows lead from earlier to later ones
 * @param arrows between them
 */
public record Drawing(String title, List<Box> boxes, List<Arrow> arrows) {

  /** Copies the lists. */
  public Drawing {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /**
   * A box.
   *
   * @param heading its first line
   * @param detail its second line, may be empty
   * @param kind CSS class that determines its color
   */
  public record Box(String heading, String detail, String kind) {}

  /**
   * An arrow.
   *
   * @param from index of a box
   * @param to index of a box
   */
  public record Arrow(int from, int to) {}
}
