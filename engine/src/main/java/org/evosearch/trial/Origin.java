package org.evosearch.trial;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where a genotype comes from.
 *
 * @param operator what made it, one word such as {@code mutation}
 * @param parents the trials that it was made from
 * @param species that it belongs to, where a strategy divides its population into species
 */
public record Origin(String operator, List<TrialId> parents, OptionalInt species) {

  /** Copies the parents. */
  public Origin {
    parents = List.copyOf(parents);
  }
}
