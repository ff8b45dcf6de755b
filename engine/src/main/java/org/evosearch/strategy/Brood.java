package org.evosearch.strategy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.config.Section;
import org.evosearch.forest.Example;
import org.evosearch.forest.GraphFeatures;
import org.evosearch.forest.RandomForest;
import org.evosearch.genotype.Genotype;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.PhenotypeSpace;
import org.evosearch.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Proposes the child with the best predicted fitness out of several. A random forest on graph
 * features predicts fitness; it is refitted for each generation to the trials of this run and those
 * of an archive of earlier runs. With fewer than ten trials the first child is proposed.
 *
 * <p>Shiwen Qin, Gabriela Kadlecová, Martin Pilát, Shay B. Cohen, Roman Neruda, Elliot J. Crowley,
 * Jovita Lukasik, Linus Ericsson: Transferrable Surrogates in Expressive Neural Architecture Search
 * Spaces. AutoML 2025, section 4. A trial's target here is the share of the trials on the same data
 * that are worse, since accuracies on different data are not comparable.
 *
 * @param <G> the encoding
 */
public final class Brood<G extends Genotype> {

  private static final String KEY = "brood";
  private static final int LARGEST = 1000;
  private static final int LEAST_EXAMPLES = 10;

  /** The data of this run. */
  private static final String OWN = "";

  private final SearchSpace<G> space;
  private final int size;
  private final List<ArchivedTrial<G>> trials = new ArrayList<>();

  /** The networks of this run among them. */
  private final Set<Fingerprint> told = new HashSet<>();

  /** Features of the first trials, as far as they have been needed. */
  private final List<Map<String, Double>> features = new ArrayList<>();

  private @Nullable RandomForest forest;
  private long fittedSeed;

  /**
   * Creates a brood without trials to learn from.
   *
   * @param size number of children of which one is proposed; 1 for no prediction
   */
  public Brood(SearchSpace<G> space, int size) {
    if (size < 1) {
      throw new IllegalArgumentException("Invalid brood: " + size + " (at least 1)");
    }
    this.space = space;
    this.size = size;
  }

  /**
   * The brood of a strategy's section: its key {@code brood}.
   *
   * @throws org.evosearch.config.SettingsException if there is no graph to learn from
   */
  public static <G extends Genotype> Brood<G> of(Section section, SearchSpace<G> space) {
    int size = section.whole(KEY, 1, LARGEST);
    if (size > 1 && space instanceof PhenotypeSpace) {
      throw section.invalid(KEY, "1 where networks are not trained");
    }
    return new Brood<>(space, size);
  }

  /** Adds trials of earlier runs, before the first generation. */
  public void learn(List<ArchivedTrial<G>> archive) {
    if (size == 1) {
      throw new IllegalArgumentException("broods of one child learn nothing from it");
    }
    trials.addAll(archive);
  }

  /**
   * Adds the evaluations of a generation, without failed trials and without networks that it has
   * learnt from already: reused outcomes would weigh more than others.
   */
  public void tell(List<Evaluation<G>> evaluations) {
    for (Evaluation<G> one : evaluations) {
      if (one.fitness().isPresent() && told.add(one.fingerprint())) {
        trials.add(new ArchivedTrial<>(one.genotype(), one.fitness().getAsDouble(), OWN));
      }
    }
  }

  /** Fits the forest for a generation; it is a function of the trials so far. */
  public void prepare(RandomStreams streams) {
    long seed = streams.derivedSeed(Purpose.FOREST, trials.size(), 0);
    boolean isKnown = forest != null && seed == fittedSeed;
    if (size > 1 && trials.size() >= LEAST_EXAMPLES && !isKnown) {
      trials.stream().skip(features.size()).forEach(trial -> features.add(of(trial.genotype())));
      forest = RandomForest.of(examples(), seed);
      fittedSeed = seed;
    }
  }

  private Map<String, Double> of(G genotype) {
    return GraphFeatures.of(space.decode(genotype).architecture());
  }

  private List<Example> examples() {
    Map<String, List<Integer>> byData =
        IntStream.range(0, trials.size())
            .boxed()
            .collect(Collectors.groupingBy(i -> trials.get(i).data()));
    double[] targets = new double[trials.size()];
    for (List<Integer> ofData : byData.values()) {
      double[] shares =
          RankShares.of(ofData.stream().mapToDouble(i -> trials.get(i).fitness()).toArray());
      IntStream.range(0, shares.length).forEach(i -> targets[ofData.get(i)] = shares[i]);
    }
    return IntStream.range(0, targets.length)
        .mapToObj(i -> new Example(with(features.get(i), trials.get(i).data()), targets[i]))
        .toList();
  }

  private static Map<String, Double> with(Map<String, Double> features, String data) {
    Map<String, Double> all = new HashMap<>(features);
    all.put("data " + data, 1.0);
    return all;
  }

  /**
   * The best of several children: that of smallest excess over the limits, then of best prediction,
   * then the first.
   *
   * @param child creates another child; empty if there is none
   * @param release called with those that are not chosen
   */
  public Optional<Proposal<G>> best(Supplier<Optional<Proposal<G>>> child, Consumer<G> release) {
    RandomForest fitted = forest;
    if (fitted == null) {
      return child.get();
    }
    List<Proposal<G>> children =
        IntStream.range(0, size).mapToObj(i -> child.get()).flatMap(Optional::stream).toList();
    Optional<Proposal<G>> chosen =
        children.stream()
            .max(
                Comparator.comparingDouble((Proposal<G> one) -> -space.excess(one.genotype()))
                    .thenComparingDouble(one -> predicted(fitted, one.genotype())));
    children.stream()
        .filter(one -> chosen.filter(one::equals).isEmpty())
        .map(Proposal::genotype)
        .forEach(release);
    return chosen;
  }

  private double predicted(RandomForest fitted, G genotype) {
    return fitted.predict(with(of(genotype), OWN));
  }
}
