package org.evosearch.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the users of a network have to know of it, beside its graph and weights.
 *
 * @param origin texts by name: run, search, trial, genotype, fingerprint, dataset and the digest of
 *     its images, as far as they are known
 * @param pixels what pixels become before the network sees them, if that is known
 * @param classNames in the order of the outputs; empty if nobody knows them
 * @param testAccuracy in percent, if it was trained and tells classes
 * @param table what rows become, if it is a table's
 */
public record ModelFacts(
    Map<String, String> origin,
    Optional<PixelScale> pixels,
    List<String> classNames,
    OptionalDouble testAccuracy,
    Optional<TableFacts> table) {

  /** What a network takes. */
  public enum Input {
    /** Images. */
    IMAGES("images"),
    /** Signals. */
    SIGNALS("signals"),
    /** Rows of a table. */
    ROWS("rows of a table");

    private final String text;

    Input(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Of a network of images, or of one without data. */
  public ModelFacts(
      Map<String, String> origin,
      Optional<PixelScale> pixels,
      List<String> classNames,
      OptionalDouble testAccuracy) {
    this(origin, pixels, classNames, testAccuracy, Optional.empty());
  }

  /** Copies map and list. */
  public ModelFacts {
    origin = new LinkedHashMap<>(origin);
    classNames = List.copyOf(classNames);
  }

  /** What the network takes: images where its data set is not known. */
  public Input input() {
    if (table.isPresent()) {
      return Input.ROWS;
    }
    return isOfSignals() ? Input.SIGNALS : Input.IMAGES;
  }

  /**
   * Refuses another network.
   *
   * @throws ModelException if the network takes something else; one line
   */
  public void require(Input wanted) {
    if (input() != wanted) {
      throw new ModelException(
          "Cannot use the model: it takes %s, not %s".formatted(input(), wanted));
    }
  }

  /** Whether the network is one of signals, as far as its data set is known. */
  public boolean isOfSignals() {
    return pixels.filter(PixelScale::isOfSignals).isPresent();
  }

  /** Whether the network predicts numbers, and tells no classes. */
  public boolean isNumbers() {
    return table.filter(TableFacts::isNumbers).isPresent();
  }

  /** Of the class with the given index its name, or the index if names are not known. */
  public String className(int index) {
    return classNames.isEmpty() ? String.valueOf(index) : classNames.get(index);
  }
}
