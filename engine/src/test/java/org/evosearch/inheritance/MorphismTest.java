package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Choices;
import org.evosearch.genotype.Gene;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Genotype;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Layers;
import org.evosearch.genotype.Tree;
import org.evosearch.space.ParameterWindow;
import org.evosearch.space.SearchSpace;
import org.evosearch.space.cells.CellsSettings;
import org.evosearch.space.cells.CellsSpace;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.darts.Stem;
import org.evosearch.space.layered.LayeredSettings;
import org.evosearch.space.layered.LayeredSpace;
import org.evosearch.space.mobilenetv3.MobileNetV3Settings;
import org.evosearch.space.mobilenetv3.MobileNetV3Space;
import org.evosearch.space.tree.TreeSpace;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Children that must compute, or that say they compute, what their parents do. */
class MorphismTest {

  private static final int FEW = 8;
  private static final int ALL = 200;

  private static final LayeredSpace LAYERED =
      new LayeredSpace(
              new LayeredSettings(LayeredSettings.Mode.CNN, 3, 0.2, 0.5),
              TensorShape.image(1, 8, 8),
              10)
          .heritable();
  private static final LayeredSpace GRAPH =
      new LayeredSpace(
              new LayeredSettings(LayeredSettings.Mode.GRAPH, 3, 0.2, 0.5),
              TensorShape.image(1, 8, 8),
              10)
          .heritable();
  private static final LayeredSpace SIGNALS =
      new LayeredSpace(
              new LayeredSettings(LayeredSettings.Mode.CNN, 3, 0.2, 0.5),
              TensorShape.signal(2, 16),
              10)
          .heritable();
  private static final TreeSpace TREE =
      TreeSpace.of(
          section("space.tree { channels = 4, min-initial-depth = 3 }", "tree"),
          TensorShape.image(3, 16, 16),
          10);
  private static final CellsSpace CELLS =
      new CellsSpace(new CellsSettings(4, 8), TensorShape.image(3, 8, 8), 10);
  private static final DartsSpace DARTS =
      new DartsSpace(
          new DartsSettings(Stem.SMALL, new DartsSettings.Size(2, 4), new DartsSettings.Size(2, 4)),
          TensorShape.image(3, 8, 8),
          10);
  private static final MobileNetV3Space MOBILE =
      new MobileNetV3Space(
          new MobileNetV3Settings(0.25, 2, 0.1, ParameterWindow.OPEN),
          TensorShape.image(3, 8, 8),
          10);

  private static Section section(String settings, String name) {
    return Settings.parse("", List.of(settings)).root().section("space").section(name);
  }

  /** A change after which a child must compute what its parent does. */
  private record Morph<G extends Genotype>(
      String name,
      SearchSpace<G> space,
      UnaryOperator<G> before,
      BiFunction<G, UniformRandomProvider, G> change) {

    Morph(String name, SearchSpace<G> space, BiFunction<G, UniformRandomProvider, G> change) {
      this(name, space, UnaryOperator.identity(), change);
    }

    void check(long seed) {
      UniformRandomProvider random = Families.random(seed);
      G genotype = before.apply(space.sample(random));
      G changed = change.apply(genotype, random);
      Architecture child = space.decode(changed).architecture();
      DonorNetwork parent = Families.trained(space.decode(genotype).architecture(), seed);
      Inherited inherited = Families.morphed(parent, child, seed);
      assertThat(inherited.preserves()).as(genotype.text() + "\n" + changed.text()).isTrue();
      Families.assertSame(parent, child, inherited);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Morph<?>> morphs() {
    return Stream.of(
        new Morph<>("layered, wider", LAYERED, MorphismTest::wider),
        new Morph<>("layered, deeper", LAYERED, MorphismTest::deeper),
        new Morph<>("signals, wider", SIGNALS, MorphismTest::wider),
        new Morph<>("signals, deeper", SIGNALS, MorphismTest::deeper),
        new Morph<>(
            "graph, wider, sums",
            GRAPH,
            layers -> joinedBy(layers, "sum"),
            MorphismTest::widerAlike),
        new Morph<>(
            "graph, wider, concatenations",
            GRAPH,
            layers -> joinedBy(layers, "concatenation"),
            MorphismTest::widerAlike),
        new Morph<>("graph, deeper", GRAPH, MorphismTest::deeperAtTheEnd),
        new Morph<>("tree, wider", TREE, MorphismTest::widerTree),
        new Morph<>("mobilenetv3, wider and larger kernels", MOBILE, MorphismTest::larger),
        new Morph<>("mobilenetv3, deeper", MOBILE, MorphismTest::deeperStage),
        new Morph<>("darts, larger kernels", DARTS, MorphismTest::largerKernels));
  }

  @ParameterizedTest
  @MethodSource("morphs")
  void aChildComputesWhatItsParentDoes(Morph<?> morph) {
    IntStream.range(0, FEW).forEach(morph::check);
  }

  @ParameterizedTest
  @MethodSource("morphs")
  @Tag("nightly")
  void twoHundredChildrenComputeWhatTheirParentsDo(Morph<?> morph) {
    IntStream.range(0, ALL).forEach(morph::check);
  }

  /** More units, channels and larger kernels. */
  private static Layers wider(Layers layers, UniformRandomProvider random) {
    return new Layers(
        layers.network(),
        layers.layers().stream()
            .map(
                layer ->
                    layer.withGenes(layer.genes().map((name, gene) -> grown(name, gene, random))))
            .toList());
  }

  /**
   * Layers of one way to join, each narrower than the one before it by the same number: then they
   * are of different widths, also when all are widened by the same number.
   */
  private static Layers joinedBy(Layers layers, String join) {
    List<Layers.Layer> changed = new ArrayList<>();
    for (Layers.Layer layer : layers.layers()) {
      int place = changed.size();
      changed.add(
          layer.withGenes(
              layer
                  .genes()
                  .map(
                      (name, gene) ->
                          switch (name) {
                            case "join" -> new Gene.Word(join);
                            case "channels" -> new Gene.Whole(40 - place);
                            case "units" -> new Gene.Whole(240 - place);
                            default -> gene;
                          })));
    }
    return new Layers(layers.network(), changed);
  }

  /** All layers wider by the same number, and larger kernels. */
  private static Layers widerAlike(Layers layers, UniformRandomProvider random) {
    int more = random.nextInt(1, 60);
    return new Layers(
        layers.network(),
        layers.layers().stream()
            .map(
                layer -> layer.withGenes(layer.genes().map((name, gene) -> more(name, gene, more))))
            .toList());
  }

  private static Gene more(String name, Gene gene, int more) {
    return switch (name) {
      case "channels", "units" -> new Gene.Whole(((Gene.Whole) gene).value() + more);
      case "kernel" -> new Gene.Word("5");
      default -> gene;
    };
  }

  /** A convolution more behind the last one, which takes what that gives and nothing else. */
  private static Layers deeperAtTheEnd(Layers layers, UniformRandomProvider random) {
    List<Layers.Layer> more = new ArrayList<>(layers.layers());
    int last = layers.layersOf("convolution").size() - 1;
    Layers.Layer added = inserted(more.get(last), random);
    more.add(
        last + 1,
        added.withGenes(
            added
                .genes()
                .map((name, gene) -> name.startsWith("skip") ? new Gene.Word("no") : gene)));
    return new Layers(layers.network(), more);
  }

  private static Gene grown(String name, Gene gene, UniformRandomProvider random) {
    return switch (name) {
      case "channels" -> new Gene.Whole(random.nextInt(((Gene.Whole) gene).value(), 129));
      case "units" -> new Gene.Whole(random.nextInt(((Gene.Whole) gene).value(), 1025));
      case "kernel" -> new Gene.Word("5");
      default -> gene;
    };
  }

  /** A layer with ReLU more behind a layer with ReLU, somewhere, as wide or wider. */
  private static Layers deeper(Layers layers, UniformRandomProvider random) {
    List<Layers.Layer> more = new ArrayList<>(layers.layers());
    int place = random.nextInt(more.size());
    Layers.Layer below = more.get(place);
    more.add(place + 1, inserted(below, random));
    return new Layers(layers.network(), more);
  }

  private static Layers.Layer inserted(Layers.Layer below, UniformRandomProvider random) {
    Genes genes =
        below
            .genes()
            .map(
                (name, gene) ->
                    switch (name) {
                      case "pool" -> new Gene.Word("no");
                      case "activation" -> new Gene.Word(keeping(((Gene.Word) gene).value()));
                      case "kernel" -> gene;
                      default -> grown(name, gene, random);
                    });
    return below.withGenes(genes).withId(random.nextLong(Tree.ID_LIMIT));
  }

  /** An activation that changes nothing of what another one gives. */
  private static String keeping(String below) {
    return below.equals("relu") || below.equals("sigmoid") ? "relu" : "linear";
  }

  private static Hybrid widerTree(Hybrid hybrid, UniformRandomProvider random) {
    return new Hybrid(widened(hybrid.tree(), random), hybrid.reals());
  }

  private static Tree widened(Tree tree, UniformRandomProvider random) {
    Tree own = tree;
    if (tree.genes().values().containsKey("width") && random.nextBoolean() && isFree(tree)) {
      Map<String, Gene> genes = new HashMap<>(tree.genes().values());
      genes.put("width", new Gene.Word("2"));
      own = tree.withGenes(new Genes(genes));
    }
    return own.withChildren(own.children().stream().map(child -> widened(child, random)).toList());
  }

  /** Attention divides by what all features are: there is no wider one that computes the same. */
  private static boolean isFree(Tree tree) {
    return !tree.operation().equals("attention");
  }

  private static Choices larger(Choices choices, UniformRandomProvider random) {
    // Words are ordered by kernel, then by expansion; 9 is no layer.
    return new Choices(
        choices.indices().stream()
            .map(
                word ->
                    word == 9 ? word : Math.max(word, word % 3 + 3 * random.nextInt(word / 3, 3)))
            .map(word -> word == 9 ? word : word - word % 3 + random.nextInt(word % 3, 3))
            .toList());
  }

  /** A layer more at the end of each stage that has room. */
  private static Choices deeperStage(Choices choices, UniformRandomProvider random) {
    List<Integer> words = new ArrayList<>(choices.indices());
    for (int stage = 0; stage < words.size() / 4; stage++) {
      int place = 4 * stage + 3;
      if (words.get(place) == 9) {
        words.set(place, random.nextInt(9));
      }
    }
    return new Choices(words);
  }

  private static Choices largerKernels(Choices choices, UniformRandomProvider random) {
    Choices larger = choices;
    for (int gene = 0; gene < choices.indices().size(); gene++) {
      String word = DARTS.genes().get(gene).words().get(choices.at(gene));
      if (DARTS.genes().get(gene).words().size() == 7 && word.equals("sep_conv_3x3")) {
        larger = larger.with(gene, DARTS.genes().get(gene).words().indexOf("sep_conv_5x5"));
      }
    }
    return larger;
  }

  static Stream<SearchSpace<?>> spaces() {
    return Stream.of(LAYERED, GRAPH, SIGNALS, TREE, CELLS, DARTS, MOBILE);
  }

  /** Whatever a mutation did: who says that it computes what its parent does, does. */
  @ParameterizedTest
  @MethodSource("spaces")
  void whatSaysThatItPreservesDoes(SearchSpace<?> space) {
    assertThat(preserving(space, 3 * FEW)).isPositive();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  @Tag("nightly")
  void whatSaysThatItPreservesDoesAmongMany(SearchSpace<?> space) {
    assertThat(preserving(space, ALL)).isGreaterThan(ALL / 10);
  }

  private static <G extends Genotype> long preserving(SearchSpace<G> space, int count) {
    return IntStream.range(0, count).filter(seed -> preserves(space, seed)).count();
  }

  private static <G extends Genotype> boolean preserves(SearchSpace<G> space, long seed) {
    UniformRandomProvider random = Families.random(seed + 5000);
    G genotype = space.sample(random);
    Architecture child = space.decode(space.mutation().mutate(genotype, random)).architecture();
    DonorNetwork parent = Families.trained(space.decode(genotype).architecture(), seed);
    Inherited inherited = Families.morphed(parent, child, seed);
    if (inherited.preserves()) {
      Families.assertSame(parent, child, inherited);
    }
    return inherited.preserves();
  }

  @ParameterizedTest
  @MethodSource("spaces")
  void noArrayIsSharedByParentAndChild(SearchSpace<?> space) {
    IntStream.range(0, FEW).forEach(seed -> checkNothingIsShared(space, seed));
  }

  private static <G extends Genotype> void checkNothingIsShared(SearchSpace<G> space, long seed) {
    UniformRandomProvider random = Families.random(seed);
    G genotype = space.sample(random);
    Architecture network = space.decode(genotype).architecture();
    DonorNetwork parent = Families.trained(network, seed);
    for (Inheritance rule : List.of(Inheritance.MATCHING, Inheritance.MORPHISM)) {
      Inherited child =
          rule.begin(List.of(parent), network, Families.fresh(network, seed), "1/0", random);
      assertThat(Collections.disjoint(identities(child.arrays()), identities(Families.all(parent))))
          .isTrue();
    }
  }

  private static List<Integer> identities(Map<String, org.evosearch.tensor.Tensor> arrays) {
    return arrays.values().stream()
        .map(tensor -> System.identityHashCode(tensor.values()))
        .toList();
  }

  @Test
  void anEqualNetworkHasAllWeightsOfItsParent() {
    Architecture network = LAYERED.decode(LAYERED.sample(Families.random(3))).architecture();
    DonorNetwork parent = Families.trained(network, 3);
    Inherited child = Families.morphed(parent, network, 3);
    assertThat(child.arrays()).isEqualTo(Families.all(parent));
    assertThat(child.births()).allSatisfy((id, trial) -> assertThat(trial).isEqualTo("0/3"));
  }
}
