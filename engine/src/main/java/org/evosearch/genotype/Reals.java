package org.evosearch.genotype;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.evosearch.trial.NumbersJson;

/**
 * A fixed number of real genes in [0, 1]. The space defines what each of them stands for. The text
 * form is {@code [0.5,0.125]}; it reads back to the same bits.
 *
 * @param values one for each gene
 */
public record Reals(List<Double> values) implements Genotype {

  /** Copies the list and checks the range. A negative zero becomes a zero. */
  public Reals {
    values = values.stream().map(Reals::checked).toList();
  }

  private static double checked(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("Invalid real gene: " + value + " (in [0, 1])");
    }
    return value + 0.0;
  }

  /** The given genes. */
  public static Reals of(Double... values) {
    return new Reals(List.of(values));
  }

  /** The given genes. */
  public static Reals of(double[] values) {
    return new Reals(Arrays.stream(values).boxed().toList());
  }

  /** The given number of genes, each in the middle of its range. */
  public static Reals center(int size) {
    return new Reals(Collections.nCopies(size, 0.5));
  }

  /** How many genes there are. */
  public int size() {
    return values.size();
  }

  /** The value of one gene. */
  public double at(int gene) {
    return values.get(gene);
  }

  /** The values of all genes. */
  public double[] toArray() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Override
  public String text() {
    return json().toString();
  }

  JsonArray json() {
    return NumbersJson.write(values);
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static Reals parse(String text) {
    try {
      return read(JsonParser.parseString(text));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (such as [0.5,0.25])", e);
    }
  }

  static Reals read(JsonElement element) {
    Reals reals = new Reals(NumbersJson.read(element));
    // Numbers in quotation marks would be read as well.
    if (!reals.json().equals(element)) {
      throw new IllegalArgumentException("numbers only");
    }
    return reals;
  }
}
