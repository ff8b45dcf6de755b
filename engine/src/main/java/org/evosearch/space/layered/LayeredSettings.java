package org.evosearch.space.layered;

import org.evosearch.config.Section;

/**
 * Settings of {@link LayeredSpace}.
 *
 * @param mode whether there are convolutions, and whether layers take more than one input
 * @param maxLayers maximum number of layers of each kind
 * @param geneRate probability that a mutation redraws a gene
 * @param depthRate probability that a mutation changes the number of layers
 * @param finetuneRate probability that a mutation adds a layer on top and changes nothing else
 * @param mixing crossover of two networks
 */
public record LayeredSettings(
    Mode mode,
    int maxLayers,
    double geneRate,
    double depthRate,
    double finetuneRate,
    Mixing mixing) {

  /** Which kinds of layers there are. */
  public enum Mode {
    /** Linear layers only. */
    MLP,
    /** Convolutions before the linear layers. */
    CNN,
    /** As CNN, with skip connections between layers of one kind. */
    GRAPH
  }

  /** The crossover of two networks. */
  public enum Mixing {
    /** Not at all: all children are mutations. */
    NONE,
    /** The first layers of one, the last layers of the other. */
    ONE_POINT
  }

  /** Settings of a space without crossover and layers on top. */
  public LayeredSettings(Mode mode, int maxLayers, double geneRate, double depthRate) {
    this(mode, maxLayers, geneRate, depthRate, 0, Mixing.NONE);
  }

  /** Reads section {@code space.layered}. */
  public static LayeredSettings of(Section section) {
    return new LayeredSettings(
        section.choice("mode", Mode.class),
        section.whole("max-layers", 1, 64),
        section.real("gene-rate", 0, 1),
        section.real("depth-rate", 0, 1),
        section.real("finetune-rate", 0, 1),
        section.choice("crossover", Mixing.class));
  }
}
