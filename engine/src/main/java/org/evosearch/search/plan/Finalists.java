package org.evosearch.search.plan;

import java.util.Optional;

/**
 * The networks that a search has to show in the end.
 *
 * @param number how many of the best networks are kept
 * @param reScoring how they are trained again in the end, if they are
 */
public record Finalists(int number, Optional<ReScoring> reScoring) {

  /** Networks that are not trained again. */
  public static Finalists ofNumber(int number) {
    return new Finalists(number, Optional.empty());
  }

  /** These networks, trained again. */
  public Finalists reScored(ReScoring again) {
    return new Finalists(number, Optional.of(again));
  }
}
