package org.evosearch.strategy.evosearch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
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

/** Creates the proposals of one generation: genetic programming for trees, real genes as given. */
final class Breeding {

  /** Attempts to draw a network that was never proposed. */
  private static final int MAX_DRAWS = 20;

  private final HybridSpace space;
  private final BreedingSettings settings;
  private final Optional<DoubleTournament> tournament;
  private final Brood<Hybrid> brood;

  /** Networks that were tried before, and those of this generation. */
  private final Set<Fingerprint> known;

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
   * @param tried networks, with their hyperparameters, that children should differ from
   */
  Breeding(
      HybridSpace space,
      BreedingSettings settings,
      List<Evaluation<Hybrid>> parents,
      Brood<Hybrid> brood,
      Set<Fingerprint> tried) {
    this.space = space;
    this.settings = settings;
    this.brood = brood;
    this.known = new HashSet<>(tried);
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
    return slot instanceof Slot.Bred || slot instanceof Slot.Inherited
        ? brood.best(() -> Optional.of(allowed(slot, random)), this::release).orElseThrow()
        : allowed(slot, random);
  }

  /** Lets a new tree that was not chosen be drawn again. */
  private void release(Hybrid other) {
    known.remove(space.fingerprint(other.tree()));
    known.remove(network(other));
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
    return tournament
        .map(parents -> child(slot, parents, random))
        .orElseGet(() -> novel(() -> grown(slot, random), one -> space.fingerprint(one.tree())));
  }

  private static Proposal<Hybrid> proposal(
      Tree tree, Reals genes, String operator, List<Evaluation<Hybrid>> parents) {
    return new Proposal<>(
        new Hybrid(tree, genes), operator, parents.stream().map(Evaluation::id).toList());
  }

  /** Draws again while what is drawn is known. */
  private Proposal<Hybrid> novel(
      Supplier<Proposal<Hybrid>> source, Function<Hybrid, Fingerprint> identity) {
    Proposal<Hybrid> drawn = source.get();
    for (int draw = 1; draw < MAX_DRAWS && !known.add(identity.apply(drawn.genotype())); draw++) {
      drawn = source.get();
    }
    return drawn;
  }

  /** The network with its hyperparameters: where genes vary, a known tree may be a new one. */
  private Fingerprint network(Hybrid genotype) {
    return space.decode(genotype).fingerprint();
  }

  private Proposal<Hybrid> grown(Slot slot, UniformRandomProvider random) {
    Reals genes = genes(slot, space.center());
    return proposal(space.variation(genes).grow(random), genes, "grow", List.of());
  }

  private Proposal<Hybrid> child(
      Slot slot, DoubleTournament parents, UniformRandomProvider random) {
    double lot = random.nextDouble();
    if (lot < settings.crossoverRate()) {
      return novel(() -> crossed(couple(parents, random), slot, random), this::network);
    }
    return lot < settings.crossoverRate() + settings.mutationRate()
        ? novel(() -> mutated(parents.select(random), slot, random), this::network)
        : copied(parents.select(random), slot);
  }

  /** The genes of a bred tree, whose first parent has those given. */
  private static Reals genes(Slot slot, Reals parent) {
    return slot instanceof Slot.Bred bred ? bred.genes() : parent;
  }

  private static Proposal<Hybrid> copied(Evaluation<Hybrid> mother, Slot slot) {
    Hybrid genotype = mother.genotype();
    return proposal(
        genotype.tree(), genes(slot, genotype.reals()), "reproduction", List.of(mother));
  }

  /** The parents of an outstanding second child, or new ones. */
  private Couple couple(DoubleTournament parents, UniformRandomProvider random) {
    Optional<Couple> waiting = couple;
    Couple next =
        waiting.orElseGet(() -> new Couple(parents.select(random), parents.select(random)));
    couple = waiting.isPresent() ? Optional.empty() : Optional.of(next.exchanged());
    return next;
  }

  private Proposal<Hybrid> mutated(
      Evaluation<Hybrid> mother, Slot slot, UniformRandomProvider random) {
    Reals genes = genes(slot, mother.genotype().reals());
    Tree tree = space.variation(genes).mutate(mother.genotype().tree(), random);
    return proposal(tree, genes, "mutation", List.of(mother));
  }

  /** A mutant of the mother if no subtree of the father fits. */
  private Proposal<Hybrid> crossed(Couple couple, Slot slot, UniformRandomProvider random) {
    Hybrid mother = couple.mother().genotype();
    Reals genes = genes(slot, mother.reals());
    return space
        .variation(genes)
        .crossAndJitter(
            mother.tree(), couple.father().genotype().tree(), settings.jitterRate(), random)
        .map(tree -> proposal(tree, genes, "crossover", List.of(couple.mother(), couple.father())))
        .orElseGet(() -> mutated(couple.mother(), slot, random));
  }
}
