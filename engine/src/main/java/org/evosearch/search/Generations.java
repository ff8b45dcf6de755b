package org.evosearch.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.search.plan.Prefilter;
import org.evosearch.search.plan.ReScoring;
import org.evosearch.search.plan.Spending;
import org.evosearch.search.rungs.CurveThresholds;
import org.evosearch.search.rungs.Promotion;
import org.evosearch.search.rungs.Promotions;
import org.evosearch.search.rungs.RungTrial;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Measurement;
import org.evosearch.trial.Origin;
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
  private final Archives archives;
  private final Promotions promotions;
  private final CurveThresholds thresholds;
  private final Heredity heredity = new Heredity();
  private boolean exhausted;
  private int idle;
  private int told;

  Generations(Search<G> search) {
    this.search = search;
    this.archives = new Archives(search.plan());
    this.promotions = new Promotions(search.plan().effort().rungs());
    this.thresholds = new CurveThresholds(search.plan().effort().stopping());
  }

  /** Why nothing more should be proposed, empty while the search goes on. */
  Optional<StopReason> stopReason() {
    return noChildren().filter(reason -> promotions.isIdle()).or(this::spent);
  }

  /** Why no new network should be proposed; what was promised to others is trained all the same. */
  private Optional<StopReason> noChildren() {
    if (exhausted) {
      return Optional.of(new StopReason("nothing was left to propose"));
    }
    if (!search.plan().limits().hasGenerationLimit() && idle >= MOST_IDLE) {
      return Optional.of(new StopReason("no new network in " + MOST_IDLE + " generations"));
    }
    return isSpent()
        ? Optional.of(
            new StopReason("all " + search.plan().limits().trainings() + " trainings done"))
        : search.strategy().stopReason();
  }

  /** Why the search may cost no more, by what is committed. */
  Optional<StopReason> spent() {
    return search.plan().limits().spending().spent(spending);
  }

  /**
   * Proposes who is promoted, and asks the strategy; empty if there is nothing to propose now. A
   * generation of promotions alone waits until all before it were told, so that what it knows does
   * not depend on when it was found out that there is nothing else.
   *
   * @param generation of the search, from which all randomness derives
   * @param number under which it is recorded, larger where final rounds were recorded before it
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
      Trial trial = trial(generation, new TrialId(number, entries.size()), proposal);
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
    Trial trial = trial(generation, id, search.space().decode(genotype), due.rung());
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

  private Trial trial(int generation, TrialId id, Proposal<G> proposal) {
    DecodedCandidate decoded = search.space().decode(proposal.genotype());
    return inheriting(trial(generation, id, decoded, 0), proposal.parents(), proposal.operator());
  }

  private Trial trial(int generation, TrialId id, DecodedCandidate decoded, int rung) {
    long seed = search.streams().derivedSeed(Purpose.TRIAL, generation, id.index());
    Budget budget = search.plan().effort().on(rung);
    return new Trial(id, decoded.candidate(), decoded.fingerprint(), budget, seed)
        .endingBelow(thresholds.of(budget.epochs()));
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
        .filter(record -> !record.isInfeasible() && record.rung() == 0)
        .forEach(record -> cache.lookUp(record.trial()));
    List<TrialRecord> longer =
        committed.trials().stream().filter(record -> record.rung() > 0).toList();
    longer.forEach(one -> promotions.promote(one.trial().fingerprint(), one.rung() - 1));
    countIdle(cache.evaluations() > before || !longer.isEmpty());
  }

  /** The record of a generation whose trials were all run. */
  GenerationRecord concluded(ProposedGeneration<G> proposed, Map<Trial, Outcome> outcomes) {
    outcomes.forEach(this::settle);
    List<TrialRecord> records =
        proposed.entries().stream().map(entry -> record(entry, outcomes)).toList();
    archives.offer(records);
    GenerationRecord concluded = new GenerationRecord(proposed.generation(), records, contents());
    spend(concluded);
    return concluded;
  }

  private void spend(GenerationRecord committed) {
    committed.run().forEach(record -> spending.add(record.outcome(), record.paidEpochs()));
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
        search.plan().effort().rungs().isEmpty()
                || entry.proposal().operator().equals(ReScoring.OPERATOR)
            ? entry.proposal().origin()
            : entry.proposal().origin().on(entry.rung()),
        entry.original().orElse(null),
        outcome,
        search.plan().goal().violation(tried) > 0
            ? OptionalDouble.empty()
            : search.plan().goal().fitness(tried));
  }

  /** What each archive keeps now, by its name. */
  Map<String, List<ArchiveEntry>> contents() {
    return archives.contents();
  }

  /** Takes in what an earlier driver committed, as if it had been concluded here. */
  void recall(GenerationRecord committed) {
    for (TrialRecord record : committed.trials()) {
      if (record.reusedFrom() == null && !record.isInfeasible()) {
        settle(record.trial(), record.outcome());
      }
    }
    archives.offer(committed.trials());
    spend(committed);
  }

  /** How many generations the strategy was told of. */
  int told() {
    return told;
  }

  /**
   * Tells of a committed generation: the strategy of trainings on the first rung alone, so that it
   * never compares trainings of different lengths.
   */
  void tell(GenerationRecord committed) {
    Map<Integer, List<TrialRecord>> rungs =
        committed.trials().stream().collect(Collectors.groupingBy(TrialRecord::rung));
    List<TrialRecord> children = rungs.getOrDefault(0, List.of());
    if (!children.isEmpty() || rungs.isEmpty()) {
      search.strategy().tell(children.stream().map(this::evaluation).toList());
    }
    search.weights().ifPresent(weights -> heredity.tell(committed.trials(), living()));
    rungs.forEach((rung, trials) -> promotions.tell(rung, rungTrials(trials)));
    committed.trials().stream().filter(TrialRecord::isPaid).forEach(this::tellCurve);
    told++;
  }

  private List<RungTrial> rungTrials(List<TrialRecord> trials) {
    Goal goal = search.plan().goal();
    return trials.stream()
        .filter(one -> one.isPaid() && !one.isStopped() && one.fitness().isPresent())
        .map(
            one ->
                new RungTrial(
                    one.trial().id(),
                    one.trial().fingerprint(),
                    one.genotype(),
                    goal.values(one.measurement())))
        .toList();
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
   * Deletes weights that nobody needs any more.
   *
   * @param open trials that are not committed
   */
  void sweep(List<Trial> open) {
    search
        .weights()
        .ifPresent(
            folder -> folder.delete(heredity.unneeded(folder.digests(), open, archives.kept())));
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
    return new SearchResult(archives.hallOfFame(), archives.front(), told, stopReason, Map.of());
  }
}
