package org.evosearch.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.evosearch.search.plan.MachineFaults;
import org.evosearch.trial.Outcome;

/**
 * Ends a search whose machines fail: if all trials of a generation that were run fail because of
 * the machines, none of the failures is recorded against its candidate.
 *
 * <p>A single trial proves nothing, so trials of preceding generations count as well, as long as
 * all of them failed this way. The verdict depends only on the committed history and the current
 * generation, so a resumed search reaches the same one.
 */
final class CircuitBreaker {

  private static final int MIN_TRIALS = 2;

  /** After this many crashes and no other outcome, the rest of a generation is not awaited. */
  private static final int MAX_CRASHES = 5;

  private final MachineFaults policy;
  private final Supplier<Optional<String>> trouble;
  private int failedBefore;

  /**
   * Creates a breaker without history.
   *
   * @param trouble the machines' last error message
   */
  CircuitBreaker(MachineFaults policy, Supplier<Optional<String>> trouble) {
    this.policy = policy;
    this.trouble = trouble;
  }

  /** Whether an outcome may be stored before its generation is judged. */
  boolean trusts(Outcome outcome) {
    return policy == MachineFaults.RECORD || Suspect.of(outcome) != Suspect.MACHINE;
  }

  /** Adds a committed generation to the history. */
  void committed(GenerationRecord generation) {
    List<Outcome> outcomes =
        generation.trials().stream()
            .filter(record -> record.reusedFrom() == null)
            .map(TrialRecord::outcome)
            .toList();
    failedBefore =
        areAllFaults(outcomes) ? failedBefore + faults(outcomes).size() : before(outcomes);
  }

  /** The count after a generation with other outcomes: 0, or unchanged if nothing was run. */
  private int before(List<Outcome> outcomes) {
    return outcomes.stream().map(Suspect::of).allMatch(Suspect.NOBODY::equals) ? failedBefore : 0;
  }

  /**
   * Judges a generation before it is committed.
   *
   * @param outcomes of its trials that were run
   * @throws MachineFaultException if all were machine faults
   */
  void check(int generation, Collection<Outcome> outcomes) {
    List<Outcome> faults = faults(outcomes);
    if (policy == MachineFaults.STOP
        && areAllFaults(outcomes)
        && failedBefore + faults.size() >= MIN_TRIALS) {
      throw fault(generation, faults);
    }
  }

  private static boolean areAllFaults(Collection<Outcome> outcomes) {
    return !faults(outcomes).isEmpty()
        && outcomes.stream().map(Suspect::of).noneMatch(Suspect.CANDIDATE::equals);
  }

  private static List<Outcome> faults(Collection<Outcome> outcomes) {
    return outcomes.stream().filter(one -> Suspect.of(one) == Suspect.MACHINE).toList();
  }

  private MachineFaultException fault(int generation, List<Outcome> faults) {
    String last = ((Outcome.Failed) faults.get(faults.size() - 1)).message();
    return new MachineFaultException(
        "Cannot commit generation "
            + generation
            + ": the last "
            + (failedBefore + faults.size())
            + " trials that were run failed for reasons of the machines"
            + " (%s): %s. See the logs of the machines, then run the same command again to resume;"
                .formatted(kinds(faults), trouble.get().orElse(last).replaceAll("\\.$", ""))
            + " search.machine-faults = record counts them as failures of the candidates");
  }

  private static String kinds(List<Outcome> faults) {
    return faults.stream()
        .map(fault -> ((Outcome.Failed) fault).kind().key())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Watches the trials of a generation as they end. */
  final class Watch {

    private final int generation;
    private final List<Outcome> crashes = new ArrayList<>();
    private boolean works;

    /**
     * Starts watching.
     *
     * @param kept outcomes stored by an earlier driver
     */
    Watch(int generation, Collection<Outcome> kept) {
      this.generation = generation;
      this.works = kept.stream().anyMatch(Watch::isOfCandidate);
    }

    /**
     * Adds an outcome. Thread-safe.
     *
     * @throws MachineFaultException if many trials crashed and no other outcome has arrived
     */
    synchronized void ended(Outcome outcome) {
      works |= isOfCandidate(outcome);
      if (Suspect.isCrash(outcome)) {
        crashes.add(outcome);
      }
      if (policy == MachineFaults.STOP && !works && crashes.size() >= MAX_CRASHES) {
        throw fault(generation, crashes);
      }
    }

    private static boolean isOfCandidate(Outcome outcome) {
      return Suspect.of(outcome) == Suspect.CANDIDATE;
    }
  }
}
