package org.evosearch.jobs.comparison;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.strategy.Goal;
import org.evosearch.trial.Metric;

/**
 * The evaluations of a search, in order; cached outcomes and prefiltered trials, which cost
 * nothing, are left out.
 */
final class Trajectory implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Entrant entrant;
  private final List<Evaluation> evaluations;
  private final int proposals;
  private final Failures failures;

  /** The amount spent up to each evaluation, inclusive. */
  private final int[] spent;

  /** Index of the best evaluation up to each one; curves need all of them. */
  private final int[] incumbents;

  /**
   * Copies the list.
   *
   * @param entrant the search
   * @param evaluations in the order of the proposals
   * @param proposals how many there were, including those that cost nothing
   * @param failures of the evaluations
   */
  Trajectory(Entrant entrant, List<Evaluation> evaluations, int proposals, Failures failures) {
    this.entrant = entrant;
    this.evaluations = List.copyOf(evaluations);
    this.proposals = proposals;
    this.failures = failures;
    this.incumbents = new int[evaluations.size()];
    for (int i = 1; i < incumbents.length; i++) {
      int before = incumbents[i - 1];
      incumbents[i] = evaluations.get(i).isBetter(evaluations.get(before)) ? i : before;
    }
    this.spent = evaluations.stream().mapToInt(Evaluation::cost).toArray();
    Arrays.parallelPrefix(spent, Integer::sum);
  }

  Entrant entrant() {
    return entrant;
  }

  List<Evaluation> evaluations() {
    return evaluations;
  }

  /** What was spent on evaluations. */
  int length() {
    return spent.length == 0 ? 0 : spent[spent.length - 1];
  }

  /** How many evaluations are of networks that had none before. */
  int networks() {
    return (int) evaluations.stream().filter(evaluation -> !evaluation.isLonger()).count();
  }

  /** How many evaluations are longer training runs of networks that had a shorter one before. */
  int longer() {
    return evaluations.size() - networks();
  }

  /** The number of evaluations within a budget. */
  private int within(int budget) {
    int place = Arrays.binarySearch(spent, budget);
    // Evaluations of 0 epochs cost nothing, so that an amount may occur more than once.
    while (place >= 0 && place + 1 < spent.length && spent[place + 1] == budget) {
      place++;
    }
    return place >= 0 ? place + 1 : -place - 1;
  }

  /** The evaluations within a budget. */
  List<Evaluation> first(int budget) {
    return evaluations.subList(0, within(budget));
  }

  Failures failures() {
    return failures;
  }

  /** The number of proposals, cached and prefiltered ones included. */
  int proposals() {
    return proposals;
  }

  /**
   * One evaluation.
   *
   * @param fingerprint of its network, in hex
   * @param objectives larger is better; empty if it failed or violates a constraint
   * @param test accuracy on the test images in percent, NaN where it is not known
   * @param cost in the unit of the budget
   * @param level of its length: fitness of different levels is not compared
   * @param isLonger whether its network had a shorter training run before
   */
  record Evaluation(
      String fingerprint,
      List<Double> objectives,
      double test,
      int cost,
      int level,
      boolean isLonger)
      implements Serializable {

    /** Stands for the best evaluation while there is none. */
    static final Evaluation NONE = new Evaluation("", List.of(), Double.NaN);

    /** An evaluation that costs as much as all others. */
    Evaluation(String fingerprint, List<Double> objectives, double test) {
      this(fingerprint, objectives, test, 1, 0, false);
    }

    /**
     * Whether this one has a fitness, and its level is higher, or the same with a larger fitness.
     */
    boolean isBetter(Evaluation other) {
      return !objectives.isEmpty()
          && (other.objectives.isEmpty()
              || level > other.level
              || (level == other.level && fitness() > other.fitness()));
    }

    /** The first objective, negative infinity if there is none. */
    double fitness() {
      return objectives.isEmpty() ? Double.NEGATIVE_INFINITY : objectives.get(0);
    }

    /**
     * The test accuracy if the network could be returned; negative infinity if it cannot, or if its
     * test accuracy is not known.
     */
    double returnedTest() {
      return objectives.isEmpty() || Double.isNaN(test) ? Double.NEGATIVE_INFINITY : test;
    }
  }

  static Trajectory of(
      Entrant entrant, Goal goal, List<GenerationRecord> generations, Yardstick yardstick) {
    List<TrialRecord> proposals =
        generations.stream().flatMap(generation -> generation.trials().stream()).toList();
    List<TrialRecord> paid = proposals.stream().filter(TrialRecord::wasRun).toList();
    return new Trajectory(
        entrant,
        paid.stream().map(record -> evaluation(goal, record, yardstick)).toList(),
        proposals.size(),
        Failures.of(paid.stream().map(TrialRecord::outcome).toList()));
  }

  private static Evaluation evaluation(Goal goal, TrialRecord record, Yardstick yardstick) {
    boolean feasible = goal.violation(record.measurement()) == 0 && !record.isStopped();
    return new Evaluation(
        record.trial().fingerprint().hex(),
        // A copy that is serializable.
        feasible ? List.copyOf(goal.values(record.measurement())) : List.of(),
        record.measurement().value(Metric.TEST_ACCURACY).orElse(Double.NaN),
        yardstick.cost(record),
        yardstick.level(record),
        record.isLonger());
  }

  /** The best fitness on the highest level within a budget. */
  double best(int after) {
    return incumbent(after).fitness();
  }

  /** The test accuracy of the network with that fitness; negative infinity if there is none. */
  double test(int after) {
    return incumbent(after).returnedTest();
  }

  /** Whether any network has a fitness. */
  boolean hasFoundAny() {
    return Double.isFinite(best(Integer.MAX_VALUE));
  }

  /** Whether the best network has a test accuracy that differs from its fitness. */
  boolean hasTestOfItsOwn() {
    Evaluation best = incumbent(Integer.MAX_VALUE);
    return Double.isFinite(best.returnedTest()) && best.returnedTest() != best.fitness();
  }

  private Evaluation incumbent(int after) {
    int count = within(after);
    return count == 0 ? Evaluation.NONE : evaluations.get(incumbents[count - 1]);
  }

  /**
   * What was spent until a fitness was good enough; empty if none is. Longer training runs do not
   * count: what is good enough is known for those of the first length.
   */
  OptionalInt until(DoublePredicate goodEnough) {
    return firstOfFirstLength(evaluation -> goodEnough.test(evaluation.fitness()));
  }

  /** What was spent until the optimum was found, by training runs of the first length. */
  OptionalInt until(Optimum optimum) {
    return firstOfFirstLength(optimum::isReached);
  }

  private OptionalInt firstOfFirstLength(Predicate<Evaluation> found) {
    return first(i -> !evaluations.get(i).isLonger() && found.test(evaluations.get(i)));
  }

  /** What was spent until the network that would be returned had a large enough test accuracy. */
  OptionalInt untilTest(double enough) {
    return first(i -> evaluations.get(incumbents[i]).returnedTest() >= enough);
  }

  private OptionalInt first(IntPredicate found) {
    OptionalInt index = IntStream.range(0, evaluations.size()).filter(found).findFirst();
    return index.isPresent() ? OptionalInt.of(spent[index.getAsInt()]) : index;
  }
}
