package org.evosearch.strategy;

import java.util.List;
import org.evosearch.genotype.Genotype;
import org.evosearch.trial.TrialId;

/**
 * A genotype that should be tried, and where it comes from.
 *
 * @param genotype what should be tried
 * @param operator what made it, one word such as {@code mutation}
 * @param parents the trials that it was made from
 * @param <G> the encoding
 */
public record Proposal<G extends Genotype>(G genotype, String operator, List<TrialId> parents) {

  /** Copies the parents. */
  public Proposal {
    parents = List.copyOf(parents);
  }
}
