package org.evosearch.search.plan;

/**
 * What ends a search, if its strategy does not.
 *
 * @param generations how many, at least 1
 * @param trainings most trials that are run, 0 for no limit
 * @param budget what the search may cost
 */
public record SearchLimits(int generations, int trainings, SearchBudget budget) {

  /** As many generations as the number of trainings allows. */
  public static final int ANY_NUMBER = Integer.MAX_VALUE;

  /** Limits that say nothing of costs. */
  public SearchLimits(int generations, int trainings) {
    this(generations, trainings, SearchBudget.NONE);
  }

  /** So many generations. */
  public static SearchLimits ofGenerations(int generations) {
    return new SearchLimits(generations, 0);
  }

  /** So many trainings, in any number of generations. */
  public static SearchLimits ofTrainings(int trainings) {
    return new SearchLimits(ANY_NUMBER, trainings);
  }

  /** Whether the number of generations ends the search. */
  public boolean hasGenerationLimit() {
    return generations < ANY_NUMBER;
  }
}
