package org.evosearch.space;

import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.Seeds;

/**
 * Distinguishes the kinds of spaces: one method for each kind that strategies treat differently.
 *
 * @param <R> the result of a visit
 */
public interface SpaceVisitor<R> {

  /** Visits a space of no particular kind. */
  <G extends Genotype> R any(SearchSpace<G> space);

  /** Visits a space of choices. */
  R choices(ChoiceSpace space);

  /** Visits a space of real genes. */
  R reals(RealSpace space);

  /** Visits a space of trees with real genes. */
  R hybrids(HybridSpace space);

  /** Visits a space of networks that grow. */
  R neatGenomes(GenomeSpace space);

  /** Visits a space of weights as seeds. */
  R seeds(PhenotypeSpace<Seeds> space);
}
