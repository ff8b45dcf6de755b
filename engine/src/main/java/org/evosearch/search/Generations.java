package org.evosearch.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.archive.Archive;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.archive.HallOfFame;
import org.evosearch.archive.ParetoArchive;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.search.plan.Prefilter;
import org.evosearch.search.plan.Spending;
import org.evosearch.space.Meaning;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * Translates between a strategy, which knows genotypes, and a journal, which knows trials; keeps
 * the archives and the cache of outcomes by network.
 *
 * @param <G> the encoding
 */
final class Generations<G extends Genotype> {

  /** So many generations without a new network end a search that only trainings would end. */
  private static final int MOST_IDLE = 100;

  private final Search<G> search;
  private final EvaluationCache cache = new EvaluationCache();
  private final Spending spending = new Spending();
  private final HallOfFame hallOfFame;
  private final ParetoArchive front = new ParetoArchive();
  private final List<Archive> archives;
  private final Map<TrialId, TrialRecord> archived = new HashMap<>();
  private final Heredity heredity = new Heredity();
  private boolean exhausted;
  private int idle;
  private int told;

  Generations(Search<G> search) {
    this.search = search;
    this.hallOfFame = new HallOfFame(search.plan().finalists().number());
    this.archives = List.of(hallOfFame, front);
  }

  /** Why nothing more should be proposed, empty while the search goes on. */
  Optional<StopReason> stopReason() {
    if (exhausted) {
      return Optional.of(new StopReason("nothing was left to propose"));
    }
    if (!search.plan().limits().limitGenerations() && idle >= MOST_IDLE) {
      return Optional.of(new StopReason("no new network in " + MOST_IDLE + " generations"));
    }
    return isSpent()
        ? Optional.of(
            new StopReason("all " + search.plan().limits().trainings() + " trainings done"))
        : search.strategy().stopReason().or(this::spent);
  }

  /** Why the search may cost no more, by what is committed. */
  Optional<StopReason> spent() {
    return search.plan().limits().spending().spent(spending);
  }

  /**
   * Asks the strategy; empty if it has nothing to propose.
   *
   * @param generation of the search, from which all randomness derives
   * @param number under which it is recorded, larger where final rounds were recorded before it
   */
  Optional<ProposedGeneration<G>> propose(int generation, int number) {
    List<Proposal<G>> proposals = search.strategy().ask(generation, search.streams());
    exhausted = proposals.isEmpty();
    List<ProposedGeneration.Entry<G>> entries = new ArrayList<>();
    for (Proposal<G> proposal : proposals) {
      if (isSpent()) {
        break;
      }
      Trial trial = trial(generation, new TrialId(number, entries.size()), proposal);
      entries.add(entry(proposal, trial));
    }
    countIdle(entries.stream().anyMatch(ProposedGeneration.Entry::isNew));
    return exhausted ? Optional.empty() : Optional.of(new ProposedGeneration<>(number, entries));
  }

  private ProposedGeneration.Entry<G> entry(Proposal<G> proposal, Trial trial) {
    Optional<Outcome.Failed> refusal = search.limits().refusal(trial.candidate());
    Optional<TrialId> original = refusal.isPresent() ? Optional.empty() : cache.lookUp(trial);
    return new ProposedGeneration.Entry<>(proposal, trial, original, refusal);
  }

  private void countIdle(boolean hasNew) {
    idle = hasNew ? 0 : idle + 1;
  }

  private boolean isSpent() {
    int limit = search.plan().limits().trainings();
    return limit > 0 && cache.evaluations() >= limit;
  }

  private Trial trial(int generation, TrialId id, Proposal<G> proposal) {
    Meaning meaning = search.space().decode(proposal.genotype());
    long seed = search.streams().derivedSeed(Purpose.TRIAL, generation, id.index());
    Trial trial =
        new Trial(id, meaning.candidate(), meaning.fingerprint(), search.plan().budget(), seed);
    return inheriting(trial, proposal.parents(), proposal.operator());
  }

  private Trial inheriting(Trial trial, List<TrialId> parents, String operator) {
    return search.weights().isEmpty()
        ? trial
        : trial.with(heredity.of(parents, operator, trial.fingerprint()));
  }

  /**
   * The record of a generation that another driver committed, with what the trials inherited: of
   * that tables hold the first donor only.
   */
  GenerationRecord inheriting(GenerationRecord committed) {
    return search.weights().isEmpty()
        ? committed
        : committed.with(
            committed.trials().stream()
                .map(
                    record ->
                        record.with(
                            inheriting(record.trial(), record.parents(), record.operator())))
                .toList());
  }

  /** Looks up the trials of a committed generation, when it would have been proposed. */
  void reserve(GenerationRecord committed) {
    int before = cache.evaluations();
    committed.trials().stream()
        .filter(record -> !record.isInfeasible())
        .forEach(record -> cache.lookUp(record.trial()));
    countIdle(cache.evaluations() > before);
  }

  /** The record of a generation whose trials were all run. */
  GenerationRecord concluded(ProposedGeneration<G> proposed, Map<Trial, Outcome> outcomes) {
    outcomes.forEach(this::settle);
    List<TrialRecord> records =
        proposed.entries().stream().map(entry -> record(entry, outcomes)).toList();
    records.forEach(this::offer);
    prune();
    GenerationRecord concluded = new GenerationRecord(proposed.generation(), records, contents());
    concluded.outcomes().forEach(spending::add);
    return concluded;
  }

  private void settle(Trial trial, Outcome outcome) {
    cache.record(trial.id(), outcome);
    if (Prefilter.hasPassedOver(outcome)) {
      cache.invalidate(trial);
    }
  }

  private TrialRecord record(ProposedGeneration.Entry<G> entry, Map<Trial, Outcome> outcomes) {
    Optional<Outcome> known = entry.original().map(cache::outcomeOf).or(entry::refusal);
    return record(search, entry, known.orElseGet(() -> outcomeOf(entry.trial(), outcomes)));
  }

  static Outcome outcomeOf(Trial trial, Map<Trial, Outcome> outcomes) {
    return Objects.requireNonNull(outcomes.get(trial), () -> "no outcome of trial " + trial.id());
  }

  static <G extends Genotype> TrialRecord record(
      Search<G> search, ProposedGeneration.Entry<G> entry, Outcome outcome) {
    Measurement tried = new Measurement(entry.trial().candidate(), outcome);
    return new TrialRecord(
        entry.trial(),
        entry.proposal().genotype().text(),
        entry.proposal().origin(),
        entry.original().orElse(null),
        outcome,
        search.plan().goal().violation(tried) > 0
            ? OptionalDouble.empty()
            : search.plan().goal().fitness(tried));
  }

  private void offer(TrialRecord record) {
    Measurement tried = record.measurement();
    List<Double> objectives = search.plan().goal().values(tried);
    if (record.trial().candidate().isChoosable()
        && !objectives.isEmpty()
        && record.reusedFrom() == null
        && search.plan().goal().violation(tried) == 0) {
      ArchiveEntry entry = entry(record.trial(), objectives, tried.parameters());
      archived.put(record.trial().id(), record);
      archives.forEach(archive -> archive.offer(entry));
    }
  }

  private static ArchiveEntry entry(Trial trial, List<Double> objectives, long parameters) {
    return objectives.size() == 1
        ? ArchiveEntry.ofSize(trial.id(), trial.fingerprint(), objectives.get(0), parameters)
        : new ArchiveEntry(trial.id(), trial.fingerprint(), objectives, parameters);
  }

  /** What each archive keeps now, by its name. */
  Map<String, List<ArchiveEntry>> contents() {
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
      if (record.reusedFrom() == null && !record.isInfeasible()) {
        settle(record.trial(), record.outcome());
      }
      offer(record);
    }
    prune();
    committed.outcomes().forEach(spending::add);
  }

  /** How many generations the strategy was told of. */
  int told() {
    return told;
  }

  /** Tells the strategy of a committed generation. */
  void tell(GenerationRecord committed) {
    search.strategy().tell(committed.trials().stream().map(this::evaluation).toList());
    search.weights().ifPresent(weights -> heredity.tell(committed.trials(), living()));
    told++;
  }

  private Set<TrialId> living() {
    return search.strategy().living().orElse(Set.of());
  }

  /**
   * Deletes weights that nobody needs any more.
   *
   * @param open trials that are not committed
   */
  void sweep(List<Trial> open) {
    search
        .weights()
        .ifPresent(
            folder -> folder.delete(heredity.unneeded(folder.digests(), open, archived.values())));
  }

  private Evaluation<G> evaluation(TrialRecord record) {
    G genotype = search.space().parse(record.genotype());
    Measurement tried = record.measurement();
    return new Evaluation<>(
        record.trial().id(),
        new Proposal<>(genotype, record.operator(), record.parents(), record.origin().species()),
        record.trial().fingerprint(),
        search.plan().goal().values(tried),
        violation(tried),
        tried.parameters(),
        record.outcome() instanceof Outcome.Measured measured ? measured.logits() : List.of());
  }

  /** As it was measured, or as it was known beforehand of what was not tried. */
  private double violation(Measurement tried) {
    return Math.max(
        search.plan().goal().violation(tried), search.limits().excess(tried.candidate()));
  }

  SearchResult result(StopReason stopReason) {
    return new SearchResult(records(hallOfFame), records(front), told, stopReason, Map.of());
  }

  private List<TrialRecord> records(Archive archive) {
    return archive.entries().stream()
        .map(entry -> Objects.requireNonNull(archived.get(entry.id())))
        .toList();
  }
}
