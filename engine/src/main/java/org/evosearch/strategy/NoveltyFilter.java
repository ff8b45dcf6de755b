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
 * Keeps a strategy from proposing a network twice: the fingerprints it was told, and those of the
 * generation being proposed ({@link Batch}).
 *
 * <p>Changes only in {@code tell}, like strategies.
 *
 * @param <G> the encoding
 */
public final class NoveltyFilter<G extends Genotype> {

  private final SearchSpace<G> space;
  private final Set<Fingerprint> told = new HashSet<>();

  /** Cache: a superset of the unseen genotypes of a small space. */
  private @Nullable List<Unseen> unseen;

  /** Creates a filter that has seen no network. */
  public NoveltyFilter(SearchSpace<G> space) {
    this.space = space;
  }

  /** Marks the networks of evaluations as seen. */
  public void tell(List<Evaluation<G>> evaluations) {
    evaluations.forEach(evaluation -> told.add(evaluation.fingerprint()));
  }

  /** The number of distinct networks seen. */
  public int size() {
    return told.size();
  }

  /** Whether this genotype's network is unseen. */
  public boolean isNew(G genotype) {
    return !told.contains(space.decode(genotype).fingerprint());
  }

  /**
   * Proposes the networks of a generation, each from its own random stream: a child if there is one
   * within the limits of the search, otherwise a sample of the space; fewer if the space is nearly
   * exhausted.
   *
   * @param count maximum number of proposals
   * @param child creates a child whose network the batch has taken; empty if there is none
   */
  public List<Proposal<G>> proposals(
      int count,
      int generation,
      RandomStreams streams,
      BiFunction<Batch, UniformRandomProvider, Optional<Proposal<G>>> child) {
    return proposals(count, generation, streams, child, new Brood<>(space, 1));
  }

  /** The same, but each network is the best predicted one of a brood. */
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

  /** The child, unless it exceeds the limits of the search and a sample does not. */
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

  /** An empty batch. */
  public Batch batch() {
    return new Batch();
  }

  /** Distinct unseen networks for one generation. */
  public final class Batch {

    private final Set<Fingerprint> taken = new HashSet<>();

    private Batch() {}

    /** Takes a genotype, unless its network is taken or seen. */
    public boolean take(G genotype) {
      Fingerprint fingerprint = space.decode(genotype).fingerprint();
      return !told.contains(fingerprint) && taken.add(fingerprint);
    }

    /** Gives back a genotype that was taken: its network is free again. */
    void release(G genotype) {
      taken.remove(space.decode(genotype).fingerprint());
    }

    /**
     * Draws until a network is unseen and within the limits of the search, and takes it; after many
     * draws the unseen one that exceeds the limits least, empty if there was none.
     */
    public Optional<G> draw(Supplier<G> source) {
      return WithinLimits.draw(() -> Optional.of(source.get()).filter(this::isFree), space::excess)
          .filter(this::take);
    }

    private boolean isFree(G genotype) {
      Fingerprint fingerprint = space.decode(genotype).fingerprint();
      return !told.contains(fingerprint) && !taken.contains(fingerprint);
    }

    /** Samples the space uniformly; empty if it is exhausted, or nearly so. */
    public Optional<G> sample(UniformRandomProvider random) {
      return draw(() -> space.sample(random)).or(() -> remaining(random));
    }

    private Optional<Proposal<G>> sampled(UniformRandomProvider random) {
      return sample(random).map(drawn -> new Proposal<>(drawn, "sample", List.of()));
    }

    /** One of the unseen genotypes, if the space is small enough to enumerate them. */
    private Optional<G> remaining(UniformRandomProvider random) {
      if (!(space instanceof ChoiceSpace choices) || !choices.isEnumerable()) {
        return Optional.empty();
      }
      List<Unseen> left =
          unseen(choices).stream().filter(one -> !taken.contains(one.fingerprint())).toList();
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

  /** A genotype whose network was unseen when the cache was filled. */
  private record Unseen(Choices genotype, Fingerprint fingerprint) {}

  private List<Unseen> unseen(ChoiceSpace choices) {
    Stream<Unseen> candidates =
        unseen == null
            ? choices.all().map(one -> new Unseen(one, choices.decode(one).fingerprint()))
            : unseen.stream();
    unseen = candidates.filter(one -> !told.contains(one.fingerprint())).toList();
    return unseen;
  }
}
