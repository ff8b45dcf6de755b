package org.evosearch.jobs.tracking;

import java.util.Optional;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;

/**
 * What follows a search from outside, if anything does.
 *
 * @param mlflow reports to an MLflow server
 */
public record Tracking(Optional<MlflowTracker> mlflow) implements AutoCloseable {

  /** What is told of the search. */
  public SearchListener listener() {
    return mlflow.<SearchListener>map(tracker -> tracker).orElse(SearchListener.NONE);
  }

  /** The search has ended. */
  public void conclude(SearchResult result) {
    mlflow.ifPresent(tracker -> tracker.conclude(result));
  }

  @Override
  public void close() {
    mlflow.ifPresent(MlflowTracker::close);
  }
}
