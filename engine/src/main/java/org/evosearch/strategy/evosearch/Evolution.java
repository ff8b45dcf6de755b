package org.evosearch.strategy.evosearch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.HybridSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.Rollout;

/** A search of trees and real genes with given random streams. */
final class Evolution implements Rollout<Hybrid> {

  private final HybridSpace space;
  private final EvoSearchSettings settings;
  private final Brood<Hybrid> brood;
  private final RandomStreams streams;
  private final GeneSearch genes;
  private final List<Hybrid> first;
  private final Set<Fingerprint> tried = new HashSet<>();
  private List<Evaluation<Hybrid>> population = List.of();
  private Optional<List<Proposal<Hybrid>>> next = Optional.empty();
  private int generation;

  /**
   * A search before its first generation.
   *
   * @param first genotypes whose trees are proposed first, and at the mean of whose genes it begins
   * @param brood told of the same evaluations by the owner of this search
   */
  Evolution(
      HybridSpace space,
      EvoSearchSettings settings,
      List<Hybrid> first,
      Brood<Hybrid> brood,
      RandomStreams streams) {
    this.first = first;
    this.space = space;
    this.settings = settings;
    this.brood = brood;
    this.streams = streams;
    this.genes = geneSearch(middle());
  }

  private Reals middle() {
    return first.isEmpty()
        ? space.center()
        : new Reals(
            IntStream.range(0, space.reals())
                .mapToObj(
                    gene ->
                        first.stream()
                            .mapToDouble(one -> one.reals().at(gene))
                            .average()
                            .orElseThrow())
                .toList());
  }

  private GeneSearch geneSearch(Reals start) {
    int individuals = settings.trees().population();
    BoxedCma whole = new BoxedCma(start, settings.sigma(), individuals);
    return switch (settings.credit()) {
      case RAW -> new JointGenes(whole, false, streams);
      case RESIDUAL -> new JointGenes(whole, true, streams);
      case ALTERNATE -> new AlternatingGenes(whole, individuals, streams);
      case PER_SPECIES -> new SpeciesGenes(space, start, settings.sigma(), individuals, streams);
    };
  }

  @Override
  public List<Proposal<Hybrid>> proposals() {
    if (next.isEmpty()) {
      brood.prepare(streams);
      Breeding breeding =
          new Breeding(space, settings.trees().breeding(), population, brood, tried);
      next = Optional.of(breeding.proposals(slots(), generation, streams));
    }
    return next.get();
  }

  private List<Slot> slots() {
    List<Slot> slots = new ArrayList<>(genes.slots(population));
    if (generation == 0) {
      for (int i = 0; i < Math.min(first.size(), slots.size()); i++) {
        if (slots.get(i) instanceof Slot.Bred bred) {
          slots.set(i, new Slot.Given(first.get(i).tree(), bred.genes()));
        }
      }
    }
    return slots;
  }

  @Override
  public void tell(List<Evaluation<Hybrid>> young) {
    List<Evaluation<Hybrid>> survivors = settings.trees().survivors(population, young);
    genes.tell(young, population, survivors);
    young.forEach(one -> tried.add(one.fingerprint()));
    population = survivors;
    next = Optional.empty();
    generation++;
  }
}
