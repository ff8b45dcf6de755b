package org.evosearch.genotype;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evosearch.genotype.TreeEditDistance.between;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TreeEditDistanceTest {

  private static Tree node(String operation, Tree... children) {
    return new Tree(operation, Genes.NONE, List.of(children), 0);
  }

  /** Zhang and Shasha, figure 4: c is deleted, and inserted above d. */
  @Test
  void theExampleOfThePaper() {
    Tree one = node("f", node("d", node("a"), node("c", node("b"))), node("e"));
    Tree other = node("f", node("c", node("d", node("a"), node("b"))), node("e"));
    assertThat(between(one, other)).isEqualTo(2);
  }

  @Test
  void oneStepOfEachKindCostsOne() {
    Tree tree = node("add", node("conv", node("input")), node("input"));
    assertThat(between(tree, node("add", node("pool", node("input")), node("input")))).isOne();
    assertThat(between(tree, node("add", node("input"), node("input")))).isOne();
    assertThat(between(tree, node("se", tree))).isOne();
    assertThat(between(tree, node("add", tree.children().get(0), node("input"), node("input"))))
        .isOne();
  }

  @Test
  void siblingsThatChangePlacesCostWhatMovesAround() {
    Tree tree = node("add", node("conv", node("input")), node("input"));
    assertThat(between(tree, node("add", node("input"), node("conv", node("input"))))).isEqualTo(2);
    assertThat(between(node("add", node("a"), node("b")), node("add", node("b"), node("a"))))
        .isEqualTo(2);
  }

  @Test
  void aDeletedNodesChildrenTakeItsPlaceInOrder() {
    Tree deep = node("r", node("x", node("a"), node("b")), node("c"));
    assertThat(between(deep, node("r", node("a"), node("b"), node("c")))).isOne();
    assertThat(between(deep, node("r", node("a"), node("x", node("b"), node("c"))))).isEqualTo(2);
  }

  @Test
  void treesWithNothingInCommonCostTheLargerOne() {
    Tree chain = node("a", node("b", node("c")));
    assertThat(between(chain, node("x"))).isEqualTo(3);
    assertThat(between(node("x", node("y")), chain)).isEqualTo(3);
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void theDistanceIsThatOfItsDefinition(
      @ForAll("smallTree") Tree one, @ForAll("smallTree") Tree other) {
    assertThat(between(one, other)).isEqualTo(forests(List.of(one), List.of(other)));
  }

  /**
   * Takes the last tree's root away, on either side or on both: as defined, in exponential time.
   */
  private static int forests(List<Tree> one, List<Tree> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Stream.concat(one.stream(), other.stream()).mapToInt(Tree::size).sum();
    }
    Tree last = one.get(one.size() - 1);
    Tree otherLast = other.get(other.size() - 1);
    int relabeled = last.operation().equals(otherLast.operation()) ? 0 : 1;
    int taken = Math.min(forests(opened(one), other), forests(one, opened(other))) + 1;
    int matched =
        forests(withoutLast(one), withoutLast(other))
            + forests(last.children(), otherLast.children())
            + relabeled;
    return Math.min(taken, matched);
  }

  private static List<Tree> opened(List<Tree> forest) {
    return Stream.concat(
            withoutLast(forest).stream(), forest.get(forest.size() - 1).children().stream())
        .toList();
  }

  private static List<Tree> withoutLast(List<Tree> forest) {
    return forest.subList(0, forest.size() - 1);
  }

  @Provide
  Arbitrary<Tree> smallTree() {
    return tree(2);
  }

  private static Arbitrary<Tree> tree(int below) {
    Arbitrary<List<Tree>> children =
        below == 0 ? Arbitraries.just(List.of()) : tree(below - 1).list().ofMaxSize(2);
    return Combinators.combine(Arbitraries.of("a", "b", "c"), children)
        .as((operation, given) -> new Tree(operation, Genes.NONE, given, 0));
  }
}
