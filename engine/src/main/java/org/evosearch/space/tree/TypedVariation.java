package org.evosearch.space.tree;

import java.util.Optional;
import java.util.function.Predicate;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Tree;
import org.evosearch.variation.TreeVariation;

/** The operators on well-typed trees, with preferences for operations. */
final class TypedVariation implements TreeVariation {

  private static final double NODE_SHARE = 0.5;
  private static final double SUBTREE_SHARE = 0.25;

  private final TreeRules rules;
  private final Preferences preferences;
  private final Predicate<Tree> affordable;
  private final RampedHalfAndHalf beginning;
  private final Tree smallest;

  /**
   * Creates the operators.
   *
   * @param affordable a further condition on trees: a child that violates it is replaced by its
   *     parent
   * @param beginning how trees are drawn
   * @param smallest the tree to draw if nothing else is affordable
   */
  TypedVariation(
      TreeRules rules,
      Preferences preferences,
      Predicate<Tree> affordable,
      RampedHalfAndHalf beginning,
      Tree smallest) {
    this.rules = rules;
    this.preferences = preferences;
    this.affordable = affordable;
    this.beginning = beginning;
    this.smallest = smallest;
  }

  @Override
  public Tree grow(UniformRandomProvider random) {
    return beginning.draw(rules, preferences, affordable, smallest, random);
  }

  @Override
  public Tree mutate(Tree tree, UniformRandomProvider random) {
    return childOf(tree, operator(random).apply(tree, random));
  }

  /** Draws the operator of a mutation. */
  TreeOperator operator(UniformRandomProvider random) {
    double share = random.nextDouble();
    if (share < NODE_SHARE) {
      return new NodeMutation(rules, preferences);
    }
    if (share < NODE_SHARE + SUBTREE_SHARE) {
      return new SubtreeMutation(rules, preferences);
    }
    return random.nextBoolean() ? new NodeInsertion(rules, preferences) : new NodeRemoval(rules);
  }

  @Override
  public Optional<Tree> cross(Tree mother, Tree father, UniformRandomProvider random) {
    return new SubtreeCrossover(rules)
        .cross(mother, father, random)
        .map(child -> childOf(mother, child));
  }

  @Override
  public Tree jitter(Tree tree, UniformRandomProvider random) {
    return childOf(tree, new GeneJitter().apply(tree, random));
  }

  private Tree childOf(Tree parent, Tree child) {
    return affordable.test(child) ? child : parent;
  }
}
