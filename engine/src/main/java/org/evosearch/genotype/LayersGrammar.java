package org.evosearch.genotype;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The set of valid {@link Layers}: genes of the network, and consecutive stacks of layers.
 *
 * @param network domains of the network's genes
 * @param stacks the stacks, from input to output, of distinct kinds
 */
public record LayersGrammar(GeneDomains network, List<Stack> stacks) {

  /** Copies the list and checks the kinds. */
  public LayersGrammar {
    stacks = List.copyOf(stacks);
    List<String> kinds = stacks.stream().map(Stack::kind).toList();
    if (Set.copyOf(kinds).size() < kinds.size()) {
      throw new IllegalArgumentException("Invalid stacks: " + kinds + " (all different)");
    }
  }

  /**
   * Consecutive layers of one kind.
   *
   * @param kind name, as in {@link Layers.Layer#kind()}
   * @param minimum minimum number of layers
   * @param maximum maximum number of layers
   * @param genes domains of each layer's genes
   */
  public record Stack(String kind, int minimum, int maximum, GeneDomains genes) {

    /** Checks the interval. */
    public Stack {
      if (minimum < 0 || minimum > maximum) {
        throw new IllegalArgumentException(
            "Invalid " + kind + " layers: [" + minimum + ", " + maximum + "]");
      }
    }

    /** Draws a layer, each gene uniformly. */
    public Layers.Layer draw(UniformRandomProvider random) {
      return new Layers.Layer(kind, genes.draw(random));
    }
  }

  /** The stack of a kind. */
  public Stack stack(String kind) {
    return stacks.stream()
        .filter(stack -> stack.kind().equals(kind))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Unknown kind of layer: " + kind));
  }

  /** Draws a genotype with a uniform number of layers in each stack. */
  public Layers draw(UniformRandomProvider random) {
    return draw(random, stack -> random.nextInt(stack.minimum(), stack.maximum() + 1));
  }

  /** Draws a genotype with the minimum number of layers in each stack. */
  public Layers drawSmallest(UniformRandomProvider random) {
    return draw(random, Stack::minimum);
  }

  private Layers draw(UniformRandomProvider random, ToIntFunction<Stack> depth) {
    Genes genes = network.draw(random);
    List<Layers.Layer> layers = new ArrayList<>();
    for (Stack stack : stacks) {
      int count = depth.applyAsInt(stack);
      for (int i = 0; i < count; i++) {
        layers.add(stack.draw(random));
      }
    }
    return new Layers(genes, layers);
  }

  /** Whether a genotype follows this grammar. */
  public boolean contains(Layers layers) {
    List<String> kinds = stacks.stream().map(Stack::kind).toList();
    List<Integer> order =
        layers.layers().stream().map(layer -> kinds.indexOf(layer.kind())).toList();
    return network.contain(layers.network())
        && !order.contains(-1)
        && order.stream().sorted().toList().equals(order)
        && stacks.stream().allMatch(stack -> fits(stack, layers.layersOf(stack.kind())));
  }

  private static boolean fits(Stack stack, List<Layers.Layer> layers) {
    return layers.size() >= stack.minimum()
        && layers.size() <= stack.maximum()
        && layers.stream().allMatch(layer -> stack.genes().contain(layer.genes()));
  }
}
