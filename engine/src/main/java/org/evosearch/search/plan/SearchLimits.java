package org.evosearch.search.plan;

/**
 * What ends a search, if its strategy does not.
 *
 * @param generations maximum number of generations, at least 1
 * @param trainings maximum number of trials that are run, 0 for no limit
 * @param budget what the search may cost
 */
public record SearchLimits(int generations, int trainings, SearchBudget budget) {

  /** No limit on the number of generations. */
  public static final int ANY_NUMBER = Integer.MAX_VALUE;

  /** Limits without a budget. */
  public SearchLimits(int generations, int trainings) {
    this(generations, trainings, SearchBudget.NONE);
  }

  /** A limit on the number of generations alone. */
  public static SearchLimits ofGenerations(int generations) {
    return new SearchLimits(generations, 0);
  }

  /** A limit on the number of trials that are run, in any number of generations. */
  public static SearchLimits ofTrainings(int trainings) {
    return new SearchLimits(ANY_NUMBER, trainings);
  }

  /** Whether the number of generations is limited. */
  public boolean hasGenerationLimit() {
    return generations < ANY_NUMBER;
  }
}
