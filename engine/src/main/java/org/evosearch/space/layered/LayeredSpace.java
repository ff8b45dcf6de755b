package org.evosearch.space.layered;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.GeneDomain;
import org.evosearch.genotype.GeneDomains;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.LayerIds;
import org.evosearch.genotype.Layers;
import org.evosearch.genotype.LayersGrammar;
import org.evosearch.genotype.LayersText;
import org.evosearch.space.Meaning;
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
 * Perceptrons of one to four hidden layers, each [linear, dropout, activation], with learning rate,
 * weight decay and optimiser as genes of the network; in CNN mode one to four layers [convolution,
 * dropout, activation, pooling or not] come before them. The last linear layer is no gene.
 *
 * <p>Domains as in Stathis Vafeias: Design by Evolution, 2018; the convolutions are ours.
 */
public final class LayeredSpace implements SearchSpace<Layers> {

  private static final String CONVOLUTION = "convolution";
  private static final String LINEAR = "linear";
  private static final String CHANNELS = "channels";
  private static final String KERNEL = "kernel";
  private static final String POOL = "pool";
  private static final String UNITS = "units";
  private static final String DROPOUT = "dropout";
  private static final String ACTIVATION = "activation";
  private static final String LEARNING_RATE = "learning-rate";
  private static final String WEIGHT_DECAY = "weight-decay";
  private static final String OPTIMIZER = "optimizer";
  private static final String HEAD = "head";

  private static final List<ActivationFunction> ACTIVATIONS =
      List.of(
          ActivationFunction.LINEAR,
          ActivationFunction.TANH,
          ActivationFunction.RELU,
          ActivationFunction.SIGMOID,
          ActivationFunction.ELU);
  private static final List<OptimizerKind> OPTIMIZERS =
      List.of(OptimizerKind.SGD, OptimizerKind.ADAM, OptimizerKind.ADADELTA, OptimizerKind.RMSPROP);

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
   * @param image shape (C, H, W) of one image
   * @param classes how many there are
   */
  public LayeredSpace(LayeredSettings settings, TensorShape image, int classes) {
    this(settings, Ids.NONE, image, classes);
  }

  private LayeredSpace(LayeredSettings settings, Ids ids, TensorShape image, int classes) {
    this.settings = settings;
    this.ids = ids;
    this.image = image.requireImage();
    this.classes = classes;
    this.grammar = new LayersGrammar(network(), stacks(settings));
    this.mutation = mutation(settings, grammar);
  }

  private static Mutation<Layers> mutation(LayeredSettings settings, LayersGrammar grammar) {
    LayersMutation any = new LayersMutation(grammar, settings.geneRate(), settings.depthRate());
    return settings.finetuneRate() == 0
        ? any
        : new LayerOnTop(grammar, settings.finetuneRate(), any);
  }

  private static GeneDomains network() {
    Map<String, GeneDomain> genes = new LinkedHashMap<>();
    genes.put(LEARNING_RATE, new GeneDomain.RealInterval(5e-4, 0.2));
    genes.put(WEIGHT_DECAY, new GeneDomain.RealInterval(5e-5, 2e-3));
    genes.put(
        OPTIMIZER, new GeneDomain.OneOf(OPTIMIZERS.stream().map(OptimizerKind::key).toList()));
    return new GeneDomains(genes);
  }

  private static List<LayersGrammar.Stack> stacks(LayeredSettings settings) {
    LayersGrammar.Stack linear =
        new LayersGrammar.Stack(LINEAR, 1, settings.maxLayers(), linearGenes());
    return settings.mode() == LayeredSettings.Mode.MLP
        ? List.of(linear)
        : List.of(
            new LayersGrammar.Stack(CONVOLUTION, 1, settings.maxLayers(), convolutionGenes()),
            linear);
  }

  private static GeneDomains linearGenes() {
    Map<String, GeneDomain> genes = new LinkedHashMap<>();
    genes.put(UNITS, new GeneDomain.WholeInterval(128, 1024));
    putCommonGenes(genes);
    return new GeneDomains(genes);
  }

  private static GeneDomains convolutionGenes() {
    Map<String, GeneDomain> genes = new LinkedHashMap<>();
    genes.put(CHANNELS, new GeneDomain.WholeInterval(16, 128));
    genes.put(KERNEL, GeneDomain.OneOf.of("3", "5"));
    genes.put(POOL, GeneDomain.OneOf.of("yes", "no"));
    putCommonGenes(genes);
    return new GeneDomains(genes);
  }

  private static void putCommonGenes(Map<String, GeneDomain> genes) {
    genes.put(DROPOUT, new GeneDomain.RealInterval(0, 0.7));
    genes.put(
        ACTIVATION, new GeneDomain.OneOf(ACTIVATIONS.stream().map(LayeredSpace::word).toList()));
  }

  private static String word(ActivationFunction function) {
    return function.name().toLowerCase(Locale.ROOT);
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
  public Meaning decode(Layers genotype) {
    return Meaning.of(() -> network(genotype));
  }

  private Candidate.Network network(Layers genotype) {
    Architecture.Builder builder = Architecture.of(image);
    int side = Math.min(image.height(), image.width());
    for (Layers.Layer layer : genotype.layersOf(CONVOLUTION)) {
      int before = side;
      side = builder.within(name(layer), () -> addConvolution(builder, layer.genes(), before));
    }
    builder.within(HEAD, () -> builder.then(new Flatten()));
    genotype
        .layersOf(LINEAR)
        .forEach(layer -> builder.within(name(layer), () -> addLinear(builder, layer.genes())));
    builder.within(HEAD, () -> builder.then(new Linear(classes, true)));
    return new Candidate.Network(builder.build(), hyperparameters(genotype.network()));
  }

  /** By which weights follow a layer; its place would not do, since crossover changes it. */
  private static String name(Layers.Layer layer) {
    return layer.kind() + (layer.id() == null ? "" : layer.id());
  }

  /** Adds a layer and returns the side of its output; images of one pixel are not pooled. */
  private static int addConvolution(Architecture.Builder builder, Genes genes, int side) {
    int kernel = Integer.parseInt(genes.word(KERNEL));
    builder.then(Convolution.same(genes.whole(CHANNELS), kernel).withBias());
    addDropoutAndActivation(builder, genes);
    if (genes.word(POOL).equals("no") || side < 2) {
      return side;
    }
    builder.then(new Pooling(Pooling.Kind.MAX, 2, 2, 0));
    return side / 2;
  }

  private static int addLinear(Architecture.Builder builder, Genes genes) {
    builder.then(new Linear(genes.whole(UNITS), true));
    return addDropoutAndActivation(builder, genes);
  }

  private static int addDropoutAndActivation(Architecture.Builder builder, Genes genes) {
    builder.then(new Dropout(genes.real(DROPOUT)));
    return builder.then(new Activation(activation(genes.word(ACTIVATION))));
  }

  private static ActivationFunction activation(String word) {
    return Stream.of(ActivationFunction.values())
        .filter(function -> word(function).equals(word))
        .findFirst()
        .orElseThrow();
  }

  private static Hyperparameters hyperparameters(Genes network) {
    return new Hyperparameters(
        OptimizerKind.of(network.word(OPTIMIZER)),
        network.real(LEARNING_RATE),
        network.real(WEIGHT_DECAY));
  }
}
