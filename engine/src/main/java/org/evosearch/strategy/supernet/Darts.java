package org.evosearch.strategy.supernet;

import java.util.List;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.trial.SharedStage;

/**
 * First-order DARTS: after a warm-up, the logits of alpha follow their gradient on validation
 * images while the weights follow theirs. With partial channels and normalized edges in the
 * supernet, this is PC-DARTS.
 *
 * <p>Hanxiao Liu, Karen Simonyan, Yiming Yang: DARTS: Differentiable Architecture Search. ICLR
 * 2019. Yuhui Xu et al.: PC-DARTS: Partial Channel Connections for Memory-Efficient Architecture
 * Search. ICLR 2020.
 *
 * @param mixtures of the supernet
 * @param epochs of training
 * @param warmUp number of epochs before alpha is trained as well
 * @param streams of the run
 */
record Darts(EdgeMixtures mixtures, int epochs, int warmUp, RandomStreams streams) {

  Phase start() {
    return train(Point.nearZero(mixtures, streams));
  }

  private Phase train(Point point) {
    SharedStage stage = point.epoch() < warmUp ? SharedStage.TRAIN : SharedStage.TRAIN_MIXTURE;
    return new WeightPhase(point, stage, this::after);
  }

  private Phase after(Point point, Evaluation<SupernetStep> training) {
    Point moved = training.logits().isEmpty() ? point : point.at(training.logits());
    return moved.epoch() < epochs ? train(moved) : new DerivedPhase(moved, List.of(moved.logits()));
  }
}
