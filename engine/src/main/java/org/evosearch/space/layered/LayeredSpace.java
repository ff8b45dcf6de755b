package org.evosearch.space.layered;

import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.LayerIds;
import org.evosearch.genotype.Layers;
import org.evosearch.genotype.LayersGrammar;
import org.evosearch.genotype.LayersText;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.SearchSpace;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.OptimizerKind;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.LayerOnTop;
import org.evosearch.variation.LayersCrossover;
import org.evosearch.variation.LayersMutation;
import org.evosearch.variation.Mutation;

/**
 * Perceptrons with at most {@code max-layers} hidden layers, each [linear, dropout, activation],
 * with learning rate, weight decay and optimizer as genes of the network; in CNN mode up to as many
 * layers [convolution, dropout, activation, optional pooling] come before them. In graph mode each
 * of these layers may also take outputs of layers further back, summed or concatenated. The last
 * linear layer is not encoded.
 *
 * <p>Domains as in Stathis Vafeias: Design by Evolution, 2018; the convolutions are ours.
 */
public final class LayeredSpace implements SearchSpace<Layers> {

  private final LayeredSettings settings;
  private final Ids ids;
  private final TensorShape image;
  private final int classes;
  private final LayersGrammar grammar;
  private final Mutation<Layers> mutation;

  /** Whether layers have ids. */
  private enum Ids {
    NONE,
    OF_LAYERS;

    boolean suit(Layers genotype) {
      return this == NONE
          ? genotype.layers().stream().allMatch(layer -> layer.id() == null)
          : LayerIds.areComplete(genotype);
    }
  }

  /**
   * Creates the space for a task.
   *
   * @param image shape (C, H, W) of one image or (C, T) of one signal; or (F) of a row of a table,
   *     without convolutions
   * @param classes number of classes
   */
  public LayeredSpace(LayeredSettings settings, TensorShape image, int classes) {
    this(settings, Ids.NONE, image, classes);
  }

  private LayeredSpace(LayeredSettings settings, Ids ids, TensorShape image, int classes) {
    this.settings = settings;
    this.ids = ids;
    this.image = image;
    if (settings.mode() != LayeredSettings.Mode.MLP) {
      image.featureMap();
    }
    this.classes = classes;
    this.grammar = LayerDomains.grammar(settings);
    this.mutation = mutation(settings, grammar);
  }

  private static Mutation<Layers> mutation(LayeredSettings settings, LayersGrammar grammar) {
    LayersMutation any = new LayersMutation(grammar, settings.geneRate(), settings.depthRate());
    return settings.finetuneRate() == 0
        ? any
        : new LayerOnTop(grammar, settings.finetuneRate(), any);
  }

  @Override
  public Layers sample(UniformRandomProvider random) {
    return identified(grammar.draw(random), random);
  }

  /** One layer of each kind. */
  @Override
  public Layers initial(UniformRandomProvider random) {
    return identified(grammar.drawSmallest(random), random);
  }

  private Layers identified(Layers drawn, UniformRandomProvider random) {
    return ids == Ids.NONE ? drawn : LayerIds.drawn(drawn, random);
  }

  /** This space with an id for each layer of each genotype. */
  @Override
  public LayeredSpace heritable() {
    return new LayeredSpace(settings, Ids.OF_LAYERS, image, classes);
  }

  @Override
  public Mutation<Layers> mutation() {
    return mutation;
  }

  @Override
  public Optional<Crossover<Layers>> crossover() {
    return settings.mixing() == LayeredSettings.Mixing.NONE
        ? Optional.empty()
        : Optional.of(new LayersCrossover(grammar));
  }

  @Override
  public boolean contains(Layers genotype) {
    return grammar.contains(genotype) && ids.suit(genotype);
  }

  @Override
  public Layers parse(String text) {
    Layers read = LayersText.read(text);
    Layers genotype = ids == Ids.NONE ? read : LayerIds.derived(read);
    if (!contains(genotype)) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (not of this space)");
    }
    return genotype;
  }

  @Override
  public DecodedCandidate decode(Layers genotype) {
    return DecodedCandidate.of(() -> network(genotype));
  }

  private Candidate.Network network(Layers genotype) {
    return new Candidate.Network(
        LayeredNetwork.of(genotype, image, classes), hyperparameters(genotype.network()));
  }

  private static Hyperparameters hyperparameters(Genes network) {
    return new Hyperparameters(
        OptimizerKind.of(network.word(LayerDomains.OPTIMIZER)),
        network.real(LayerDomains.LEARNING_RATE),
        network.real(LayerDomains.WEIGHT_DECAY));
  }
}
