package org.evosearch.genotype;

import java.util.List;

/**
 * A sequence of layers of changing length, each with genes of its own, and genes of the whole
 * network.
 *
 * @param network genes of the whole network
 * @param layers the layers, from input to output
 */
public record Layers(Genes network, List<Layer> layers) implements Genotype {

  /** Copies the list. */
  public Layers {
    layers = List.copyOf(layers);
  }

  /**
   * One layer.
   *
   * @param kind name of its stack in the {@link LayersGrammar}
   * @param genes its genes
   */
  public record Layer(String kind, Genes genes) {}

  /** The layers of one kind, in order. */
  public List<Layer> layersOf(String kind) {
    return layers.stream().filter(layer -> layer.kind().equals(kind)).toList();
  }

  @Override
  public String text() {
    return LayersText.write(this);
  }
}
