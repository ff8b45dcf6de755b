package org.evosearch.space.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.SettingsException;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Tree;
import org.evosearch.space.SearchSpaceContract;
import org.evosearch.variation.Crossover;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TreeSpaceTest extends SearchSpaceContract<Hybrid> {

  private static final int DRAWS = 200;

  @Override
  protected TreeSpace space() {
    return Trees.space();
  }

  @Override
  protected TensorShape image() {
    return Trees.IMAGE;
  }

  @Override
  protected int classes() {
    return Trees.CLASSES;
  }

  @Override
  protected List<String> foreignTexts() {
    Reals center = space().center();
    Tree tree = Trees.parse("conv3x3/2(input)");
    return List.of(
        "",
        "[0.5]",
        tree.text(),
        new Hybrid(tree, Reals.of(0.5)).text(),
        new Hybrid(Trees.parse("conv3x3(input)"), center).text(),
        new Hybrid(tree.withOperation("warp", tree.genes()), center).text(),
        new Hybrid(tree.replaced(1, tree.children().get(0).withId(0)), center).text());
  }

  private static Stream<UniformRandomProvider> streams() {
    return IntStream.range(0, DRAWS).mapToObj(Trees::stream);
  }

  @Test
  void evolutionStartsInTheMiddleOfTheRealGenes() {
    TreeSpace space = space();
    assertThat(streams().map(space::initial))
        .allMatch(hybrid -> hybrid.reals().equals(space.center()));
    assertThat(streams().map(space::sample).map(Hybrid::reals)).doesNotHaveDuplicates();
  }

  @Test
  void fixedRealGenesStayInTheMiddle() {
    TreeSpace space = Trees.space("space.tree.genes=fixed");
    Crossover<Hybrid> crossover = space.crossover().orElseThrow();
    streams()
        .forEach(
            random -> {
              Hybrid mother = space.sample(random);
              Hybrid child = space.mutation().mutate(mother, random);
              Hybrid ofTwo = crossover.cross(mother, child, random);
              assertThat(Stream.of(mother, child, ofTwo).map(Hybrid::reals))
                  .containsOnly(space.center());
            });
  }

  @Test
  void realGenesOfAMutantAreNearAndTheTreeIsAnother() {
    TreeSpace space = space();
    long changed =
        streams()
            .filter(
                random -> {
                  Hybrid parent = space.sample(random);
                  Hybrid child = space.mutation().mutate(parent, random);
                  assertThat(child.reals()).isNotEqualTo(parent.reals());
                  for (int gene = 0; gene < space.reals(); gene++) {
                    assertThat(Math.abs(child.reals().at(gene) - parent.reals().at(gene)))
                        .isLessThan(0.6);
                  }
                  return !child.tree().equals(parent.tree());
                })
            .count();
    assertThat(changed).isGreaterThan(DRAWS * 9 / 10);
  }

  @Test
  void childrenOfTwoStayInTheSpaceAndTakeEachRealGeneFromOneOfThem() {
    TreeSpace space = space();
    Crossover<Hybrid> crossover = space.crossover().orElseThrow();
    List<Hybrid> population = new ArrayList<>(streams().map(space::sample).toList());
    streams()
        .forEach(
            random -> {
              Hybrid mother = population.get(random.nextInt(DRAWS));
              Hybrid father = population.get(random.nextInt(DRAWS));
              Hybrid child = crossover.cross(mother, father, random);
              assertThat(space.contains(child)).as(child.text()).isTrue();
              for (int gene = 0; gene < space.reals(); gene++) {
                assertThat(child.reals().at(gene))
                    .isIn(mother.reals().at(gene), father.reals().at(gene));
              }
              population.set(random.nextInt(DRAWS), child);
            });
  }

  @Test
  void anyTreeGoesWithAnyRealGenes() {
    TreeSpace space = Trees.space("space.tree.max-parameters=20000");
    List<Hybrid> hybrids = streams().map(space::sample).toList();
    for (int i = 1; i < DRAWS; i++) {
      assertThat(space.contains(new Hybrid(hybrids.get(i).tree(), hybrids.get(i - 1).reals())))
          .isTrue();
    }
  }

  @Test
  void preferencesSayWhatTreesAreGrownOf() {
    TreeSpace space = space();
    List<Double> genes = new ArrayList<>(space.center().values());
    genes.set(9 + NodeOperation.INNER.indexOf(NodeOperation.DIL_5X5), 1.0);
    assertThat(share(space, new Reals(genes))).isGreaterThan(3 * share(space, space.center()));
  }

  private static double share(TreeSpace space, Reals genes) {
    return streams()
        .map(space.variation(genes)::grow)
        .flatMap(Tree::nodes)
        .filter(node -> !node.children().isEmpty())
        .mapToInt(node -> node.operation().equals("dil5x5") ? 1 : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void preferencesAndWhatIsRoundedAwayMakeNoOtherTraining() {
    TreeSpace space = space();
    Tree tree = Trees.parse("add(conv3x3/2(input),input)");
    List<Double> genes = new ArrayList<>(space.center().values());
    genes.replaceAll(gene -> gene + 4e-4);
    genes.set(9, 1.0);
    assertThat(space.decode(new Hybrid(tree, new Reals(genes))).fingerprint())
        .isEqualTo(space.decode(new Hybrid(tree, space.center())).fingerprint());
    genes.set(0, 0.502);
    assertThat(space.decode(new Hybrid(tree, new Reals(genes))).fingerprint())
        .isNotEqualTo(space.decode(new Hybrid(tree, space.center())).fingerprint());
  }

  @Test
  void smallImagesNeedNotBeHalved() {
    TensorShape small = TensorShape.image(1, 8, 8);
    TreeSpace space = TreeSpace.of(Trees.section(), small, 10);
    Hybrid flat = new Hybrid(Trees.parse("attention(input)"), space.center());
    assertThat(space.contains(flat)).isTrue();
    assertThat(space().contains(flat)).isFalse();
    assertThat(streams().map(space::sample)).allMatch(space::contains);
  }

  @ParameterizedTest
  @CsvSource({
    "max-parameters, 3000, 0",
    "max-parameters, 40000, 0",
    "max-multiply-adds, 0, 600000",
    "max-multiply-adds, 0, 5000000"
  })
  void noNetworkCostsMoreThanTheCaps(String key, long parameters, long multiplyAdds) {
    TreeSpace space = Trees.space("space.tree." + key + "=" + (parameters + multiplyAdds));
    streams()
        .forEach(
            random -> {
              Hybrid parent = space.sample(random);
              Hybrid child = space.mutation().mutate(parent, random);
              assertThat(space.contains(child)).isTrue();
              for (Hybrid hybrid : List.of(parent, child)) {
                Footprint footprint = Footprint.of(space.decode(hybrid).architecture());
                assertThat(parameters == 0 || footprint.parameters() <= parameters).isTrue();
                assertThat(multiplyAdds == 0 || footprint.multiplyAdds() <= multiplyAdds).isTrue();
              }
            });
  }

  @Test
  void whatKeepsToTheCapsIsNotScaledDown() {
    TreeSpace capped = Trees.space("space.tree.max-parameters=50000");
    TreeSpace free = space();
    assertThat(streams().map(capped::sample))
        .filteredOn(
            hybrid -> Footprint.of(free.decode(hybrid).architecture()).parameters() <= 50_000)
        .hasSizeGreaterThan(DRAWS / 4)
        .allMatch(hybrid -> free.decode(hybrid).network().equals(capped.decode(hybrid).network()));
  }

  @Test
  void aTreeThatIsAlwaysTooLargeDoesNotExist() {
    Hybrid wide =
        new Hybrid(Trees.parse("conv3x3/2*2(conv3x3/2*2(conv3x3*2(input)))"), space().center());
    assertThat(space().contains(wide)).isTrue();
    assertThat(Trees.space("space.tree.max-parameters=10000").contains(wide)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-parameters", "max-multiply-adds"})
  void capsThatLeaveNoNetworkAreRefused(String key) {
    assertThatThrownBy(() -> Trees.space("space.tree." + key + "=100"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Invalid space.tree." + key + ": 100 (0, or at least ")
        .hasMessageEndingWith(": the smallest network has as many)");
    assertThatThrownBy(() -> Trees.space("space.tree." + key + "=-1"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("Invalid space.tree." + key + ": -1 (at least 0)");
  }

  @Test
  void theSmallestCapThatIsNamedIsEnough() {
    TreeSpace space = Trees.space("space.tree.max-parameters=" + smallest());
    assertThat(streams().limit(3).map(space::sample)).allMatch(space::contains);
  }

  private static long smallest() {
    TreeSpace space = Trees.space();
    Tree tree = Trees.parse("reduce/2*0.5(input)");
    List<Double> genes = new ArrayList<>(space.center().values());
    genes.replaceAll(gene -> 0.0);
    Hybrid hybrid = new Hybrid(tree, new Reals(genes));
    return Footprint.of(space.decode(hybrid).architecture()).parameters();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "levels=6 | levels: 6 (between 0 and 5)",
        "max-depth=1 | max-depth: 1 (between 2 and 30)",
        "max-nodes=6 | max-nodes: 6 (between 7 and 1000)",
        "min-initial-depth=11 | min-initial-depth: 11 (between 2 and 10)",
        "max-initial-depth=1 | max-initial-depth: 1 (between 2 and 10)",
        "channels=0 | channels: 0 (between 1 and 1024)",
        "genes=some | genes: some (one of evolved, fixed)"
      })
  void whatIsOutOfItsRangeIsRefused(String setting, String message) {
    assertThatThrownBy(() -> Trees.space("space.tree." + setting))
        .isInstanceOf(SettingsException.class)
        .hasMessageEndingWith("Invalid space.tree." + message);
  }

  @Test
  void imagesMustBeHalvedWithNothingLeftOver() {
    assertThatThrownBy(
            () ->
                TreeSpace.of(
                    Trees.section("space.tree.levels=3"), TensorShape.image(1, 28, 28), 10))
        .isInstanceOf(SettingsException.class)
        .hasMessageEndingWith(
            "Invalid space.tree.levels: 3 (at most 2, since images (1, 28, 28) cannot be halved"
                + " more often)");
    assertThat(
            TreeSpace.of(Trees.section("space.tree.levels=0"), TensorShape.image(1, 31, 31), 10)
                .reals())
        .isEqualTo(25);
  }
}
