package org.evosearch.jobs.cli.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.search.FailureTally;
import org.evosearch.search.SearchResult;
import org.evosearch.trial.FailureKind;

/** Explains why a search ended without a network to choose. */
public final class NothingFound {

  private NothingFound() {}

  /** Why there is no network, in one line; empty if there is one. */
  public static Optional<String> reason(SearchResult result, FailureTally tally) {
    return result.hallOfFame().isEmpty() ? Optional.of(reason(tally)) : Optional.empty();
  }

  private static String reason(FailureTally tally) {
    int beyond = tally.measured() + tally.count(FailureKind.INFEASIBLE);
    List<String> details = new ArrayList<>();
    if (tally.failed() > 0) {
      details.add(tally.failed() + " trials failed (" + tally.summary() + ")");
    }
    if (beyond > 0) {
      details.add(beyond + " networks exceed it");
    }
    String what = beyond > 0 ? "is within search.at-most" : "was measured";
    String why = details.isEmpty() ? "the search ended before" : String.join(", ", details);
    return "No network " + what + ": " + why;
  }
}
