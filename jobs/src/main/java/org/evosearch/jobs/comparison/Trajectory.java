package org.evosearch.jobs.comparison;

import java.io.Serializable;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.TrialRecord;
import org.evosearch.strategy.Goal;
import org.evosearch.trial.Metric;

/**
 * What a search paid for, training by training: reused outcomes and trials that were passed over
 * are left out.
 */
final class Trajectory implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Entrant entrant;
  private final List<Training> trainings;
  private final int proposals;
  private final Failures failures;

  /** Of each training the best one until then: curves ask for all of them. */
  private final int[] incumbents;

  /**
   * Copies the list.
   *
   * @param entrant which search
   * @param trainings in the order of the proposals
   * @param proposals how many there were, those among them that cost nothing
   * @param failures of the trainings
   */
  Trajectory(Entrant entrant, List<Training> trainings, int proposals, Failures failures) {
    this.entrant = entrant;
    this.trainings = List.copyOf(trainings);
    this.proposals = proposals;
    this.failures = failures;
    this.incumbents = new int[trainings.size()];
    for (int i = 1; i < incumbents.length; i++) {
      int before = incumbents[i - 1];
      boolean better = trainings.get(i).fitness() > trainings.get(before).fitness();
      incumbents[i] = better ? i : before;
    }
  }

  Entrant entrant() {
    return entrant;
  }

  List<Training> trainings() {
    return trainings;
  }

  /** How many networks were evaluated. */
  int length() {
    return trainings.size();
  }

  Failures failures() {
    return failures;
  }

  /** How often the search asked for a network, known ones and those passed over included. */
  int proposals() {
    return proposals;
  }

  /**
   * One training.
   *
   * @param fingerprint of its network, in hex
   * @param objectives larger is better; empty if it failed or violates a constraint
   * @param test accuracy on the test images in percent, NaN where it is not known
   */
  record Training(String fingerprint, List<Double> objectives, double test)
      implements Serializable {

    /** What there is where no proposal was worth a training. */
    static final Training NONE = new Training("", List.of(), Double.NaN);

    /** The first objective, negative infinity if there is none. */
    double fitness() {
      return objectives.isEmpty() ? Double.NEGATIVE_INFINITY : objectives.get(0);
    }
  }

  static Trajectory of(Entrant entrant, Goal goal, List<GenerationRecord> generations) {
    List<TrialRecord> proposals =
        generations.stream().flatMap(generation -> generation.trials().stream()).toList();
    List<TrialRecord> paid = proposals.stream().filter(TrialRecord::isPaid).toList();
    return new Trajectory(
        entrant,
        paid.stream().map(record -> training(goal, record)).toList(),
        proposals.size(),
        Failures.of(paid.stream().map(TrialRecord::outcome).toList()));
  }

  private static Training training(Goal goal, TrialRecord record) {
    boolean feasible = goal.violation(record.measurement()) == 0;
    return new Training(
        record.trial().fingerprint().hex(),
        // A list that Java's serialisation takes, whatever made it.
        feasible ? List.copyOf(goal.values(record.measurement())) : List.of(),
        record.measurement().value(Metric.TEST_ACCURACY).orElse(Double.NaN));
  }

  /** The best fitness of the first trainings. */
  double best(int after) {
    return incumbent(after).fitness();
  }

  /** The test accuracy of the network that has the best fitness of the first trainings. */
  double test(int after) {
    return incumbent(after).test();
  }

  /** Whether a network has a fitness. */
  boolean hasFoundAny() {
    return Double.isFinite(best(Integer.MAX_VALUE));
  }

  /** Whether the best network has a test accuracy, and another one than its fitness. */
  boolean hasTestOfItsOwn() {
    Training best = incumbent(Integer.MAX_VALUE);
    return Double.isFinite(best.test()) && best.test() != best.fitness();
  }

  private Training incumbent(int after) {
    return trainings.isEmpty()
        ? Training.NONE
        : trainings.get(incumbents[Math.min(after, incumbents.length) - 1]);
  }

  /** How many trainings it took until a fitness was good enough; empty if none was. */
  OptionalInt until(DoublePredicate goodEnough) {
    return first(i -> goodEnough.test(trainings.get(i).fitness()));
  }

  /** How many trainings it took until the optimum was found. */
  OptionalInt until(Optimum optimum) {
    return first(i -> optimum.isReached(trainings.get(i)));
  }

  private OptionalInt first(IntPredicate found) {
    OptionalInt index = IntStream.range(0, trainings.size()).filter(found).findFirst();
    return index.isPresent() ? OptionalInt.of(index.getAsInt() + 1) : index;
  }
}
