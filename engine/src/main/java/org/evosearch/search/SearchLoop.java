package org.evosearch.search;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.genotype.Genotype;
import org.evosearch.search.plan.ReScoring;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Asks, runs, commits, tells: generation after generation, with as many in flight as the plan says.
 *
 * <p>Generation g is asked for when exactly the generations up to g - pipeline have been told, in a
 * run that goes through as in one that is resumed. So what a generation may know depends on its
 * number alone.
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
  private boolean hasGoneOn;

  /** Creates a loop that nobody stops, to be run once. */
  public SearchLoop(
      Search<G> search, TrialRunner runner, Journal journal, SearchListener listener) {
    this(search, runner, journal, listener, StopRequest.NEVER);
  }

  /** Creates a loop, to be run once. */
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
   * Runs the search to its end, going on where the journal ends.
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
        .reScoring()
        .filter(plan -> requested.isEmpty() && !searched.hallOfFame().isEmpty())
        .map(plan -> reScored(plan, searched, committed))
        .orElse(searched);
  }

  private SearchResult reScored(
      ReScoring plan, SearchResult searched, CommittedGenerations committed) {
    FinalRound<G> round = new FinalRound<>(search, plan, searched.hallOfFame());
    int generations = searched.generations();
    GenerationRecord record =
        committed
            .finalRound()
            .filter(last -> !hasGoneOn)
            .orElseGet(
                () -> run(round, round.proposed(generations, generations + committed.rounds())));
    return round.result(searched, record);
  }

  private GenerationRecord run(FinalRound<G> round, ProposedGeneration<G> proposed) {
    OpenGeneration.Running<G> running = dispatcher.start(proposed, Optional.empty());
    GenerationRecord record = round.concluded(proposed, outcomes(running), generations.contents());
    journal.commit(record);
    listener.reScored(record);
    return record;
  }

  /** Searches. What is committed is always gone through, however small the budget is by now. */
  private SearchResult search(CommittedGenerations committed) {
    Deque<OpenGeneration<G>> open = new ArrayDeque<>();
    int opened = 0;
    for (int told = 0; ; told++) {
      int until = Math.min(told + search.plan().pipeline(), search.plan().limits().generations());
      while (opened < until && goesOn(committed)) {
        Optional<OpenGeneration<G>> next =
            committed.hasNext()
                ? Optional.of(replay(committed.next()))
                : start(opened, opened + committed.rounds());
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

  private boolean goesOn(CommittedGenerations committed) {
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

  /** Why the search stopped before all generations were done, where it may not go on. */
  private Optional<StopReason> recordedReason(CommittedGenerations committed) {
    return generations.told() >= search.plan().limits().generations()
        ? Optional.empty()
        : committed.stopReason();
  }

  private OpenGeneration<G> replay(GenerationRecord committed) {
    GenerationRecord whole = generations.inheriting(committed);
    generations.reserve(whole);
    return new OpenGeneration.Committed<>(whole);
  }

  /** A final round that was committed is not the last one any more. */
  private Optional<OpenGeneration<G>> start(int generation, int number) {
    Optional<ProposedGeneration<G>> proposed = generations.propose(generation, number);
    hasGoneOn |= proposed.isPresent();
    return proposed.map(this::start);
  }

  private OpenGeneration<G> start(ProposedGeneration<G> proposed) {
    return dispatcher.start(proposed, search.plan().prefilter());
  }

  /** Whether the search stops is decided with the commit, and recorded with it. */
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
