package org.evosearch.strategy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.Genotype;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.SearchSpace;

/**
 * The networks that a strategy was told of, so that it proposes none of them again.
 *
 * <p>Changes only when told, as strategies do. What a generation has proposed so far is kept by its
 * {@link Batch}.
 *
 * @param <G> the encoding
 */
public final class NewNetworks<G extends Genotype> {

  private static final int ATTEMPTS = 100;
  private static final int ENUMERABLE_BITS = 20;

  private final SearchSpace<G> space;
  private final Set<Fingerprint> told = new HashSet<>();

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
    return !told.contains(space.fingerprint(genotype));
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
      Fingerprint fingerprint = space.fingerprint(genotype);
      return !told.contains(fingerprint) && taken.add(fingerprint);
    }

    /** Draws until a network is new and takes it; empty after many draws in vain. */
    public Optional<G> draw(Supplier<G> source) {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        G drawn = source.get();
        if (take(drawn)) {
          return Optional.of(drawn);
        }
      }
      return Optional.empty();
    }

    /** Draws uniformly from the space; empty if nothing is left, or next to nothing. */
    public Optional<G> sample(UniformRandomProvider random) {
      return draw(() -> space.sample(random)).or(() -> remaining(random));
    }

    /** One of all that is left, where the space is small enough to look. */
    private Optional<G> remaining(UniformRandomProvider random) {
      if (!(space instanceof ChoiceSpace choices)
          || choices.combinations().bitLength() > ENUMERABLE_BITS) {
        return Optional.empty();
      }
      List<Choices> left = choices.all().filter(this::isLeft).toList();
      return left.isEmpty()
          ? Optional.empty()
          : Optional.of(left.get(random.nextInt(left.size()))).map(this::taken);
    }

    @SuppressWarnings("unchecked") // a space of choices has no other genotypes
    private G taken(Choices genotype) {
      G same = (G) genotype;
      take(same);
      return same;
    }

    private boolean isLeft(Choices genotype) {
      Fingerprint fingerprint = ((ChoiceSpace) space).fingerprint(genotype);
      return !told.contains(fingerprint) && !taken.contains(fingerprint);
    }
  }
}
