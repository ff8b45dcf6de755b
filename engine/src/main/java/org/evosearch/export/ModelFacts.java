package org.evosearch.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What users of a network need to know besides its graph and weights.
 *
 * @param origin texts by name: run, search, trial, genotype, fingerprint, dataset and its digest,
 *     as far as they are known
 * @param pixels how pixels or values of signals are normalized, if it is known
 * @param classNames in the order of the outputs; empty if they are unknown
 * @param testAccuracy in percent, if the network was trained and predicts classes
 * @param table how rows are prepared, if the network was trained on a table
 */
public record ModelFacts(
    Map<String, String> origin,
    Optional<PixelScale> pixels,
    List<String> classNames,
    OptionalDouble testAccuracy,
    Optional<TableFacts> table) {

  /** The kind of a network's inputs. */
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

  /** Facts of a network of images, or of one without a data set. */
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

  /** The kind of the network's inputs; images if its data set is not known. */
  public Input input() {
    if (table.isPresent()) {
      return Input.ROWS;
    }
    return isOfSignals() ? Input.SIGNALS : Input.IMAGES;
  }

  /**
   * Checks the kind of the network's inputs.
   *
   * @throws ModelException if the network takes other inputs; one line
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

  /** Whether the network predicts numbers, not classes. */
  public boolean isNumbers() {
    return table.filter(TableFacts::isNumbers).isPresent();
  }

  /** The name of the class with the given index, or the index if names are not known. */
  public String className(int index) {
    return classNames.isEmpty() ? String.valueOf(index) : classNames.get(index);
  }
}
