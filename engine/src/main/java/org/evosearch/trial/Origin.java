package org.evosearch.trial;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a genotype comes from.
 *
 * @param operator what made it, one word such as {@code mutation}
 * @param parents the trials that it was made from
 * @param species that it belongs to, if the strategy divides its population into species
 * @param rung on which it is trained, from 0; empty in a search without rungs
 */
public record Origin(
    String operator, List<TrialId> parents, OptionalInt species, OptionalInt rung) {

  /**
   * Operator of a trial that trains a network for longer; its parent is the shorter training run.
   */
  public static final String PROMOTION = "promotion";

  /** Copies the parents. */
  public Origin {
    parents = List.copyOf(parents);
  }

  /** An origin in a search without rungs. */
  public Origin(String operator, List<TrialId> parents, OptionalInt species) {
    this(operator, parents, species, OptionalInt.empty());
  }

  /** This origin, on a rung. */
  public Origin on(int ofRung) {
    return new Origin(operator, parents, species, OptionalInt.of(ofRung));
  }

  /** The shorter training run of the same network, if this is a promotion. */
  public Optional<TrialId> promotedFrom() {
    return rung.orElse(0) > 0 && operator.equals(PROMOTION)
        ? Optional.of(parents.get(0))
        : Optional.empty();
  }
}
