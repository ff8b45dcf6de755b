package org.evosearch.genotype;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Named genes, in the order of their names, so that equal genes have equal texts. Immutable.
 *
 * @param values gene by name
 */
public record Genes(Map<String, Gene> values) {

  /** No genes. */
  public static final Genes NONE = new Genes(Map.of());

  /** Copies the map. */
  public Genes {
    values = Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The genes with each value replaced. */
  public Genes map(BiFunction<String, Gene, Gene> value) {
    Map<String, Gene> mapped = new TreeMap<>(values);
    mapped.replaceAll(value);
    return new Genes(mapped);
  }

  /** The value of a gene of whole numbers. */
  public int whole(String name) {
    return gene(name, Gene.Whole.class).value();
  }

  /** The value of a gene of real numbers. */
  public double real(String name) {
    return gene(name, Gene.Real.class).value();
  }

  /** The value of a gene of words. */
  public String word(String name) {
    return gene(name, Gene.Word.class).value();
  }

  private <T extends Gene> T gene(String name, Class<T> kind) {
    Gene gene = values.get(name);
    if (!kind.isInstance(gene)) {
      throw new IllegalArgumentException("Invalid gene " + name + ": " + gene);
    }
    return kind.cast(gene);
  }
}
