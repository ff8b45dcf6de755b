package org.evosearch.jobs.cli.console;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.evosearch.experiment.Experiment;
import org.evosearch.jobs.metrics.BestFitness;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.SearchListener;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.plan.SearchPlan;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/** Shows the progress of a search: a bar on a terminal, a line for each generation elsewhere. */
public abstract class SearchProgress implements SearchListener, AutoCloseable {

  private final SearchPlan plan;
  private final OptionalInt planned;
  private final Function<GenerationRecord, Optional<String>> remarks;
  private Optional<String> remark = Optional.empty();
  private final AtomicInteger ran = new AtomicInteger();
  private int trials;
  private int trainings;
  private int networks;
  private int generations;
  private long epochs;
  private final BestFitness best = new BestFitness();

  SearchProgress(Experiment<?> experiment) {
    this.plan = experiment.search().plan();
    this.planned = experiment.search().generations();
    this.remarks = experiment.remarks();
  }

  /** Chooses the form by whether there is a terminal. */
  @SuppressWarnings("SystemConsoleNull") // From Java 22 on, a log gets the bar: ugly, not wrong.
  public static SearchProgress on(PrintWriter out, Experiment<?> experiment) {
    return System.console() == null
        ? new ProgressLines(out, experiment)
        : new ProgressOnTerminal(experiment);
  }

  @Override
  public void finished(Trial trial, Outcome outcome) {
    ran.incrementAndGet();
    shown();
  }

  @Override
  public void replayed(GenerationRecord generation) {
    count(generation);
  }

  @Override
  public void committed(GenerationRecord generation) {
    Optional<String> said = count(generation);
    committed(summary(generation) + said.map(text -> "; " + text).orElse(""));
    shown();
  }

  @Override
  public void reEvaluated(GenerationRecord round) {
    committed(
        String.format(
            Locale.ROOT,
            "final re-evaluation: %d trials, %d failed",
            round.trials().size(),
            count(round, SearchProgress::hasFailed)));
  }

  private Optional<String> count(GenerationRecord generation) {
    Optional<String> said = remarks.apply(generation);
    remark = said.or(() -> remark);
    generations++;
    trials += generation.trials().size();
    trainings += (int) generation.trials().stream().filter(TrialRecord::wasRun).count();
    networks += (int) generation.trials().stream().filter(SearchProgress::isNew).count();
    epochs += generation.trials().stream().mapToLong(TrialRecord::chargedEpochs).sum();
    best.add(generation);
    return said;
  }

  private static boolean isNew(TrialRecord record) {
    return record.wasRun() && record.rung() == 0;
  }

  private String summary(GenerationRecord generation) {
    return String.format(
        Locale.ROOT,
        "generation %d%s: best so far %s; %d trials, %d reused, %s%s%s%d failed",
        generation.generation(),
        planned.isPresent() ? " (" + place(" of ") + ")" : "",
        best(),
        generation.trials().size(),
        count(generation, record -> record.reusedFrom() != null),
        plan.effort().rungs().isEmpty()
            ? ""
            : count(generation, record -> record.rung() > 0) + " promoted, ",
        plan.prefilter().isEmpty()
            ? ""
            : count(generation, TrialRecord::isPrefiltered) + " prefiltered, ",
        plan.goal().constraints().isEmpty()
            ? ""
            : count(generation, SearchProgress::isInfeasible) + " infeasible, ",
        count(generation, SearchProgress::hasFailed));
  }

  /** Whether the trial exceeds a limit, by its predicted or its measured sizes. */
  private static boolean isInfeasible(TrialRecord record) {
    boolean measured = record.outcome() instanceof Outcome.Measured;
    return record.isInfeasible() || (measured && record.fitness().isEmpty());
  }

  private static boolean hasFailed(TrialRecord record) {
    return record.outcome() instanceof Outcome.Failed
        && !record.isPrefiltered()
        && !record.isInfeasible();
  }

  private static long count(GenerationRecord generation, Predicate<TrialRecord> property) {
    return generation.trials().stream().filter(property).count();
  }

  /** The best fitness so far, for the user. */
  final String best() {
    OptionalDouble fitness = best.fitness();
    return fitness.isEmpty() ? "none" : String.format(Locale.ROOT, "%.4g", fitness.getAsDouble());
  }

  /** How many trials were run by this driver. */
  final int ran() {
    return ran.get();
  }

  /** How many generations are committed, and of how many if that is known. */
  final String place(String of) {
    return planned.isPresent() ? generations + of + planned.getAsInt() : "" + generations;
  }

  /** How much of the search is done, from 0 to 1, by the limit that is closest. */
  final double done() {
    double byTrainings =
        plan.limits().trainings() == 0 ? 0 : (double) networks / plan.limits().trainings();
    long most = plan.limits().budget().evaluations();
    double byEvaluations = most == 0 ? 0 : (double) trainings / most;
    long mostEpochs = plan.limits().budget().epochs();
    double byEpochs = mostEpochs == 0 ? 0 : (double) epochs / mostEpochs;
    double byNumber = Math.max(byTrainings, Math.min(1, Math.max(byEvaluations, byEpochs)));
    return Math.max(byNumber, planned.isEmpty() ? 0 : (double) generations / planned.getAsInt());
  }

  /** The expected number of trials, extrapolated; -1 if it is unknown. */
  final long expectedTrials() {
    return done() == 0 ? -1 : Math.round(trials / done());
  }

  /**
   * One line with the numbers of proposals and of distinct networks, and of longer training runs if
   * there are rungs.
   *
   * @param verb what was done with a network, such as {@code looked up}
   */
  public final String account(String verb) {
    return String.format(
        Locale.ROOT,
        "%,d proposals; distinct networks %s: %,d%s",
        trials,
        verb,
        networks,
        plan.effort().rungs().isEmpty()
            ? ""
            : String.format(
                Locale.ROOT,
                ", longer training runs: %,d, epochs: %,d",
                trainings - networks,
                epochs));
  }

  /** The latest remark on a generation, if there was one. */
  public final Optional<String> remark() {
    return remark;
  }

  /** How many trials are in committed generations. */
  final int trials() {
    return trials;
  }

  /** Shows that a generation was committed. */
  abstract void committed(String summary);

  /** Shows the current state. Called from any thread. */
  abstract void shown();

  @Override
  public abstract void close();
}
