package org.evosearch.variation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.LayerIds;
import org.evosearch.genotype.Layers;
import org.evosearch.genotype.LayersGrammar;

/**
 * With some probability adds a random layer on top of an otherwise unchanged parent, and applies
 * another mutation in all other cases. If weights are inherited, the new layer is trained alone
 * first, then all layers.
 *
 * @param grammar which genotypes exist
 * @param rate probability of a layer on top, if there is room for one
 * @param otherwise the other mutation
 */
public record LayerOnTop(LayersGrammar grammar, double rate, Mutation<Layers> otherwise)
    implements Mutation<Layers> {

  /** The operator of such children in tables. */
  public static final String OPERATOR = "finetune";

  @Override
  public Layers mutate(Layers parent, UniformRandomProvider random) {
    if (random.nextDouble() >= rate || !hasRoom(parent)) {
      return otherwise.mutate(parent, random);
    }
    List<Layers.Layer> layers = new ArrayList<>(parent.layers());
    layers.add(top().draw(random));
    Layers child = new Layers(parent.network(), layers);
    return LayerIds.areComplete(parent) ? LayerIds.drawn(child, random) : child;
  }

  private LayersGrammar.Stack top() {
    return grammar.stacks().get(grammar.stacks().size() - 1);
  }

  private boolean hasRoom(Layers parent) {
    return parent.layersOf(top().kind()).size() < top().maximum();
  }

  @Override
  public String operator(Layers parent, Layers child) {
    int layers = parent.layers().size();
    boolean isOnTop =
        child.network().equals(parent.network())
            && child.layers().size() == layers + 1
            && child.layers().subList(0, layers).equals(parent.layers());
    return isOnTop ? OPERATOR : otherwise.operator(parent, child);
  }
}
