package org.evosearch.space.tree;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.genotype.Gene;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Hybrid;
import org.evosearch.genotype.Reals;
import org.evosearch.genotype.Tree;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.HybridSpace;
import org.evosearch.space.block.LevelOperation;
import org.evosearch.trial.Candidate;
import org.evosearch.variation.Crossover;
import org.evosearch.variation.Mutation;
import org.evosearch.variation.RealsMutation;
import org.evosearch.variation.TreeVariation;

/**
 * Convolutional networks as trees of operations, after John R. Koza: Genetic Programming, 1992, and
 * David J. Montana: Strongly Typed Genetic Programming, 1995; training, widths and repetitions are
 * real genes. The operations, types and limits are ours.
 *
 * <p>If a network exceeds the caps, its genes of size are scaled down in tenths until it does not.
 * A tree belongs to the space only if it is within the caps at the smallest size.
 */
public final class TreeSpace implements HybridSpace {

  /** Networks need not halve images whose shorter side, or signals whose length, is below this. */
  private static final int SMALL_IMAGE = 16;

  private static final int TENTHS = 10;

  /** Standard deviation of what a mutation adds to each real gene. */
  private static final double DEVIATION = 0.1;

  private final TreeNetwork network;
  private final TreeRules rules;
  private final TreeSettings settings;

  TreeSpace(TreeSettings settings, TensorShape image, int classes) {
    this.settings = settings;
    this.network = new TreeNetwork(image, classes, settings.channels(), settings.levels());
    this.rules =
        new TreeRules(
            new Grammar(settings.levels(), LevelOperation.ATTENTION.lowestLevel(image)),
            lowestRoot(settings, image),
            settings.room());
  }

  /**
   * The space of section {@code space.tree}.
   *
   * @param image shape (C, H, W) of one image, or (C, T) of one signal
   * @param classes number of classes
   */
  public static TreeSpace of(Section section, TensorShape image, int classes) {
    TreeSpace space = new TreeSpace(TreeSettings.of(section, image), image, classes);
    space.settings.caps().requireRoomFor(space.smallest(space.smallestTree()), section);
    return space;
  }

  private static int lowestRoot(TreeSettings settings, TensorShape image) {
    boolean small = image.shorterSide() < SMALL_IMAGE;
    return small ? 0 : Math.min(1, settings.levels());
  }

  @Override
  public int reals() {
    return RealGenes.count(settings.levels());
  }

  @Override
  public TreeVariation variation(Reals genes) {
    Preferences preferences = new RealGenes(genes, settings.levels()).preferences();
    return new TypedVariation(
        rules, preferences, this::isAffordable, settings.beginning(), smallestTree());
  }

  private boolean isAffordable(Tree tree) {
    return settings.caps().equals(Caps.NONE) || settings.caps().allow(smallest(tree));
  }

  /** The network of a tree at the smallest size. */
  private Architecture smallest(Tree tree) {
    NetworkSize size = new RealGenes(center(), settings.levels()).size(0);
    return network.of(CanonicalTree.of(tree), size, 0, 0);
  }

  /** The narrowest operation that learns and reaches the lowest level of a root. */
  private Tree smallestTree() {
    NodeOperation operation =
        rules.lowestRoot() == 0 ? NodeOperation.CONV_1X1 : NodeOperation.REDUCE_HALVING;
    Genes narrow = new Genes(Map.of(NodeOperation.WIDTH, new Gene.Word("0.5")));
    return new Tree(operation.word(), narrow, List.of(NodeOperation.input(0)), 1);
  }

  @Override
  public Hybrid sample(UniformRandomProvider random) {
    Reals genes = isFixed() ? center() : new Reals(random.doubles(reals()).boxed().toList());
    return new Hybrid(variation(genes).grow(random), genes);
  }

  private boolean isFixed() {
    return settings.genes() == TreeSettings.RealGeneUse.FIXED;
  }

  @Override
  public Hybrid initial(UniformRandomProvider random) {
    return new Hybrid(variation(center()).grow(random), center());
  }

  @Override
  public Mutation<Hybrid> mutation() {
    return new HybridMutation(
        this, isFixed() ? (genes, random) -> genes : new RealsMutation(DEVIATION));
  }

  @Override
  public Optional<Crossover<Hybrid>> crossover() {
    return Optional.of(new HybridCrossover(this));
  }

  @Override
  public boolean contains(Hybrid genotype) {
    Tree tree = genotype.tree();
    return genotype.reals().size() == reals()
        && tree.nodes().map(Tree::id).distinct().count() == tree.size()
        && rules.allow(tree)
        && isAffordable(tree);
  }

  @Override
  public DecodedCandidate decode(Hybrid genotype) {
    return DecodedCandidate.of(() -> network(genotype));
  }

  private Candidate.Network network(Hybrid genotype) {
    RealGenes genes = RealGenes.rounded(genotype.reals(), settings.levels());
    Tree tree = CanonicalTree.of(genotype.tree());
    int tenths = TENTHS;
    Candidate.Network candidate = candidate(tree, genes, 1);
    while (tenths > 0 && !settings.caps().allow(candidate.architecture())) {
      tenths--;
      candidate = candidate(tree, genes, (double) tenths / TENTHS);
    }
    return candidate;
  }

  private Candidate.Network candidate(Tree tree, RealGenes genes, double share) {
    NetworkSize size = genes.size(share);
    return new Candidate.Network(
        network.of(tree, size, genes.dropout(), genes.dropPath()), genes.hyperparameters(size));
  }

  @Override
  public Hybrid parse(String text) {
    Hybrid genotype = Hybrid.parse(text);
    if (!contains(genotype)) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (not of this space)");
    }
    return genotype;
  }
}
