package org.evosearch.search;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.genotype.Genotype;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Asks, runs, commits and tells, one generation after the other, with up to {@code search.pipeline}
 * generations in flight.
 *
 * <p>Generation g is proposed when exactly the generations up to g - pipeline have been told, also
 * in a resumed run. What a proposal depends on is therefore determined by its number alone.
 *
 * @param <G> the encoding
 */
public final class SearchLoop<G extends Genotype> {

  private final Search<G> search;
  private final Journal journal;
  private final SearchListener listener;
  private final TrialDispatcher dispatcher;
  private final StopRequest request;
  private final Generations<G> generations;
  private final CircuitBreaker breaker;
  private Optional<StopReason> requested = Optional.empty();
  private boolean isExtended;

  /** Creates a loop that runs to its end; it can be run once. */
  public SearchLoop(
      Search<G> search, TrialRunner runner, Journal journal, SearchListener listener) {
    this(search, runner, journal, listener, StopRequest.NEVER);
  }

  /**
   * Creates a loop; it can be run once.
   *
   * @param request asked after each generation whether to stop
   */
  public SearchLoop(
      Search<G> search,
      TrialRunner runner,
      Journal journal,
      SearchListener listener,
      StopRequest request) {
    this.request = request;
    this.search = search;
    this.breaker = new CircuitBreaker(search.plan().machineFaults(), runner::trouble);
    this.dispatcher = new TrialDispatcher(runner, journal, listener, breaker);
    this.journal = journal;
    this.listener = listener;
    this.generations = new Generations<>(search);
  }

  /**
   * Runs the search to its end, resuming where the journal ends.
   *
   * @throws JournalException if the journal cannot be opened, or another driver commits to it
   * @throws MachineFaultException if the machines fail, not the candidates
   */
  public SearchResult run(RunRecord run) {
    CommittedGenerations committed = new CommittedGenerations(journal.begin(run));
    SearchResult searched = search(committed);
    return search
        .plan()
        .finalists()
        .reEvaluation()
        .filter(plan -> requested.isEmpty() && !searched.hallOfFame().isEmpty())
        .map(plan -> reEvaluated(plan, searched, committed))
        .orElse(searched);
  }

  private SearchResult reEvaluated(
      ReEvaluationPlan plan, SearchResult searched, CommittedGenerations committed) {
    FinalReEvaluation<G> again = new FinalReEvaluation<>(search, plan, searched.hallOfFame());
    int generations = searched.generations();
    GenerationRecord record =
        committed
            .finalReEvaluation()
            .filter(last -> !isExtended)
            .orElseGet(
                () ->
                    run(
                        again,
                        again.proposed(generations, generations + committed.reEvaluations())));
    return again.result(searched, record);
  }

  private GenerationRecord run(FinalReEvaluation<G> again, ProposedGeneration<G> proposed) {
    OpenGeneration.Running<G> running = dispatcher.start(proposed, Optional.empty());
    GenerationRecord record = again.concluded(proposed, outcomes(running), generations.contents());
    journal.commit(record);
    listener.reEvaluated(record);
    return record;
  }

  /** Searches. Committed generations are always replayed, however small the budget is by now. */
  private SearchResult search(CommittedGenerations committed) {
    Deque<OpenGeneration<G>> open = new ArrayDeque<>();
    int opened = 0;
    for (int told = 0; ; told++) {
      int until = Math.min(told + search.plan().pipeline(), search.plan().limits().generations());
      while (opened < until && continues(committed)) {
        Optional<OpenGeneration<G>> next =
            committed.hasNext()
                ? Optional.of(replay(committed.next()))
                : start(opened, opened + committed.reEvaluations());
        if (next.isEmpty()) {
          break;
        }
        open.add(next.get());
        opened++;
      }
      if (open.isEmpty()) {
        return generations.result(stopReason(committed));
      }
      conclude(open.remove(), open);
      if (requested.isPresent()) {
        return generations.result(requested.get());
      }
    }
  }

  private boolean continues(CommittedGenerations committed) {
    return committed.hasNext() || generations.stopReason().isEmpty();
  }

  private StopReason stopReason(CommittedGenerations committed) {
    return generations
        .stopReason()
        .or(() -> recordedReason(committed))
        .orElseGet(
            () ->
                new StopReason(
                    "all " + search.plan().limits().generations() + " generations done"));
  }

  /** Why an earlier driver stopped the search for good before all generations were done. */
  private Optional<StopReason> recordedReason(CommittedGenerations committed) {
    return generations.told() >= search.plan().limits().generations()
        ? Optional.empty()
        : committed.stopReason();
  }

  private OpenGeneration<G> replay(GenerationRecord committed) {
    GenerationRecord whole = generations.withHeritage(committed);
    generations.reserve(whole);
    return new OpenGeneration.Committed<>(whole);
  }

  /** A new generation outdates a final re-evaluation that was committed. */
  private Optional<OpenGeneration<G>> start(int generation, int number) {
    Optional<ProposedGeneration<G>> proposed = generations.propose(generation, number);
    isExtended |= proposed.isPresent();
    return proposed.map(this::start);
  }

  private OpenGeneration<G> start(ProposedGeneration<G> proposed) {
    return dispatcher.start(proposed, search.plan().prefilter());
  }

  /** The decision to stop is part of the commit. */
  private GenerationRecord withReason(GenerationRecord record) {
    requested = request.reason();
    return requested
        .or(generations::spent)
        .map(reason -> record.stoppedBy(reason.text()))
        .orElse(record);
  }

  private void conclude(OpenGeneration<G> next, Collection<OpenGeneration<G>> open) {
    if (next instanceof OpenGeneration.Committed<G> committed) {
      generations.recall(committed.record());
      generations.tell(committed.record());
      breaker.committed(committed.record());
      listener.replayed(committed.record());
    } else if (next instanceof OpenGeneration.Running<G> running) {
      GenerationRecord record =
          withReason(generations.concluded(running.proposed(), outcomes(running)));
      journal.commit(record);
      breaker.committed(record);
      generations.tell(record);
      generations.sweep(trials(open));
      listener.committed(record);
    }
  }

  private static <G extends Genotype> List<Trial> trials(Collection<OpenGeneration<G>> open) {
    return open.stream()
        .filter(OpenGeneration.Running.class::isInstance)
        .flatMap(one -> ((OpenGeneration.Running<G>) one).proposed().toRun().stream())
        .toList();
  }

  private Map<Trial, Outcome> outcomes(OpenGeneration.Running<G> running) {
    Map<Trial, Outcome> outcomes = running.outcomes();
    breaker.check(running.proposed().generation(), outcomes.values());
    return outcomes;
  }
}
