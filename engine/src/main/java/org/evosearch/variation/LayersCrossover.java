package org.evosearch.variation;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.LayerIds;
import org.evosearch.genotype.Layers;
import org.evosearch.genotype.LayersGrammar;

/**
 * One-point crossover of sequences of layers: the first layers of the mother and the last layers of
 * the father, cut where the child belongs to the grammar, all such pairs of cuts equally likely.
 * Global genes come independently from either parent.
 *
 * <p>Layers keep the ids by which they inherit weights; layers of the father whose id is taken get
 * a new one. Cuts that take nothing of one parent are not considered.
 *
 * @param grammar which genotypes exist
 */
public record LayersCrossover(LayersGrammar grammar) implements Crossover<Layers> {

  /**
   * The positions of the two cuts.
   *
   * @param mother how many of her first layers the child has
   * @param father how many of his first layers the child does not have
   */
  private record Cut(int mother, int father) {}

  @Override
  public Layers cross(Layers mother, Layers father, UniformRandomProvider random) {
    List<Cut> cuts = cuts(mother, father);
    if (cuts.isEmpty()) {
      return mother;
    }
    Cut cut = cuts.get(random.nextInt(cuts.size()));
    Layers child = new Layers(mixed(mother, father, random), layers(mother, father, cut));
    return LayerIds.areComplete(mother) ? LayerIds.drawn(child, random) : child;
  }

  private List<Cut> cuts(Layers mother, Layers father) {
    List<Cut> cuts = new ArrayList<>();
    for (int first = 1; first <= mother.layers().size(); first++) {
      for (int last = 0; last < father.layers().size(); last++) {
        Cut cut = new Cut(first, last);
        if (grammar.contains(new Layers(mother.network(), layers(mother, father, cut)))) {
          cuts.add(cut);
        }
      }
    }
    return cuts;
  }

  private static List<Layers.Layer> layers(Layers mother, Layers father, Cut cut) {
    List<Layers.Layer> layers = new ArrayList<>(mother.layers().subList(0, cut.mother()));
    layers.addAll(father.layers().subList(cut.father(), father.layers().size()));
    return layers;
  }

  private static Genes mixed(Layers mother, Layers father, UniformRandomProvider random) {
    return mother
        .network()
        .map(
            (name, gene) ->
                random.nextBoolean() ? gene : father.network().values().getOrDefault(name, gene));
  }
}
