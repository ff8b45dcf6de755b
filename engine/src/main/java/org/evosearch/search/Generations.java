package org.evosearch.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.genotype.Genotype;
import org.evosearch.search.plan.CostAccount;
import org.evosearch.search.plan.Prefilter;
import org.evosearch.search.rungs.CurveThresholds;
import org.evosearch.search.rungs.Promotion;
import org.evosearch.search.rungs.Promotions;
import org.evosearch.search.rungs.RungTrial;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.Origin;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * The state of a search between its strategy and its journal: what is proposed next, which outcomes
 * are cached, what the archives keep, what it has cost, and whether it has to stop.
 *
 * @param <G> the encoding
 */
final class Generations<G extends Genotype> {

  /**
   * Stop after this many consecutive generations without a new network when no generation limit is
   * set.
   */
  private static final int MAX_IDLE_GENERATIONS = 100;

  private final Search<G> search;
  private final EvaluationCache cache = new EvaluationCache();
  private final CostAccount costs = new CostAccount();
  private final Archives archives;
  private final Promotions promotions;
  private final CurveThresholds thresholds;
  private final Heredity heredity = new Heredity();
  private final TrialFactory<G> trials;
  private final TrialRecords<G> records;
  private boolean exhausted;
  private int idle;
  private int told;

  Generations(Search<G> search) {
    this.search = search;
    this.archives = new Archives(search.plan());
    this.promotions = new Promotions(search.plan().effort().rungs());
    this.thresholds = new CurveThresholds(search.plan().effort().stopping());
    this.trials = new TrialFactory<>(search, thresholds, heredity);
    this.records = new TrialRecords<>(search);
  }

  /** Why the search stops; empty while there is something to propose. */
  Optional<StopReason> stopReason() {
    return noChildren().filter(reason -> promotions.isIdle()).or(this::spent);
  }

  /** Why the strategy is not asked for new networks; due promotions are trained regardless. */
  private Optional<StopReason> noChildren() {
    if (exhausted) {
      return Optional.of(new StopReason("nothing was left to propose"));
    }
    if (!search.plan().limits().hasGenerationLimit() && idle >= MAX_IDLE_GENERATIONS) {
      return Optional.of(
          new StopReason("no new network in " + MAX_IDLE_GENERATIONS + " generations"));
    }
    return isSpent()
        ? Optional.of(
            new StopReason("all " + search.plan().limits().trainings() + " trainings done"))
        : search.strategy().stopReason();
  }

  /** The limit of the budget that the committed generations have reached, if any. */
  Optional<StopReason> spent() {
    return search.plan().limits().budget().spent(costs);
  }

  /**
   * Proposes the due promotions and what the strategy asks for; empty if there is nothing to
   * propose now. A generation of promotions alone is proposed only after the strategy has been told
   * of all earlier generations, so that it does not depend on the number of generations in flight.
   *
   * @param generation of the search, from which all randomness derives
   * @param number under which it is recorded, larger than the generation by the final
   *     re-evaluations recorded before it
   */
  Optional<ProposedGeneration<G>> propose(int generation, int number) {
    List<Proposal<G>> children = children(generation);
    if (children.isEmpty() && generation != told) {
      return Optional.empty();
    }
    List<ProposedGeneration.Entry<G>> entries = new ArrayList<>();
    promotions.due().forEach(due -> entries.add(promoted(due, generation, number, entries.size())));
    for (Proposal<G> proposal : children) {
      if (isSpent()) {
        break;
      }
      Trial trial = trials.trial(generation, new TrialId(number, entries.size()), proposal);
      entries.add(entry(proposal, trial));
    }
    countIdle(entries.stream().anyMatch(ProposedGeneration.Entry::isNew));
    return entries.isEmpty()
        ? Optional.empty()
        : Optional.of(new ProposedGeneration<>(number, entries));
  }

  private List<Proposal<G>> children(int generation) {
    exhausted = false;
    if (noChildren().isPresent()) {
      return List.of();
    }
    List<Proposal<G>> children = search.strategy().ask(generation, search.streams());
    exhausted = children.isEmpty();
    return children;
  }

  private ProposedGeneration.Entry<G> promoted(
      Promotion due, int generation, int number, int index) {
    RungTrial before = due.trial();
    promotions.promote(before.network(), due.rung() - 1);
    G genotype = search.space().parse(before.genotype());
    TrialId id = new TrialId(number, index);
    Trial trial = trials.promoted(generation, id, genotype, due.rung());
    return new ProposedGeneration.Entry<>(
        new Proposal<>(genotype, Origin.PROMOTION, List.of(before.id())), trial, due.rung());
  }

  private ProposedGeneration.Entry<G> entry(Proposal<G> proposal, Trial trial) {
    Optional<Outcome.Failed> refusal = search.limits().refusal(trial.candidate());
    Optional<TrialId> original = refusal.isPresent() ? Optional.empty() : cache.lookUp(trial);
    return new ProposedGeneration.Entry<>(proposal, trial, original, refusal, 0);
  }

  private void countIdle(boolean hasNew) {
    idle = hasNew ? 0 : idle + 1;
  }

  private boolean isSpent() {
    int limit = search.plan().limits().trainings();
    return limit > 0 && cache.evaluations() >= limit;
  }

  /** A committed generation with the heritage of its trials, of which tables record a part. */
  GenerationRecord withHeritage(GenerationRecord committed) {
    return trials.withHeritage(committed);
  }

  /** Replays the proposal of a committed generation: marks its networks and promotions as taken. */
  void reserve(GenerationRecord committed) {
    int before = cache.evaluations();
    committed.trials().stream()
        .filter(record -> !record.isInfeasible() && record.rung() == 0)
        .forEach(record -> cache.lookUp(record.trial()));
    List<TrialRecord> longer =
        committed.trials().stream().filter(record -> record.rung() > 0).toList();
    longer.forEach(one -> promotions.promote(one.trial().fingerprint(), one.rung() - 1));
    countIdle(cache.evaluations() > before || !longer.isEmpty());
  }

  /** The record of a generation, given the outcomes of all trials that were run. */
  GenerationRecord concluded(ProposedGeneration<G> proposed, Map<Trial, Outcome> outcomes) {
    outcomes.forEach(this::settle);
    List<TrialRecord> ended =
        proposed.entries().stream().map(entry -> record(entry, outcomes)).toList();
    archives.offer(ended);
    GenerationRecord concluded = new GenerationRecord(proposed.generation(), ended, contents());
    account(concluded);
    return concluded;
  }

  private void account(GenerationRecord committed) {
    committed.run().forEach(record -> costs.add(record.outcome(), record.chargedEpochs()));
  }

  private void settle(Trial trial, Outcome outcome) {
    cache.record(trial.id(), outcome);
    if (Prefilter.isPrefiltered(outcome)) {
      cache.invalidate(trial);
    }
  }

  private TrialRecord record(ProposedGeneration.Entry<G> entry, Map<Trial, Outcome> outcomes) {
    Optional<Outcome> known = entry.original().map(cache::outcomeOf).or(entry::refusal);
    return records.record(
        entry, known.orElseGet(() -> TrialRecords.outcomeOf(entry.trial(), outcomes)));
  }

  /** The current entries of each archive, by its name. */
  Map<String, List<ArchiveEntry>> contents() {
    return archives.contents();
  }

  /** Replays the conclusion of a generation that an earlier driver committed. */
  void recall(GenerationRecord committed) {
    for (TrialRecord record : committed.trials()) {
      if (record.reusedFrom() == null && !record.isInfeasible()) {
        settle(record.trial(), record.outcome());
      }
    }
    archives.offer(committed.trials());
    account(committed);
  }

  /** The number of generations that the strategy has been told. */
  int told() {
    return told;
  }

  /**
   * Passes a committed generation to the strategy, the promotions and the thresholds. The strategy
   * is told only of trials on the first rung, so that it never compares training runs of different
   * lengths.
   */
  void tell(GenerationRecord committed) {
    Map<Integer, List<TrialRecord>> rungs =
        committed.trials().stream().collect(Collectors.groupingBy(TrialRecord::rung));
    List<TrialRecord> children = rungs.getOrDefault(0, List.of());
    if (!children.isEmpty() || rungs.isEmpty()) {
      search.strategy().tell(children.stream().map(records::evaluation).toList());
    }
    search.weights().ifPresent(weights -> heredity.tell(committed.trials(), living()));
    rungs.forEach((rung, ended) -> promotions.tell(rung, records.promotable(ended)));
    committed.trials().stream().filter(TrialRecord::wasRun).forEach(this::tellCurve);
    told++;
  }

  private void tellCurve(TrialRecord record) {
    if (record.outcome() instanceof Outcome.Measured measured && !measured.curve().isEmpty()) {
      thresholds.tell(record.trial().budget().epochs(), measured.curve());
    }
  }

  private Set<TrialId> living() {
    return search.strategy().living().orElse(Set.of());
  }

  /**
   * Deletes the weights that no living trial, archive or open trial needs.
   *
   * @param open trials that are not committed
   */
  void sweep(List<Trial> open) {
    search
        .weights()
        .ifPresent(
            folder -> folder.delete(heredity.unneeded(folder.digests(), open, archives.kept())));
  }

  SearchResult result(StopReason stopReason) {
    return new SearchResult(archives.hallOfFame(), archives.front(), told, stopReason, List.of());
  }
}
