package org.evosearch.space.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Tree;
import org.evosearch.random.ChiSquare;
import org.evosearch.variation.TreeVariation;
import org.junit.jupiter.api.Test;

class TreeOperatorsTest {

  private static final int DRAWS = 500;
  private static final int APPLICATIONS =
      Integer.getInteger("evosearch.operator-applications", 20_000);
  private static final int POPULATION = 50;

  private final TreeRules rules = Trees.rules();

  private static Set<Long> ids(Tree tree) {
    return tree.nodes().map(Tree::id).collect(Collectors.toSet());
  }

  private static Map<Long, Tree> byId(Tree tree) {
    return tree.nodes().collect(Collectors.toMap(Tree::id, Function.identity()));
  }

  /** Nodes as they are, whatever is below them. */
  private static Set<Tree> bare(Tree tree) {
    return tree.nodes().map(node -> node.withChildren(List.of())).collect(Collectors.toSet());
  }

  private void forEachDraw(TreeOperator operator, Consequence consequence) {
    int changed = 0;
    for (int i = 0; i < DRAWS; i++) {
      UniformRandomProvider random = Trees.stream(i);
      Tree parent = Trees.drawn(random);
      Tree child = operator.apply(parent, random);
      if (!child.equals(parent)) {
        changed++;
        assertThat(rules.allow(child)).as(parent.text()).isTrue();
        assertThat(child.nodes().map(Tree::id)).doesNotHaveDuplicates();
        consequence.check(parent, child);
      }
    }
    assertThat(changed).isGreaterThan(DRAWS / 4);
  }

  private interface Consequence {
    void check(Tree parent, Tree child);
  }

  @Test
  void manyApplicationsGiveNoTreeThatDoesNotExist() {
    UniformRandomProvider random = Trees.stream(1);
    TreeSpace space = Trees.space();
    TreeVariation variation = space.variation(space.center());
    List<Tree> population = new ArrayList<>(Trees.drawn(POPULATION).toList());
    for (int i = 0; i < APPLICATIONS; i++) {
      Tree mother = population.get(random.nextInt(POPULATION));
      Tree father = population.get(random.nextInt(POPULATION));
      Tree child = child(variation, mother, father, random);
      assertThat(rules.allow(child) && ids(child).size() == child.size()).isTrue();
      population.set(random.nextInt(POPULATION), child);
    }
    assertThat(population).allMatch(tree -> CanonicalTree.of(tree).size() <= tree.size());
  }

  private static Tree child(
      TreeVariation variation, Tree mother, Tree father, UniformRandomProvider random) {
    return switch (random.nextInt(10)) {
      case 0 -> variation.grow(random);
      case 1 -> variation.jitter(mother, random);
      case 2, 3, 4, 5 -> variation.mutate(mother, random);
      default -> variation.cross(mother, father, random).orElse(father);
    };
  }

  @Test
  void aNodeMutationGivesOneNodeAnotherOperationOfItsKind() {
    NodeMutation mutation = new NodeMutation(rules, Trees.UNIFORM);
    forEachDraw(
        mutation,
        (parent, child) -> {
          if (ids(child).equals(ids(parent))) {
            Map<Long, Tree> before = byId(parent);
            List<Tree> changed =
                child
                    .nodes()
                    .filter(node -> !sameOperation(node, before.getOrDefault(node.id(), node)))
                    .toList();
            assertThat(changed).hasSize(1);
            Tree old = Optional.ofNullable(before.get(changed.get(0).id())).orElseThrow();
            assertThat(NodeOperation.of(changed.get(0)).kind())
                .isEqualTo(NodeOperation.of(old).kind());
          }
        });
  }

  private static boolean sameOperation(Tree one, Tree other) {
    return one.operation().equals(other.operation());
  }

  @Test
  void aNodeMutationChoosesUniformlyAmongTheOthers() {
    Tree tree = Trees.parse("max2x2/2(conv1x1(input))");
    NodeMutation mutation = new NodeMutation(rules, Trees.UNIFORM);
    long[] counts = new long[2 + 5];
    List<String> others =
        List.of("conv3x3/2", "reduce/2", "conv3x3", "sep3x3", "sep5x5", "dil3x3", "dil5x5");
    for (int i = 0; i < 6_000; i++) {
      Tree child = mutation.apply(tree, Trees.stream(i));
      Tree below = child.children().get(0);
      String word = child.operation().equals("max2x2/2") ? below.operation() : child.operation();
      if (ids(child).equals(ids(tree))) {
        counts[others.indexOf(word)]++;
      }
    }
    // Half of the changes each: the only node that learns stays one that does.
    ChiSquare.assertFits(counts, 0.25, 0.25, 0.1, 0.1, 0.1, 0.1, 0.1);
  }

  @Test
  void aSubtreeMutationLeavesTheRestAsItWas() {
    forEachDraw(
        new SubtreeMutation(rules, Trees.UNIFORM),
        (parent, child) -> {
          Set<Tree> stayed = bare(parent);
          stayed.retainAll(bare(child));
          Set<Long> fresh = ids(child);
          fresh.removeAll(ids(parent));
          assertThat(fresh).hasSize(child.size() - stayed.size()).isNotEmpty();
          assertThat(child.depth()).isLessThanOrEqualTo(parent.depth() + 1);
        });
  }

  @Test
  void anInsertionAddsOneNodeOfOneChild() {
    forEachDraw(
        new NodeInsertion(rules, Trees.UNIFORM),
        (parent, child) -> {
          assertThat(child.size()).isEqualTo(parent.size() + 1);
          assertThat(bare(child)).containsAll(bare(parent));
        });
  }

  @Test
  void aHoistTakesOneNodeOut() {
    NodeRemoval removal = new NodeRemoval(rules);
    assertThat(Trees.drawn(DRAWS).flatMap(tree -> removal.hoisted(tree).stream()))
        .isNotEmpty()
        .allMatch(rules::allow);
    Tree tree = Trees.parse("se(conv3x3/2(add(input,max3x3(input))))");
    assertThat(removal.hoisted(tree))
        .containsExactly(
            tree.children().get(0),
            tree.replaced(
                4, tree.nodes().filter(node -> node.id() == 5).findFirst().orElseThrow()));
  }

  @Test
  void aShrinkPutsALeafInPlaceOfASubtree() {
    Tree tree = Trees.parse("conv3x3/2(add(input,max3x3(input)))");
    assertThat(new NodeRemoval(rules).shrunk(tree, Trees.stream(0)))
        .extracting(CanonicalTree::text)
        .containsExactly(
            CanonicalTree.text(Trees.parse("conv3x3/2(input)")),
            CanonicalTree.text(Trees.parse("conv3x3/2(add(input,input))")));
  }

  @Test
  void aRemovalMakesATreeSmaller() {
    forEachDraw(
        new NodeRemoval(rules),
        (parent, child) -> assertThat(child.size()).isLessThan(parent.size()));
  }

  @Test
  void aTreeThatCannotBecomeSmallerStays() {
    Tree tree = Trees.parse("conv3x3/2(input)");
    assertThat(new NodeRemoval(rules).apply(tree, Trees.stream(0))).isSameAs(tree);
  }

  @Test
  void aJitterChangesGenesOfOneNodeAndNothingElse() {
    forEachDraw(
        new GeneJitter(),
        (parent, child) -> {
          Map<Long, Tree> before = byId(parent);
          assertThat(child.nodes().map(node -> node.withGenes(Genes.NONE).withChildren(List.of())))
              .isEqualTo(
                  parent
                      .nodes()
                      .map(node -> node.withGenes(Genes.NONE).withChildren(List.of()))
                      .toList());
          assertThat(child.nodes())
              .filteredOn(node -> !node.genes().equals(genes(before, node)))
              .hasSize(1);
        });
  }

  private static Genes genes(Map<Long, Tree> before, Tree node) {
    return Optional.ofNullable(before.get(node.id())).orElseThrow().genes();
  }

  @Test
  void aChildIsTheMotherButForOneSubtreeOfTheFather() {
    SubtreeCrossover crossover = new SubtreeCrossover(rules);
    long children =
        IntStream.range(0, DRAWS)
            .mapToObj(Trees::stream)
            .filter(
                random -> {
                  Tree mother = Trees.drawn(random);
                  Tree father = Trees.drawn(random);
                  Optional<Tree> child = crossover.cross(mother, father, random);
                  child.ifPresent(tree -> assertCrossed(tree, mother, father));
                  return child.isPresent();
                })
            .count();
    assertThat(children).isGreaterThan(DRAWS * 9 / 10);
  }

  private void assertCrossed(Tree child, Tree mother, Tree father) {
    assertThat(rules.allow(child)).isTrue();
    assertThat(child.nodes().map(Tree::id)).doesNotHaveDuplicates();
    Set<Tree> ofParents = bare(mother);
    ofParents.addAll(bare(father));
    assertThat(ofParents).containsAll(bare(child));
    assertThat(rules.grammar().level(child)).isEqualTo(rules.grammar().level(mother));
  }

  @Test
  void nodesOfTheFatherGetNewIdsOnlyWhereTheMotherHasThem() {
    Tree tree = Trees.parse("add(conv3x3/2(input),reduce/2(se(input)))");
    Tree going = tree.children().get(0);
    Tree other = tree.children().get(1);
    assertThat(FreshIds.beside(tree, going, Trees.stream(0)).claimed(going)).isEqualTo(going);
    assertThat(ids(FreshIds.beside(tree, going, Trees.stream(0)).claimed(other)))
        .hasSize(3)
        .doesNotContainAnyElementsOf(ids(tree));
    Tree half = other.withChildren(List.of(going.children().get(0).withId(77)));
    assertThat(FreshIds.beside(tree, other, Trees.stream(0)).claimed(half)).isEqualTo(half);
  }

  /** Roots are exchanged if the inner node is drawn, leaves if the leaf is. */
  @Test
  void innerNodesAreCrossedNineTimesOfTen() {
    Tree mother = Trees.parse("conv3x3/2(input)");
    Tree father = Trees.parse("reduce/2(input)");
    long[] counts = new long[2];
    for (int i = 0; i < 5_000; i++) {
      Tree child = new SubtreeCrossover(rules).cross(mother, father, Trees.stream(i)).orElseThrow();
      counts[child.operation().equals("reduce/2") ? 0 : 1]++;
    }
    ChiSquare.assertFits(counts, 0.9, 0.1);
  }

  /** Only leaves fit: in vain are six draws of an inner node. */
  @Test
  void whereNothingFitsThereIsNoChild() {
    SubtreeCrossover crossover = new SubtreeCrossover(Trees.rules(0, 10, 60));
    Tree mother = Trees.parse("conv3x3/2(input)");
    Tree father = Trees.parse("conv3x3(input)");
    long[] counts = new long[2];
    for (int i = 0; i < 5_000; i++) {
      Optional<Tree> child = crossover.cross(mother, father, Trees.stream(i));
      counts[child.isEmpty() ? 0 : 1]++;
      child.ifPresent(
          other -> assertThat(other.withChildren(List.of())).isEqualTo(bareRoot(mother)));
    }
    ChiSquare.assertFits(counts, Math.pow(0.9, 6), 1 - Math.pow(0.9, 6));
  }

  private static Tree bareRoot(Tree tree) {
    return tree.withChildren(List.of());
  }

  @Test
  void childrenKeepToNarrowLimits() {
    TreeRules narrow = Trees.rules(1, 3, 5);
    TreeVariation variation =
        new TypedVariation(
            narrow,
            Trees.UNIFORM,
            tree -> true,
            new RampedHalfAndHalf(2, 3),
            Trees.parse("conv3x3/2(input)"));
    UniformRandomProvider random = Trees.stream(3);
    List<Tree> population =
        new ArrayList<>(IntStream.range(0, 20).mapToObj(i -> variation.grow(random)).toList());
    for (int i = 0; i < 2_000; i++) {
      Tree mother = population.get(random.nextInt(20));
      Tree child = child(variation, mother, population.get(random.nextInt(20)), random);
      assertThat(narrow.allow(child)).isTrue();
      population.set(random.nextInt(20), child);
    }
    assertThat(population).anyMatch(tree -> tree.depth() == 3 && tree.size() > 3);
  }

  @Test
  void aChildThatIsNotAffordableGivesWayToItsParent() {
    Tree small = Trees.parse("conv3x3/2(input)");
    TreeVariation variation =
        new TypedVariation(rules, Trees.UNIFORM, small::equals, new RampedHalfAndHalf(2, 5), small);
    Tree father = Trees.parse("reduce/2(conv3x3(input))");
    for (int i = 0; i < 100; i++) {
      UniformRandomProvider random = Trees.stream(i);
      assertThat(variation.grow(random)).isSameAs(small);
      assertThat(variation.mutate(small, random)).isEqualTo(small);
      assertThat(variation.jitter(small, random)).isEqualTo(small);
      assertThat(variation.cross(small, father, random)).contains(small);
    }
  }

  @Test
  void halfOfTheMutationsAreThoseOfNodesAndAQuarterThoseOfSubtrees() {
    TypedVariation variation =
        new TypedVariation(
            rules,
            Trees.UNIFORM,
            tree -> true,
            new RampedHalfAndHalf(2, 5),
            Trees.parse("conv3x3/2(input)"));
    List<Class<?>> kinds =
        List.of(NodeMutation.class, SubtreeMutation.class, NodeInsertion.class, NodeRemoval.class);
    long[] counts = new long[kinds.size()];
    for (int i = 0; i < 8_000; i++) {
      counts[kinds.indexOf(variation.operator(Trees.stream(i)).getClass())]++;
    }
    ChiSquare.assertFits(counts, 0.5, 0.25, 0.125, 0.125);
  }
}
