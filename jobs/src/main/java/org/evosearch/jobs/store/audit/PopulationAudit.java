package org.evosearch.jobs.store.audit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.jobs.store.format.PopulationCodec;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/** Checks the rows of {@code populations} of one generation, alone and against its outcomes. */
final class PopulationAudit {

  private PopulationAudit() {}

  /**
   * What is wrong with rows of {@code populations}.
   *
   * @param outcomes rows of {@code fitness} in which nothing is wrong
   */
  static List<String> problems(int generation, List<TableRow> proposals, List<TableRow> outcomes) {
    return proposals.size() == outcomes.size()
        ? Stream.concat(
                RowOrder.problems(
                    proposals, (trial, row) -> problems(generation, row, outcomes.get(trial)))
                    .stream(),
                orderProblems(PopulationCodec.proposedIn(proposals)))
            .toList()
        : List.of("it has " + proposals.size() + " trials, fitness has " + outcomes.size());
  }

  private static Stream<String> orderProblems(List<Integer> proposedIn) {
    return IntStream.range(0, proposedIn.size())
        .filter(trial -> proposedIn.get(trial) < (trial == 0 ? 0 : proposedIn.get(trial - 1)))
        .mapToObj(
            trial ->
                "trial "
                    + trial
                    + " was proposed before its predecessor, in search generation "
                    + proposedIn.get(trial));
  }

  private static Stream<String> problems(int generation, TableRow proposal, TableRow outcome) {
    Trial trial = PopulationCodec.trial(generation, proposal);
    PopulationCodec.genotype(proposal);
    PopulationCodec.origin(proposal);
    Stream<String> parents =
        PopulationCodec.parents(proposal).stream()
            .filter(parent -> !precedes(parent, trial))
            .map(parent -> "has a parent that does not come before it, " + parent);
    return trial.fingerprint().hex().equals(outcome.text("fingerprint"))
        ? parents
        : Stream.concat(parents, Stream.of("has another fingerprint in fitness"));
  }

  private static boolean precedes(TrialId parent, Trial trial) {
    return parent.compareTo(trial.id()) < 0;
  }
}
