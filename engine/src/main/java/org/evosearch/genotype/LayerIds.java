package org.evosearch.genotype;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.digest.Sha256;

/**
 * The ids of the layers of a genotype. They are drawn from so large a range that two layers of a
 * run share one only if they inherited it from a common ancestor.
 */
public final class LayerIds {
  /** 52 bits, so that derived ids are below {@link Tree#ID_LIMIT}. */
  private static final int HEX_DIGITS = 13;

  private LayerIds() {}

  /** Whether all layers have ids, which are distinct. */
  public static boolean areComplete(Layers genotype) {
    List<Long> ids = genotype.layers().stream().map(Layers.Layer::id).toList();
    return ids.stream().allMatch(Objects::nonNull) && ids.stream().distinct().count() == ids.size();
  }

  /**
   * The genotype with drawn ids for layers that have none, and for each but the first of layers
   * with equal ids.
   */
  public static Layers drawn(Layers genotype, UniformRandomProvider random) {
    Set<Long> taken = new HashSet<>();
    List<Layers.Layer> layers = new ArrayList<>();
    for (Layers.Layer layer : genotype.layers()) {
      Long own = layer.id();
      layers.add(own != null && taken.add(own) ? layer : layer.withId(next(taken, random)));
    }
    return new Layers(genotype.network(), layers);
  }

  private static long next(Set<Long> taken, UniformRandomProvider random) {
    long id;
    do {
      id = random.nextLong(Tree.ID_LIMIT);
    } while (!taken.add(id));
    return id;
  }

  /** The genotype with ids derived from its text; unchanged if its ids are complete. */
  public static Layers derived(Layers genotype) {
    if (areComplete(genotype)) {
      return genotype;
    }
    List<Layers.Layer> layers = new ArrayList<>();
    for (Layers.Layer layer : genotype.layers()) {
      String digest = Sha256.hex(layers.size() + genotype.text());
      layers.add(layer.withId(Long.parseLong(digest.substring(0, HEX_DIGITS), 16)));
    }
    return new Layers(genotype.network(), layers);
  }
}
