package org.evosearch.strategy.cmaes;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.cmaes.Ipop;
import org.evosearch.cmaes.Samples;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Losses;
import org.evosearch.strategy.NoveltyFilter;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Rollout;

/** A CMA-ES search on choices with given random streams. */
final class ChoiceRollout implements Rollout<Choices> {

  /** Restarts without a new network before one is sampled from the whole space. */
  private static final int BARREN_RUNS = 2;

  private final ChoiceSpace space;
  private final CmaEsSearchSettings settings;
  private final RandomStreams streams;
  private final Relaxation relaxation;
  private final Margin margin;
  private final Ipop ipop;
  private final NoveltyFilter<Choices> networks;
  private final Map<Fingerprint, Evaluation<Choices>> known = new HashMap<>();
  private Optional<Drawn> next = Optional.empty();
  private int generation;

  /** The points that were drawn last, none for a genotype from the whole space. */
  private record Drawn(Optional<Samples> samples, List<Proposal<Choices>> proposals) {}

  ChoiceRollout(ChoiceSpace space, CmaEsSearchSettings settings, RandomStreams streams) {
    this.space = space;
    this.settings = settings;
    this.streams = streams;
    this.relaxation = new Relaxation(space.genes());
    this.margin = new Margin(relaxation, settings.margin());
    this.networks = new NoveltyFilter<>(space);
    this.ipop = settings.runs(run -> relaxation.center());
  }

  @Override
  public List<Proposal<Choices>> proposals() {
    if (next.isEmpty()) {
      next = Optional.of(drawn());
    }
    return next.get().proposals();
  }

  @Override
  public void tell(List<Evaluation<Choices>> evaluations) {
    proposals();
    networks.tell(evaluations);
    evaluations.forEach(evaluation -> known.put(evaluation.fingerprint(), evaluation));
    next.flatMap(Drawn::samples).ifPresent(this::learn);
    next = Optional.empty();
    generation++;
  }

  private Drawn drawn() {
    int most = BARREN_RUNS * settings.patience();
    for (int barren = 0; barren < most; barren++) {
      Samples samples = ipop.ask(streams.stream(Purpose.PROPOSAL, generation, barren));
      List<Proposal<Choices>> proposals = proposals(samples);
      if (!proposals.isEmpty()) {
        return new Drawn(Optional.of(samples), proposals);
      }
      learn(samples);
      if (barren % settings.patience() == settings.patience() - 1) {
        ipop.restart();
      }
    }
    UniformRandomProvider random = streams.stream(Purpose.PROPOSAL, generation, most);
    List<Choices> left = networks.batch().sample(random).stream().toList();
    return new Drawn(Optional.empty(), left.stream().map(ChoiceRollout::proposal).toList());
  }

  private List<Proposal<Choices>> proposals(Samples samples) {
    NoveltyFilter<Choices>.Batch batch = networks.batch();
    return genotypes(samples).stream()
        .filter(genotype -> space.contains(genotype) && batch.take(genotype))
        .map(ChoiceRollout::proposal)
        .toList();
  }

  private static Proposal<Choices> proposal(Choices genotype) {
    return new Proposal<>(genotype, "sample", List.of());
  }

  private List<Choices> genotypes(Samples samples) {
    return IntStream.range(0, samples.size())
        .mapToObj(k -> relaxation.choices(samples.point(k)))
        .toList();
  }

  private void learn(Samples samples) {
    List<Optional<Evaluation<Choices>>> evaluations =
        genotypes(samples).stream().map(this::evaluation).toList();
    if (ipop.tell(samples, Losses.of(evaluations)).isEmpty()) {
      margin.keep(ipop.run());
    }
  }

  private Optional<Evaluation<Choices>> evaluation(Choices genotype) {
    return space.contains(genotype)
        ? Optional.ofNullable(known.get(space.decode(genotype).fingerprint()))
        : Optional.empty();
  }
}
