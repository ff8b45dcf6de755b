package org.evosearch.genotype;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable number of layers, each with genes of its own, and genes of the whole network.
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
   * @param id in [0, 2<sup>53</sup>), distinct in a genotype; kept when variation moves or alters
   *     the layer, so that its trained weights can be inherited. Null if weights are not inherited
   */
  public record Layer(String kind, Genes genes, @Nullable Long id) {

    /** Checks the id. */
    public Layer {
      if (id != null && (id < 0 || id >= Tree.ID_LIMIT)) {
        throw new IllegalArgumentException("Invalid id: " + id + " (in [0, 2^53))");
      }
    }

    /** A layer without an id. */
    public Layer(String kind, Genes genes) {
      this(kind, genes, null);
    }

    /** This layer with other genes. */
    public Layer withGenes(Genes others) {
      return new Layer(kind, others, id);
    }

    /** This layer with another id. */
    public Layer withId(long other) {
      return new Layer(kind, genes, other);
    }
  }

  /** The layers of one kind, in order. */
  public List<Layer> layersOf(String kind) {
    return layers.stream().filter(layer -> layer.kind().equals(kind)).toList();
  }

  @Override
  public String text() {
    return LayersText.write(this);
  }
}
