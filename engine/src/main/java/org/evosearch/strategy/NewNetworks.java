package org.evosearch.strategy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * The networks that a strategy was told of, so that it proposes none of them again.
 *
 * <p>Changes only when told, as strategies do. What a generation has proposed so far is kept by its
 * {@link Batch}.
 *
 * @param <G> the encoding
 */
public final class NewNetworks<G extends Genotype> {

  private final SearchSpace<G> space;
  private final Set<Fingerprint> told = new HashSet<>();

  /** What was left of a small space when somebody looked last; there is never more. Saves time. */
  private @Nullable List<Untold> untold;

  /** Knows no network yet. */
  public NewNetworks(SearchSpace<G> space) {
    this.space = space;
  }

  /** Notes what was tried. */
  public void tell(List<Evaluation<G>> evaluations) {
    evaluations.forEach(evaluation -> told.add(evaluation.fingerprint()));
  }

  /** How many different networks were told. */
  public int size() {
    return told.size();
  }

  /** Whether nothing was told of this genotype's network. */
  public boolean isNew(G genotype) {
    return !told.contains(space.decode(genotype).fingerprint());
  }

  /**
   * Proposes the networks of a generation, each with random numbers of its own: a child where there
   * is one within the limits of the search, else a draw from the whole space; fewer where next to
   * nothing is left.
   *
   * @param count how many at most
   * @param child makes a child whose network the batch has taken; empty where there is none
   */
  public List<Proposal<G>> proposals(
      int count,
      int generation,
      RandomStreams streams,
      BiFunction<Batch, UniformRandomProvider, Optional<Proposal<G>>> child) {
    return proposals(count, generation, streams, child, new Brood<>(space, 1));
  }

  /** The same, but each network is the one of a brood that is predicted to be best. */
  List<Proposal<G>> proposals(
      int count,
      int generation,
      RandomStreams streams,
      BiFunction<Batch, UniformRandomProvider, Optional<Proposal<G>>> child,
      Brood<G> brood) {
    Batch batch = batch();
    return IntStream.range(0, count)
        .mapToObj(i -> streams.stream(Purpose.PROPOSAL, generation, i))
        .flatMap(random -> best(batch, child, brood, random).stream())
        .toList();
  }

  private Optional<Proposal<G>> best(
      Batch batch,
      BiFunction<Batch, UniformRandomProvider, Optional<Proposal<G>>> child,
      Brood<G> brood,
      UniformRandomProvider random) {
    return brood.best(() -> proposal(batch, child.apply(batch, random), random), batch::release);
  }

  /** The child, unless a draw keeps to the limits of the search and the child does not. */
  private Optional<Proposal<G>> proposal(
      Batch batch, Optional<Proposal<G>> child, UniformRandomProvider random) {
    if (isAllowed(child)) {
      return child;
    }
    Optional<Proposal<G>> sampled = batch.sampled(random);
    return child.isEmpty() || isAllowed(sampled) ? sampled : child;
  }

  private boolean isAllowed(Optional<Proposal<G>> proposal) {
    return proposal.isPresent() && space.excess(proposal.get().genotype()) == 0;
  }

  /** The proposals of a generation, none so far. */
  public Batch batch() {
    return new Batch();
  }

  /** Networks for one generation, all of them different and none of them told before. */
  public final class Batch {

    private final Set<Fingerprint> taken = new HashSet<>();

    private Batch() {}

    /** Takes a genotype, unless its network is taken or was told. */
    public boolean take(G genotype) {
      Fingerprint fingerprint = space.decode(genotype).fingerprint();
      return !told.contains(fingerprint) && taken.add(fingerprint);
    }

    /** Gives back a genotype that was taken: its network is free again. */
    void release(G genotype) {
      taken.remove(space.decode(genotype).fingerprint());
    }

    /**
     * Draws until a network is new and within the limits of the search, and takes it; after many
     * draws the new one that exceeds the limits least, empty if none was new.
     */
    public Optional<G> draw(Supplier<G> source) {
      return WithinLimits.draw(() -> Optional.of(source.get()).filter(this::isFree), space::excess)
          .filter(this::take);
    }

    private boolean isFree(G genotype) {
      Fingerprint fingerprint = space.decode(genotype).fingerprint();
      return !told.contains(fingerprint) && !taken.contains(fingerprint);
    }

    /** Draws uniformly from the space; empty if nothing is left, or next to nothing. */
    public Optional<G> sample(UniformRandomProvider random) {
      return draw(() -> space.sample(random)).or(() -> remaining(random));
    }

    private Optional<Proposal<G>> sampled(UniformRandomProvider random) {
      return sample(random).map(drawn -> new Proposal<>(drawn, "sample", List.of()));
    }

    /** One of all that is left, where the space is small enough to look. */
    private Optional<G> remaining(UniformRandomProvider random) {
      if (!(space instanceof ChoiceSpace choices) || !choices.isEnumerable()) {
        return Optional.empty();
      }
      List<Untold> left =
          untold(choices).stream().filter(one -> !taken.contains(one.fingerprint())).toList();
      return left.isEmpty()
          ? Optional.empty()
          : Optional.of(left.get(random.nextInt(left.size())).genotype()).map(this::taken);
    }

    @SuppressWarnings("unchecked") // a space of choices has no other genotypes
    private G taken(Choices genotype) {
      G same = (G) genotype;
      take(same);
      return same;
    }
  }

  /** A genotype of whose network nothing was told when somebody looked. */
  private record Untold(Choices genotype, Fingerprint fingerprint) {}

  private List<Untold> untold(ChoiceSpace choices) {
    Stream<Untold> candidates =
        untold == null
            ? choices.all().map(one -> new Untold(one, choices.decode(one).fingerprint()))
            : untold.stream();
    untold = candidates.filter(one -> !told.contains(one.fingerprint())).toList();
    return untold;
  }
}
