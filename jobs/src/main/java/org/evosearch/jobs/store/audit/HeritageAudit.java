package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evosearch.jobs.store.format.PopulationCodec;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.trial.TrialId;

/** Checks that the weights with which trials began were left by earlier trials. */
final class HeritageAudit {

  private final RecordedTrials known;

  HeritageAudit(RecordedTrials known) {
    this.known = known;
  }

  /**
   * What is wrong in a generation.
   *
   * @param proposals its rows of {@code populations}
   * @param outcomes its rows of {@code fitness}
   */
  List<String> problems(int generation, List<TableRow> proposals, List<TableRow> outcomes)
      throws IOException {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Optional<RecordedHeritage> heritage = RecordedHeritage.of(outcomes.get(i));
      if (heritage.isPresent()) {
        String name = "trial " + i + " ";
        problem(
                new TrialId(generation, i),
                heritage.get(),
                PopulationCodec.parents(proposals.get(i)))
            .map(name::concat)
            .ifPresent(problems::add);
      }
    }
    return problems;
  }

  private Optional<String> problem(TrialId id, RecordedHeritage own, List<TrialId> parents)
      throws IOException {
    if (own.donor().isEmpty()) {
      return own.inheritedEpochs() == 0
          ? Optional.empty()
          : Optional.of("has inherited epochs and no donor");
    }
    TrialId donor = own.donor().get();
    String name = "began with weights of trial " + donor + ", which ";
    if (donor.compareTo(id) >= 0) {
      return Optional.of(name + "does not come before it");
    }
    return parents.isEmpty()
        ? Optional.of(name + "is no parent: it has none")
        : difference(own, donor).map(name::concat);
  }

  private Optional<String> difference(RecordedHeritage own, TrialId donor) throws IOException {
    Optional<List<RecordedTrial>> trials = known.of(donor.generation());
    if (trials.isEmpty()) {
      return Optional.empty();
    }
    if (donor.index() >= trials.get().size()) {
      return Optional.of("does not exist");
    }
    Optional<RecordedHeritage> left = trials.get().get(donor.index()).heritage();
    if (left.isEmpty() || !left.get().leaves()) {
      return Optional.of("left no weights");
    }
    return left.get().epochs() == own.inheritedEpochs()
        ? Optional.empty()
        : Optional.of(
            "had trained them for "
                + left.get().epochs()
                + " epochs, not "
                + own.inheritedEpochs());
  }
}
