package org.evosearch.strategy.supernet;

import java.util.List;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.trial.SharedStage;

/**
 * DARTS of the first order: after a warm-up the logits of the mixture follow their gradient on
 * validation images while the weights follow theirs. In a supernet of which only a part of the
 * channels goes through operations and whose edges are normalized this is PC-DARTS.
 *
 * <p>Hanxiao Liu, Karen Simonyan, Yiming Yang: DARTS: Differentiable Architecture Search. ICLR
 * 2019. Yuhui Xu et al.: PC-DARTS: Partial Channel Connections for Memory-Efficient Architecture
 * Search. ICLR 2020.
 *
 * @param mixtures of the supernet
 * @param epochs of training
 * @param warmUp of them before the logits move
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
