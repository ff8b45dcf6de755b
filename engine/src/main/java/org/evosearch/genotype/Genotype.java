package org.evosearch.genotype;

/**
 * An encoding that evolution varies. Immutable; equal genotypes have equal texts.
 *
 * <p>A new encoding is a new record in this family.
 */
public sealed interface Genotype
    permits Choices, Hybrid, Layers, NeatGenome, Reals, Seeds, SupernetStep, Tree {

  /** The text form, one line of JSON, as it is stored. */
  String text();
}
