package org.evosearch.space.autoformer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.ParameterWindow;
import org.evosearch.trial.Candidate;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.Mutation;
import org.evosearch.variation.RedrawMutation;
import org.evosearch.variation.UniformCrossover;

/**
 * The vision transformers of AutoFormer: a choice of depth and token width, and for each layer of
 * MLP ratio and number of heads. The published sizes have 1.06e9 (tiny), 7.7e13 (small) and 1.0e13
 * (base) networks.
 *
 * <p>The genes are depth, width, then ratio and heads of the first layer, of the second one and so
 * on up to the largest depth; those of layers that a network does not have are without effect.
 *
 * <p>Minghao Chen, Houwen Peng, Jianlong Fu, Haibin Ling: AutoFormer: Searching Transformers for
 * Visual Recognition. ICCV 2021. Unlike in the paper, each candidate is trained on its own, not
 * with the weights of a supernet.
 */
public final class AutoFormerSpace implements ChoiceSpace {

  private static final int GENES_BEFORE_LAYERS = 2;
  private static final int GENES_OF_A_LAYER = 2;

  /** Probabilities that a mutation redraws a gene, from the authors' code. */
  private static final double WHOLE_RATE = 0.4;

  private static final double LAYER_RATE = 0.2;

  /** Drop-path rate of the last layer of the deepest final network, from the authors' code. */
  private static final double FINAL_DROP_PATH = 0.1;

  private final AutoFormerSettings settings;
  private final TensorShape image;
  private final int classes;
  private final List<ChoiceGene> genes;

  AutoFormerSpace(AutoFormerSettings settings, TensorShape image, int classes) {
    this.settings = settings;
    this.image = image.requireImage();
    this.classes = classes;
    this.genes = genes(settings.alternatives());
  }

  /**
   * The space of section {@code space.autoformer}.
   *
   * @param image shape (C, H, W) of one image
   * @param classes number of classes
   * @throws org.evosearch.config.SettingsException if a value is out of its range, patches do not
   *     divide the images, or hardly any network lies in the window
   */
  public static AutoFormerSpace of(Section section, TensorShape image, int classes) {
    AutoFormerSettings settings = AutoFormerSettings.of(section, image);
    AutoFormerSettings open = settings.with(ParameterWindow.OPEN);
    settings.window().requireDrawn(new AutoFormerSpace(open, image, classes), section);
    return new AutoFormerSpace(settings, image, classes);
  }

  private static List<ChoiceGene> genes(Alternatives alternatives) {
    List<ChoiceGene> genes = new ArrayList<>();
    genes.add(ChoiceGene.ordinal("depth", Alternatives.words(alternatives.depths())));
    genes.add(ChoiceGene.ordinal("width", Alternatives.words(alternatives.widths())));
    for (int layer = 1; layer <= alternatives.mostLayers(); layer++) {
      genes.add(ChoiceGene.ordinal("ratio_" + layer, Alternatives.words(alternatives.ratios())));
      genes.add(ChoiceGene.ordinal("heads_" + layer, Alternatives.words(alternatives.heads())));
    }
    return Collections.unmodifiableList(genes);
  }

  @Override
  public List<ChoiceGene> genes() {
    return genes;
  }

  /** Whether the network lies in the window. */
  @Override
  public boolean contains(Choices genotype) {
    return isWellFormed(genotype) && settings.window().holds(() -> architecture(genotype, 0));
  }

  private int depth(Choices genotype) {
    return settings.alternatives().depths().get(genotype.at(0));
  }

  private int width(Choices genotype) {
    return settings.alternatives().widths().get(genotype.at(1));
  }

  /** The number of expressed genes, which come first. */
  private int used(Choices genotype) {
    return GENES_BEFORE_LAYERS + GENES_OF_A_LAYER * depth(genotype);
  }

  @Override
  public boolean isExpressed(Choices genotype, int gene) {
    return gene < used(genotype);
  }

  private List<EncoderLayer> layers(Choices genotype) {
    Alternatives alternatives = settings.alternatives();
    return IntStream.range(0, depth(genotype))
        .map(layer -> GENES_BEFORE_LAYERS + GENES_OF_A_LAYER * layer)
        .mapToObj(
            gene ->
                new EncoderLayer(
                    alternatives.ratios().get(genotype.at(gene)),
                    alternatives.heads().get(genotype.at(gene + 1))))
        .toList();
  }

  /**
   * Redraws depth and width with probability 0.4 and the genes of each layer with probability 0.2.
   * Where the depth grows, the authors draw new layers; here the added layers already have genes.
   */
  @Override
  public Mutation<Choices> mutation() {
    List<Integer> sizes = genes.stream().map(ChoiceGene::size).toList();
    List<Double> rates =
        IntStream.range(0, genes.size())
            .mapToObj(gene -> gene < GENES_BEFORE_LAYERS ? WHOLE_RATE : LAYER_RATE)
            .toList();
    return new RedrawMutation(sizes, rates, this::contains);
  }

  @Override
  public Optional<Crossover<Choices>> crossover() {
    return Optional.of(new LayerCrossover(new UniformCrossover(this::contains), this::used));
  }

  /** Depth, ratios, heads, width: the order in which the authors write a network. */
  @Override
  public String tableKey(Choices genotype) {
    List<EncoderLayer> layers = layers(genotype);
    Stream<Number> numbers =
        Stream.of(
                Stream.of(depth(genotype)),
                layers.stream().map(EncoderLayer::ratio),
                layers.stream().map(EncoderLayer::heads),
                Stream.of(width(genotype)))
            .flatMap(part -> part);
    return numbers.map(Alternatives::word).collect(Collectors.joining(":"));
  }

  /** Only the final network has drop path. */
  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(() -> new Candidate.Network(architecture(genotype, 0)))
        .withFinalNetwork(() -> new Candidate.Network(architecture(genotype, FINAL_DROP_PATH)));
  }

  /** The drop-path rate grows in even steps up to the last layer of the deepest network. */
  private Architecture architecture(Choices genotype, double dropPath) {
    int steps = Math.max(1, settings.alternatives().mostLayers() - 1);
    VisionTransformer network =
        new VisionTransformer(settings.plan(), width(genotype), layers(genotype), dropPath / steps);
    return network.of(image, classes);
  }
}
