package org.evosearch.strategy.supernet;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Replay;
import org.evosearch.strategy.Rollout;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.SharedStage;

/**
 * A search among networks that share weights. Objectives are the validation accuracy and the
 * validation loss, in this order.
 */
public final class SupernetSearch implements SearchStrategy<SupernetStep> {

  private final Replay<SupernetStep> replay;
  private final int generations;
  private Optional<StopReason> stopReason = Optional.empty();

  private SupernetSearch(int generations, Function<RandomStreams, Phase> beginning) {
    this.generations = generations;
    this.replay = new Replay<>(streams -> new Course(beginning.apply(streams)));
  }

  /** EG-NAS. */
  public static SupernetSearch egNas(SupernetSpace space, EgNasSettings settings) {
    return new SupernetSearch(
        settings.searchGenerations(),
        streams -> new EgNas(space.supernet().mixtures(), settings, streams).start());
  }

  /**
   * First-order DARTS, or PC-DARTS.
   *
   * @param epochs of training
   * @param warmUp number of epochs before alpha is trained as well
   */
  public static SupernetSearch darts(SupernetSpace space, int epochs, int warmUp) {
    return new SupernetSearch(
        epochs + 1,
        streams -> new Darts(space.supernet().mixtures(), epochs, warmUp, streams).start());
  }

  /**
   * Random search with weight sharing.
   *
   * @param epochs of training
   * @param networks number of networks drawn in the end
   */
  public static SupernetSearch random(SupernetSpace space, int epochs, int networks) {
    return new SupernetSearch(
        epochs + 1, streams -> new SharedRandom(space, epochs, networks, streams).start());
  }

  /** A search in its current phase. */
  private static final class Course implements Rollout<SupernetStep> {

    private Phase phase;

    Course(Phase phase) {
      this.phase = phase;
    }

    @Override
    public List<Proposal<SupernetStep>> proposals() {
      return phase.proposals();
    }

    @Override
    public void tell(List<Evaluation<SupernetStep>> evaluations) {
      phase = phase.next(evaluations);
    }
  }

  @Override
  public List<Proposal<SupernetStep>> ask(int generation, RandomStreams streams) {
    return replay.ask(streams);
  }

  @Override
  public void tell(List<Evaluation<SupernetStep>> evaluations) {
    replay.tell(evaluations);
    Evaluation<SupernetStep> first = evaluations.get(0);
    SharedStage stage = first.genotype().stage();
    if (stage == SharedStage.DERIVED) {
      stopReason = Optional.of(new StopReason("the network was derived"));
    } else if (stage.isTraining() && first.objectives().isEmpty()) {
      stopReason = Optional.of(new StopReason("the shared weights could not be trained"));
    }
  }

  @Override
  public Optional<StopReason> stopReason() {
    return stopReason;
  }

  /** One for each epoch, those between epochs, and one for the derived networks. */
  @Override
  public OptionalInt generations() {
    return OptionalInt.of(generations);
  }

  /** 1: each generation needs the weights, or the scores, of the one before. */
  @Override
  public int largestPipeline() {
    return 1;
  }

  /** Always throws: shared weights are trained from the beginning. */
  @Override
  public SearchStrategy<SupernetStep> startingFrom(List<SupernetStep> genotypes) {
    throw new IllegalArgumentException("shared weights are trained from the beginning");
  }
}
