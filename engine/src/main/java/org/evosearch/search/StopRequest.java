package org.evosearch.search;

import java.util.Optional;
import org.evosearch.strategy.StopReason;

/** Port: a request to stop the search at its next commit. The run can be resumed from there. */
@FunctionalInterface
public interface StopRequest {

  /** Never stops a search. */
  StopRequest NEVER = Optional::empty;

  /** The reason to stop, empty if there is none. */
  Optional<StopReason> reason();
}
