package org.evosearch.search;

import java.util.Optional;
import org.evosearch.strategy.StopReason;

/**
 * Port: whether somebody wants the search to stop at its next commit. It keeps all that it has, and
 * goes on from there when it is started again.
 */
@FunctionalInterface
public interface StopRequest {

  /** Nobody does. */
  StopRequest NEVER = Optional::empty;

  /** Who does, empty if nobody does. */
  Optional<StopReason> reason();
}
