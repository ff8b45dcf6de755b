package org.evosearch.space.tree;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;

/**
 * Draws trees of evenly spread depths, half of them full and half of them grown, with evenly spread
 * levels of the root. John R. Koza: Genetic Programming. MIT Press, 1992, section 6.2.
 *
 * @param minDepth the smallest depth limit, which has room for some tree
 * @param maxDepth the largest depth limit
 */
record RampedHalfAndHalf(int minDepth, int maxDepth) {

  private static final int ATTEMPTS = 1000;

  /**
   * Draws a tree that is allowed.
   *
   * @param affordable a further condition on trees
   * @param otherwise the tree to return if many draws find none
   */
  Tree draw(
      TreeRules rules,
      Preferences preferences,
      Predicate<Tree> affordable,
      Tree otherwise,
      UniformRandomProvider random) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Tree drawn = drawn(rules, preferences, random);
      if (rules.allow(drawn) && affordable.test(drawn)) {
        return drawn;
      }
    }
    return otherwise;
  }

  private Tree drawn(TreeRules rules, Preferences preferences, UniformRandomProvider random) {
    Room room = new Room(random.nextInt(minDepth, maxDepth + 1), rules.room().nodes());
    int level = rootLevel(rules, room, random);
    Growth.Method method = random.nextBoolean() ? Growth.Method.FULL : Growth.Method.GROW;
    return new Growth(rules.grammar(), preferences, FreshIds.forNewTree(random), random)
        .draw(level, room, method);
  }

  private static int rootLevel(TreeRules rules, Room room, UniformRandomProvider random) {
    int[] possible =
        IntStream.rangeClosed(rules.lowestRoot(), rules.grammar().levels())
            .filter(level -> room.holds(rules.grammar().least(level)))
            .toArray();
    return possible[random.nextInt(possible.length)];
  }
}
