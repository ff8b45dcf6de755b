package org.evosearch.space.mobilenetv3;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.genotype.Choices;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.GraphEncoding;
import org.evosearch.space.MatrixEncoding;
import org.evosearch.space.OneHotRows;
import org.evosearch.space.ParameterWindow;
import org.evosearch.trial.Candidate;
import org.evosearch.variation.Mutation;
import org.evosearch.variation.RedrawMutation;

/**
 * The 2.18e19 networks of Once-for-All: five stages of two to four inverted residual blocks, each
 * with a kernel of 3, 5 or 7 and 3, 4 or 6 times the channels inside.
 *
 * <p>Twenty genes, four for each stage, whose words are {@code kernel-expansion} and {@code none}.
 * A missing layer may stand anywhere in its stage: the others keep their order, so that several
 * genotypes decode to one network. With a row for the input before them, one for the output after
 * them, and two columns for these before the ten words, they are the 22 x 12 matrices of EDNAG.
 *
 * <p>Han Cai, Chuang Gan, Tianzhe Wang, Zhekai Zhang, Song Han: Once-for-All: Train One Network and
 * Specialize It for Efficient Deployment. ICLR 2020. Unlike in the paper, each candidate is trained
 * on its own, not with the weights of a supernet.
 */
public final class MobileNetV3Space implements ChoiceSpace {

  private static final int FEWEST_LAYERS = 2;
  private static final int MAX_LAYERS = 4;

  /** Probability that a mutation redraws a gene, from the authors' code. */
  private static final double REDRAW_RATE = 0.1;

  /** Limit of the drop-path rates of the final network. Tan and Le: EfficientNet. ICML 2019. */
  private static final double FINAL_DROP_PATH = 0.2;

  private static final List<ChoiceGene> GENES =
      IntStream.range(0, Stage.ALL.size() * MAX_LAYERS)
          .mapToObj(gene -> ChoiceGene.nominal(name(gene), LayerSize.WORDS))
          .toList();

  private final MobileNetV3Settings settings;
  private final TensorShape image;
  private final int classes;

  /**
   * Creates the space for a task.
   *
   * @param settings with a window that random networks lie in often enough
   * @param image shape (C, H, W) of one image
   * @param classes number of classes
   */
  public MobileNetV3Space(MobileNetV3Settings settings, TensorShape image, int classes) {
    this.settings = settings;
    this.image = image.requireImage();
    this.classes = classes;
  }

  /**
   * The space of section {@code space.mobilenetv3}.
   *
   * @param image shape (C, H, W) of one image
   * @param classes number of classes
   * @throws org.evosearch.config.SettingsException if a value is out of its range, or hardly any
   *     network lies in the window
   */
  public static MobileNetV3Space of(Section section, TensorShape image, int classes) {
    MobileNetV3Settings settings = MobileNetV3Settings.of(section);
    MobileNetV3Settings open = settings.with(ParameterWindow.OPEN);
    settings.window().requireDrawn(new MobileNetV3Space(open, image, classes), section);
    return new MobileNetV3Space(settings, image, classes);
  }

  private static String name(int gene) {
    return "layer_" + (gene / MAX_LAYERS + 1) + "_" + (gene % MAX_LAYERS + 1);
  }

  @Override
  public List<ChoiceGene> genes() {
    return GENES;
  }

  /** Whether each stage has enough layers and the network lies in the window. */
  @Override
  public boolean contains(Choices genotype) {
    return isWellFormed(genotype)
        && stages(genotype).stream().allMatch(layers -> layers.size() >= FEWEST_LAYERS)
        && settings.window().holds(() -> architecture(genotype, 0));
  }

  /** The layers of each stage, without the missing ones. */
  private static List<List<PlacedLayer>> stages(Choices genotype) {
    return IntStream.range(0, Stage.ALL.size())
        .mapToObj(stage -> layers(genotype.indices().subList(first(stage), first(stage + 1))))
        .toList();
  }

  private static int first(int stage) {
    return stage * MAX_LAYERS;
  }

  private static List<PlacedLayer> layers(List<Integer> words) {
    return IntStream.range(0, words.size())
        .boxed()
        .flatMap(
            place ->
                LayerSize.of(words.get(place)).stream().map(size -> new PlacedLayer(place, size)))
        .toList();
  }

  /**
   * Draws a network of the window: for each stage two, three or four layers, equally likely, the
   * first ones of the stage, and for each of these a size.
   */
  @Override
  public Choices sample(UniformRandomProvider random) {
    Choices drawn;
    do {
      drawn = draw(random);
    } while (!contains(drawn));
    return drawn;
  }

  private static Choices draw(UniformRandomProvider random) {
    return new Choices(Stage.ALL.stream().flatMap(stage -> drawStage(random)).toList());
  }

  private static Stream<Integer> drawStage(UniformRandomProvider random) {
    int layers = random.nextInt(FEWEST_LAYERS, MAX_LAYERS + 1);
    List<Integer> sizes =
        IntStream.range(0, layers).mapToObj(i -> random.nextInt(LayerSize.MISSING)).toList();
    return Stream.concat(
        sizes.stream(), Collections.nCopies(MAX_LAYERS - layers, LayerSize.MISSING).stream());
  }

  /**
   * Redraws each layer with probability 0.1. The authors redraw kernels, expansions and depths
   * separately.
   */
  @Override
  public Mutation<Choices> mutation() {
    return new RedrawMutation(
        Collections.nCopies(GENES.size(), LayerSize.WORDS.size()),
        Collections.nCopies(GENES.size(), REDRAW_RATE),
        this::contains);
  }

  /** Sizes of the layers, joined by commas in each stage. */
  @Override
  public String tableKey(Choices genotype) {
    return stages(genotype).stream()
        .map(
            layers ->
                layers.stream().map(layer -> layer.size().word()).collect(Collectors.joining(",")))
        .collect(Collectors.joining(":"));
  }

  /**
   * The 22 x 12 matrix of EDNAG; with input or output in a layer's row it decodes to no genotype.
   */
  @Override
  public MatrixEncoding matrixEncoding() {
    return OneHotRows.framed(GENES);
  }

  /** A chain of 22 vertices of 29 types. */
  @Override
  public GraphEncoding graphEncoding() {
    return new LayerChain(Stage.ALL.size(), MAX_LAYERS, FEWEST_LAYERS);
  }

  /** Only the final network has drop path. */
  @Override
  public DecodedCandidate decode(Choices genotype) {
    return DecodedCandidate.of(() -> new Candidate.Network(architecture(genotype, 0)))
        .withFinalNetwork(() -> new Candidate.Network(architecture(genotype, FINAL_DROP_PATH)));
  }

  private Architecture architecture(Choices genotype, double dropPath) {
    return new ElasticNetwork(settings).of(stages(genotype), dropPath).of(image, classes);
  }
}
