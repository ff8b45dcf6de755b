package org.evosearch.strategy;

import java.util.List;
import java.util.OptionalInt;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.Origin;
import org.evosearch.trial.TrialId;

/**
 * A genotype to evaluate, with its origin.
 *
 * @param genotype to evaluate
 * @param operator what made it, one word such as {@code mutation}
 * @param parents the trials that it was made from
 * @param species that it belongs to, if the strategy divides its population into species
 * @param <G> the encoding
 */
public record Proposal<G extends Genotype>(
    G genotype, String operator, List<TrialId> parents, OptionalInt species) {

  /** Copies the parents. */
  public Proposal {
    parents = List.copyOf(parents);
  }

  /** A proposal of a strategy without species. */
  public Proposal(G genotype, String operator, List<TrialId> parents) {
    this(genotype, operator, parents, OptionalInt.empty());
  }

  /** The operator, parents and species of the genotype. */
  public Origin origin() {
    return new Origin(operator, parents, species);
  }

  /** This proposal as a member of a species. */
  public Proposal<G> in(int ofSpecies) {
    return new Proposal<>(genotype, operator, parents, OptionalInt.of(ofSpecies));
  }
}
