package org.evosearch.variation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.LayerIds;
import org.evosearch.genotype.Layers;
import org.evosearch.genotype.LayersGrammar;

/**
 * Redraws each gene with some probability uniformly from its domain, and with some probability adds
 * a random layer at the end of a stack or removes the last one.
 *
 * <p>Layers keep their ids; a new one gets an id if those of the parent have ids.
 *
 * <p>Stathis Vafeias: Design by Evolution: How to evolve your neural network with AutoML, 2018. Two
 * deviations: there a network of the largest depth never loses a layer, and redrawn genes may
 * change the parent.
 *
 * @param grammar which genotypes exist
 * @param geneRate probability that a gene is redrawn
 * @param depthRate probability that a layer is added or removed, if the limits allow it
 */
public record LayersMutation(LayersGrammar grammar, double geneRate, double depthRate)
    implements Mutation<Layers> {

  /** Checks the rates. */
  public LayersMutation {
    requireProbability("gene rate", geneRate);
    requireProbability("depth rate", depthRate);
  }

  private static void requireProbability(String name, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException("Invalid " + name + ": " + rate + " (in [0, 1])");
    }
  }

  @Override
  public Layers mutate(Layers parent, UniformRandomProvider random) {
    Genes network = grammar.network().redraw(parent.network(), geneRate, random);
    List<Layers.Layer> layers = new ArrayList<>();
    parent.layers().forEach(layer -> layers.add(redrawn(layer, random)));
    if (random.nextDouble() < depthRate) {
      changeDepth(layers, random);
    }
    Layers child = new Layers(network, layers);
    return LayerIds.areComplete(parent) ? LayerIds.drawn(child, random) : child;
  }

  private Layers.Layer redrawn(Layers.Layer layer, UniformRandomProvider random) {
    Genes genes = grammar.stack(layer.kind()).genes().redraw(layer.genes(), geneRate, random);
    return layer.withGenes(genes);
  }

  private void changeDepth(List<Layers.Layer> layers, UniformRandomProvider random) {
    LayersGrammar.Stack stack = grammar.stacks().get(random.nextInt(grammar.stacks().size()));
    List<String> kinds = layers.stream().map(Layers.Layer::kind).toList();
    long depth = kinds.stream().filter(stack.kind()::equals).count();
    if (random.nextBoolean()) {
      if (depth < stack.maximum()) {
        layers.add(endOf(stack, layers), stack.draw(random));
      }
    } else if (depth > stack.minimum()) {
      layers.remove(endOf(stack, layers) - 1);
    }
  }

  /** Index after the last layer of a stack, or where its first one would stand. */
  private int endOf(LayersGrammar.Stack stack, List<Layers.Layer> layers) {
    List<String> upTo =
        grammar.stacks().subList(0, grammar.stacks().indexOf(stack) + 1).stream()
            .map(LayersGrammar.Stack::kind)
            .toList();
    return (int) layers.stream().filter(layer -> upTo.contains(layer.kind())).count();
  }
}
