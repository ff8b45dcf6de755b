package org.evosearch.genotype;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Named domains, in a fixed order: the set of valid {@link Genes}. Immutable.
 *
 * @param values domain by name
 */
public record GeneDomains(Map<String, GeneDomain> values) {

  /** Copies the map, keeping its order. */
  public GeneDomains {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** These domains and one more, which comes last. */
  public GeneDomains with(String name, GeneDomain domain) {
    Map<String, GeneDomain> more = new LinkedHashMap<>(values);
    more.put(name, domain);
    return new GeneDomains(more);
  }

  /** Draws a gene of each domain, in their order. */
  public Genes draw(UniformRandomProvider random) {
    Map<String, Gene> genes = new LinkedHashMap<>();
    values.forEach((name, domain) -> genes.put(name, domain.draw(random)));
    return new Genes(genes);
  }

  /** Redraws each gene with the given probability and keeps the others. */
  public Genes redraw(Genes genes, double rate, UniformRandomProvider random) {
    return genes.map((name, gene) -> random.nextDouble() < rate ? domain(name).draw(random) : gene);
  }

  /** Whether there is exactly one gene for each domain, with a value in it. */
  public boolean contain(Genes genes) {
    return genes.values().keySet().equals(values.keySet())
        && genes.values().entrySet().stream()
            .allMatch(gene -> domain(gene.getKey()).contains(gene.getValue()));
  }

  private GeneDomain domain(String name) {
    GeneDomain domain = values.get(name);
    if (domain == null) {
      throw new IllegalArgumentException("Unknown gene: " + name);
    }
    return domain;
  }
}
