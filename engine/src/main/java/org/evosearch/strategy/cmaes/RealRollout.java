package org.evosearch.strategy.cmaes;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.cmaes.Box;
import org.evosearch.cmaes.Ipop;
import org.evosearch.cmaes.Samples;
import org.evosearch.genotype.Reals;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Losses;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Rollout;

/** A CMA-ES search on real genes with given random streams. */
final class RealRollout implements Rollout<Reals> {

  private final int patience;
  private final RandomStreams streams;
  private final Box box;
  private final Ipop ipop;
  private final Set<Fingerprint> known = new HashSet<>();
  private Optional<Samples> drawn = Optional.empty();
  private int generation;
  private int barren;

  RealRollout(int genes, CmaEsSearchSettings settings, RandomStreams streams) {
    this.patience = settings.patience();
    this.streams = streams;
    this.box = Box.unit(genes);
    this.ipop = settings.runs(run -> start(run, genes));
  }

  /**
   * In generation 0, stream 0 draws its points, and each other one the start of the run of its
   * number.
   */
  private double[] start(int run, int genes) {
    return run == 0
        ? Reals.center(genes).toArray()
        : box.point(streams.stream(Purpose.PROPOSAL, 0, run));
  }

  private Samples samples() {
    Samples samples =
        drawn.orElseGet(() -> ipop.ask(streams.stream(Purpose.PROPOSAL, generation, 0)));
    drawn = Optional.of(samples);
    return samples;
  }

  @Override
  public List<Proposal<Reals>> proposals() {
    Samples samples = samples();
    return IntStream.range(0, samples.size())
        .mapToObj(k -> Reals.of(box.clipped(samples.point(k))))
        .map(genes -> new Proposal<>(genes, "sample", List.of()))
        .toList();
  }

  @Override
  public void tell(List<Evaluation<Reals>> evaluations) {
    Samples samples = samples();
    double[] losses = Losses.of(evaluations, samples.size());
    boolean ended = ipop.tell(samples, box.penalized(samples, losses, ipop.run())).isPresent();
    barren = note(evaluations) || ended ? 0 : barren + 1;
    if (barren == patience) {
      ipop.restart();
      barren = 0;
    }
    drawn = Optional.empty();
    generation++;
  }

  /** Marks the networks as seen and returns whether one of them was unseen. */
  private boolean note(List<Evaluation<Reals>> evaluations) {
    int before = known.size();
    evaluations.forEach(evaluation -> known.add(evaluation.fingerprint()));
    return known.size() > before;
  }
}
