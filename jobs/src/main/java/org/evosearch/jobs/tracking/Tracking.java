package org.evosearch.jobs.tracking;

import java.util.Optional;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;

/**
 * External tracking of a search, if there is any.
 *
 * @param mlflow reports to an MLflow server
 */
public record Tracking(Optional<MlflowTracker> mlflow) implements AutoCloseable {

  /** Receives the events of the search. */
  public SearchListener listener() {
    return mlflow.<SearchListener>map(tracker -> tracker).orElse(SearchListener.NONE);
  }

  /** Reports the end of the search. */
  public void conclude(SearchResult result) {
    mlflow.ifPresent(tracker -> tracker.conclude(result));
  }

  @Override
  public void close() {
    mlflow.ifPresent(MlflowTracker::close);
  }
}
