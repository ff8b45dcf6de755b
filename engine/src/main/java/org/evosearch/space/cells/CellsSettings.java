package org.evosearch.space.cells;

import org.evosearch.config.Section;

/**
 * Size of the networks of {@link CellsSpace}.
 *
 * @param cells one after the other, at least 3
 * @param channels at full height and width; each halving doubles them
 */
public record CellsSettings(int cells, int channels) {

  /** Checks the ranges. */
  public CellsSettings {
    if (cells < 3 || channels < 1) {
      throw new IllegalArgumentException(
          "Invalid sizes: " + cells + ", " + channels + " (at least 3 and 1)");
    }
  }

  /** Reads section {@code space.cells}. */
  public static CellsSettings of(Section section) {
    return new CellsSettings(section.whole("cells", 3, 32), section.whole("channels", 1, 1024));
  }

  /**
   * How many times height and width are halved up to a cell: once each from the cells of index
   * floor(L / 3) and floor(2 L / 3) on, L being the number of cells.
   */
  int level(int cell) {
    return (cell >= cells / 3 ? 1 : 0) + (cell >= 2 * cells / 3 ? 1 : 0);
  }
}
