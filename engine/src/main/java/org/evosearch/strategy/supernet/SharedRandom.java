package org.evosearch.strategy.supernet;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.supernet.SupernetSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.trial.SharedStage;

/**
 * Random search with weight sharing: each training step trains one randomly drawn network, and in
 * the end networks are drawn and scored.
 *
 * <p>Liam Li, Ameet Talwalkar: Random Search and Reproducibility for Neural Architecture Search.
 * UAI 2019. Unlike in the paper, the drawn networks are scored on all validation images, not first
 * on a batch.
 *
 * @param space of the networks
 * @param epochs of training
 * @param networks number of networks drawn in the end
 * @param streams of the run
 */
record SharedRandom(SupernetSpace space, int epochs, int networks, RandomStreams streams) {

  Phase start() {
    int logits = space.supernet().mixtures().logits();
    return train(Point.start(Collections.nCopies(logits, 0.0)));
  }

  private Phase train(Point point) {
    return new WeightPhase(point, SharedStage.TRAIN_SAMPLED, this::after);
  }

  private Phase after(Point point, Evaluation<SupernetStep> training) {
    return point.epoch() < epochs ? train(point) : derived(point);
  }

  private Phase derived(Point point) {
    List<List<Double>> drawn =
        IntStream.range(0, networks)
            .mapToObj(i -> streams.stream(Purpose.PROPOSAL, point.generation(), i))
            .map(random -> logits(space.whole().sample(random)))
            .toList();
    return new DerivedPhase(point, drawn);
  }

  /** Logits from which the network is derived again. */
  private List<Double> logits(Choices network) {
    return Arrays.stream(space.whole().oneHot(network)).boxed().toList();
  }
}
