package org.evosearch.space.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;
import org.evosearch.random.ChiSquare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrowthTest {

  private static final int DRAWS = 5_000;

  private final UniformRandomProvider random = Trees.stream(0);

  private Tree drawn(int level, Room room, Growth.Method method, Preferences preferences) {
    return new Growth(new Grammar(2, 1), preferences, FreshIds.forNewTree(random), random)
        .draw(level, room, method);
  }

  private static Stream<Integer> depthsOfLeaves(Tree tree) {
    return tree.children().isEmpty()
        ? Stream.of(1)
        : tree.children().stream().flatMap(GrowthTest::depthsOfLeaves).map(depth -> depth + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void allLeavesOfAFullTreeAreAtItsDepth(int level) {
    for (int i = 0; i < 200; i++) {
      Tree tree = drawn(level, new Room(5, 10_000), Growth.Method.FULL, Trees.UNIFORM);
      assertThat(depthsOfLeaves(tree)).as(tree.text()).containsOnly(5);
    }
  }

  @Test
  void aGrownTreeMayEndAnywhere() {
    assertThat(
            IntStream.range(0, 500)
                .mapToObj(i -> drawn(0, new Room(4, 99), Growth.Method.GROW, Trees.UNIFORM).depth())
                .collect(Collectors.toSet()))
        .isEqualTo(Set.of(1, 2, 3, 4));
  }

  @ParameterizedTest
  @EnumSource
  void treesKeepToTheirLevelAndRoomWhateverIsPreferred(Growth.Method method) {
    Preferences merges =
        new Preferences(operation -> operation.kind() == NodeOperation.Kind.MERGE ? 1 : 0);
    for (int i = 0; i < 500; i++) {
      int level = i % 3;
      Room room = new Room(level + 1 + i % 5, level + 1 + i % 23);
      Tree tree = drawn(level, room, method, merges);
      assertThat(new Grammar(2, 1).level(tree)).hasValue(level);
      assertThat(room.holds(new Room(tree.depth(), tree.size()))).as(tree.text()).isTrue();
      assertThat(tree.nodes().map(Tree::id)).doesNotHaveDuplicates();
    }
  }

  @Test
  void aLeafIsChosenThreeTimesOfTenWhereThereMayBeOne() {
    long[] counts = new long[2];
    for (int i = 0; i < DRAWS; i++) {
      Tree tree = drawn(0, new Room(5, 99), Growth.Method.GROW, Trees.UNIFORM);
      counts[tree.children().isEmpty() ? 0 : 1]++;
    }
    ChiSquare.assertFits(counts, 0.3, 0.7);
  }

  @Test
  void withoutPreferencesAllOperationsAreEquallyLikely() {
    ChiSquare.assertUniform(chosen(Trees.UNIFORM, NodeOperation.INNER));
  }

  @Test
  void aPreferredOperationIsAsMuchLikelierAsTheSoftmaxSays() {
    Preferences preferences =
        new Preferences(operation -> operation == NodeOperation.CONV_1X1 ? 1 : 0.75);
    List<NodeOperation> possible =
        List.of(NodeOperation.CONV_1X1, NodeOperation.ADD, NodeOperation.SKIP);
    ChiSquare.assertFits(
        chosen(preferences, possible), Math.E / (Math.E + 2), 1 / (Math.E + 2), 1 / (Math.E + 2));
  }

  private long[] chosen(Preferences preferences, List<NodeOperation> possible) {
    long[] counts = new long[possible.size()];
    for (int i = 0; i < DRAWS; i++) {
      counts[possible.indexOf(preferences.choose(possible, random))]++;
    }
    return counts;
  }

  @Test
  void rampedTreesHaveAllDepthsAndLevels() {
    List<Tree> trees = Trees.drawn(1000).toList();
    long[] depths = new long[5];
    long[] levels = new long[2];
    for (Tree tree : trees) {
      depths[tree.depth() - 2]++;
      levels[new Grammar(2, 1).level(tree).orElseThrow() - 1]++;
    }
    assertThat(Arrays.stream(depths)).allMatch(count -> count > 80);
    assertThat(Arrays.stream(levels)).allMatch(count -> count > 300);
  }

  @Test
  void whatCannotBeDrawnGivesWay() {
    Tree otherwise = Trees.parse("conv3x3/2(input)");
    assertThat(
            new RampedHalfAndHalf(2, 5)
                .draw(Trees.rules(), Trees.UNIFORM, tree -> false, otherwise, random))
        .isSameAs(otherwise);
  }
}
