package org.evosearch.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.Footprint;
import org.evosearch.archive.Archive;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.archive.HallOfFame;
import org.evosearch.archive.ParetoArchive;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * Translates between a strategy, which knows genotypes, and a journal, which knows trials; keeps
 * the archives and the account of who paid for which network.
 *
 * @param <G> the encoding
 */
final class Generations<G extends Genotype> {

  private final Search<G> search;
  private final PaidTrials paid = new PaidTrials();
  private final HallOfFame hallOfFame;
  private final List<Archive> archives;
  private final Map<TrialId, TrialRecord> archived = new HashMap<>();
  private boolean exhausted;
  private int told;

  Generations(Search<G> search) {
    this.search = search;
    this.hallOfFame = new HallOfFame(search.plan().hallOfFame());
    this.archives = List.of(hallOfFame, new ParetoArchive());
  }

  /** Why nothing more should be proposed, empty while the search goes on. */
  Optional<StopReason> stopReason() {
    return exhausted
        ? Optional.of(new StopReason("nothing was left to propose"))
        : search.strategy().stopReason();
  }

  /** Asks the strategy; empty if it has nothing to propose. */
  Optional<ProposedGeneration<G>> propose(int generation) {
    List<Proposal<G>> proposals = search.strategy().ask(generation, search.streams());
    exhausted = proposals.isEmpty();
    List<ProposedGeneration.Entry<G>> entries = new ArrayList<>();
    for (Proposal<G> proposal : proposals) {
      Trial trial = trial(new TrialId(generation, entries.size()), proposal);
      entries.add(new ProposedGeneration.Entry<>(proposal, trial, paid.payerOf(trial)));
    }
    return exhausted
        ? Optional.empty()
        : Optional.of(new ProposedGeneration<>(generation, entries));
  }

  private Trial trial(TrialId id, Proposal<G> proposal) {
    Candidate candidate = search.space().decode(proposal.genotype());
    long seed = search.streams().derivedSeed(Purpose.TRIAL, id.generation(), id.index());
    return new Trial(id, candidate, candidate.fingerprint(), search.plan().budget(), seed);
  }

  /** Notes who pays in a committed generation, when it would have been proposed. */
  void reserve(GenerationRecord committed) {
    committed.trials().forEach(record -> paid.payerOf(record.trial()));
  }

  /** The record of a generation whose trials were all run. */
  GenerationRecord concluded(ProposedGeneration<G> proposed, Map<Trial, Outcome> outcomes) {
    outcomes.forEach((trial, outcome) -> paid.settle(trial.id(), outcome));
    List<TrialRecord> records = proposed.entries().stream().map(this::record).toList();
    records.forEach(this::offer);
    prune();
    return new GenerationRecord(proposed.generation(), records, contents());
  }

  private TrialRecord record(ProposedGeneration.Entry<G> entry) {
    Outcome outcome = paid.outcomeOf(entry.payer().orElse(entry.trial().id()));
    return new TrialRecord(
        entry.trial(),
        entry.proposal().genotype().text(),
        entry.proposal().operator(),
        entry.proposal().parents(),
        entry.payer().orElse(null),
        outcome,
        search.plan().objective().fitness(outcome));
  }

  private void offer(TrialRecord record) {
    OptionalDouble fitness = record.fitness();
    if (fitness.isPresent() && record.reusedFrom() == null) {
      Trial trial = record.trial();
      Fingerprint fingerprint = trial.fingerprint();
      ArchiveEntry entry =
          new ArchiveEntry(trial.id(), fingerprint, fitness.getAsDouble(), parameters(trial));
      archived.put(trial.id(), record);
      archives.forEach(archive -> archive.offer(entry));
    }
  }

  private static long parameters(Trial trial) {
    return Footprint.of(trial.candidate().architecture()).parameters();
  }

  private Map<String, List<ArchiveEntry>> contents() {
    Map<String, List<ArchiveEntry>> contents = new LinkedHashMap<>();
    archives.forEach(archive -> contents.put(archive.name(), archive.entries()));
    return contents;
  }

  /** Forgets the records of trials that no archive keeps. */
  private void prune() {
    Set<TrialId> kept =
        archives.stream()
            .flatMap(archive -> archive.entries().stream())
            .map(ArchiveEntry::id)
            .collect(Collectors.toSet());
    archived.keySet().retainAll(kept);
  }

  /** Takes in what an earlier driver committed, as if it had been concluded here. */
  void recall(GenerationRecord committed) {
    for (TrialRecord record : committed.trials()) {
      if (record.reusedFrom() == null) {
        paid.settle(record.trial().id(), record.outcome());
      }
      offer(record);
    }
    prune();
  }

  /** Tells the strategy of a committed generation. */
  void tell(GenerationRecord committed) {
    search.strategy().tell(committed.trials().stream().map(this::evaluation).toList());
    told++;
  }

  private Evaluation<G> evaluation(TrialRecord record) {
    G genotype = search.space().parse(record.genotype());
    return new Evaluation<>(
        record.trial().id(),
        new Proposal<>(genotype, record.operator(), record.parents()),
        record.trial().fingerprint(),
        record.fitness(),
        parameters(record.trial()));
  }

  SearchResult result(StopReason stopReason) {
    List<TrialRecord> best =
        hallOfFame.entries().stream().map(entry -> archived.get(entry.id())).toList();
    return new SearchResult(best, told, stopReason);
  }
}
