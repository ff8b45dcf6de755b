package org.evosearch.strategy.evosearch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Tree;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.HybridSpace;
import org.evosearch.strategy.Brood;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.WithinLimits;
import org.evosearch.variation.TreeVariation;

/** Creates the proposals of one generation: genetic programming for trees, real genes as given. */
final class Breeding {

  /** Attempts to draw a tree that the generation does not have yet. */
  private static final int MAX_DRAWS = 20;

  private final HybridSpace space;
  private final BreedingSettings settings;
  private final Optional<DoubleTournament> tournament;
  private final Brood<Hybrid> brood;
  private final Set<Fingerprint> grown = new HashSet<>();

  /** The parents whose second child is bred next, with mother and father exchanged. */
  private Optional<Couple> couple = Optional.empty();

  private record Couple(Evaluation<Hybrid> mother, Evaluation<Hybrid> father) {

    Couple exchanged() {
      return new Couple(father, mother);
    }
  }

  /**
   * Creates a generation without proposals.
   *
   * @param parents measured individuals; if there are none, new trees are drawn
   * @param brood prepared for this generation; each bred tree is the best predicted of it
   */
  Breeding(
      HybridSpace space,
      BreedingSettings settings,
      List<Evaluation<Hybrid>> parents,
      Brood<Hybrid> brood) {
    this.space = space;
    this.settings = settings;
    this.brood = brood;
    this.tournament =
        Optional.of(parents)
            .filter(all -> !all.isEmpty())
            .map(all -> new DoubleTournament(settings, all));
  }

  /** One proposal for each slot, each from its own random stream. To be called once. */
  List<Proposal<Hybrid>> proposals(List<Slot> slots, int generation, RandomStreams streams) {
    List<Proposal<Hybrid>> proposals = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      proposals.add(chosen(slots.get(i), streams.stream(Purpose.PROPOSAL, generation, i)));
    }
    return proposals;
  }

  private Proposal<Hybrid> chosen(Slot slot, UniformRandomProvider random) {
    boolean isBred = slot instanceof Slot.Bred || slot instanceof Slot.Inherited;
    return isBred
        ? brood.best(() -> Optional.of(allowed(slot, random)), this::release).orElseThrow()
        : allowed(slot, random);
  }

  /** Lets a new tree that was not chosen be drawn again. */
  private void release(Hybrid other) {
    grown.remove(space.fingerprint(other.tree()));
  }

  /** Breeds again if a child is known to exceed the limits of the search. */
  private Proposal<Hybrid> allowed(Slot slot, UniformRandomProvider random) {
    return WithinLimits.draw(
            () -> Optional.of(filled(slot, random)), proposal -> space.excess(proposal.genotype()))
        .orElseThrow();
  }

  private Proposal<Hybrid> filled(Slot slot, UniformRandomProvider random) {
    if (slot instanceof Slot.Kept kept) {
      return proposal(
          kept.parent().genotype().tree(), kept.genes(), "sample", List.of(kept.parent()));
    }
    if (slot instanceof Slot.Given given) {
      return proposal(given.tree(), given.genes(), "warm-start", List.of());
    }
    Optional<Reals> genes =
        slot instanceof Slot.Bred bred ? Optional.of(bred.genes()) : Optional.empty();
    return tournament
        .map(parents -> child(genes, parents, random))
        .orElseGet(() -> grown(genes, random));
  }

  private static Proposal<Hybrid> proposal(
      Tree tree, Reals genes, String operator, List<Evaluation<Hybrid>> parents) {
    return new Proposal<>(
        new Hybrid(tree, genes), operator, parents.stream().map(Evaluation::id).toList());
  }

  private Proposal<Hybrid> grown(Optional<Reals> given, UniformRandomProvider random) {
    Reals genes = given.orElseGet(space::center);
    TreeVariation variation = space.variation(genes);
    Tree tree = variation.grow(random);
    for (int draw = 1; draw < MAX_DRAWS && !isNew(tree); draw++) {
      tree = variation.grow(random);
    }
    return proposal(tree, genes, "grow", List.of());
  }

  private boolean isNew(Tree tree) {
    return grown.add(space.fingerprint(tree));
  }

  private Proposal<Hybrid> child(
      Optional<Reals> given, DoubleTournament parents, UniformRandomProvider random) {
    double lot = random.nextDouble();
    if (lot < settings.crossoverRate()) {
      return crossed(couple(parents, random), given, random);
    }
    Evaluation<Hybrid> mother = parents.select(random);
    return lot < settings.crossoverRate() + settings.mutationRate()
        ? mutated(mother, given, random)
        : proposal(mother.genotype().tree(), genes(mother, given), "reproduction", List.of(mother));
  }

  /** The parents of an outstanding second child, or new ones. */
  private Couple couple(DoubleTournament parents, UniformRandomProvider random) {
    Optional<Couple> waiting = couple;
    Couple next =
        waiting.orElseGet(() -> new Couple(parents.select(random), parents.select(random)));
    couple = waiting.isPresent() ? Optional.empty() : Optional.of(next.exchanged());
    return next;
  }

  private static Reals genes(Evaluation<Hybrid> mother, Optional<Reals> given) {
    return given.orElse(mother.genotype().reals());
  }

  private Proposal<Hybrid> mutated(
      Evaluation<Hybrid> mother, Optional<Reals> given, UniformRandomProvider random) {
    Reals genes = genes(mother, given);
    Tree tree = space.variation(genes).mutate(mother.genotype().tree(), random);
    return proposal(tree, genes, "mutation", List.of(mother));
  }

  /** A mutant of the mother if no subtree of the father fits. */
  private Proposal<Hybrid> crossed(
      Couple couple, Optional<Reals> given, UniformRandomProvider random) {
    Reals genes = genes(couple.mother(), given);
    return space
        .variation(genes)
        .crossAndJitter(
            couple.mother().genotype().tree(),
            couple.father().genotype().tree(),
            settings.jitterRate(),
            random)
        .map(tree -> proposal(tree, genes, "crossover", List.of(couple.mother(), couple.father())))
        .orElseGet(() -> mutated(couple.mother(), given, random));
  }
}
