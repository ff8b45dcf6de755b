package org.evosearch.space.layered;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Genes;
import org.evosearch.genotype.Layers;

/**
 * The network of a sequence of layers. Each layer takes the output of the layer before it; with
 * genes of skip connections it also takes outputs of layers further back in its stack, or the input
 * of the stack. Skip connections from before the input are left out.
 */
final class LayeredNetwork {

  private static final String HEAD = "head";

  private final Architecture.Builder builder;
  private final Layers genotype;
  private final int classes;

  /** The input of the current stack and the outputs of its layers so far. */
  private final List<LayerOutput> outputs = new ArrayList<>();

  private LayeredNetwork(Layers genotype, TensorShape image, int classes) {
    this.builder = image.isSignal() ? Architecture.ofSignal(image) : Architecture.of(image);
    this.genotype = genotype;
    this.classes = classes;
    if (!image.isVector()) {
      int channels = image.featureMap().channels();
      outputs.add(new LayerOutput("input", 0, channels, 0, image.shorterSide()));
    }
  }

  static Architecture of(Layers genotype, TensorShape image, int classes) {
    return new LayeredNetwork(genotype, image, classes).built();
  }

  private Architecture built() {
    for (Layers.Layer layer : genotype.layersOf(LayerDomains.CONVOLUTION)) {
      outputs.add(builder.within(name(layer), () -> addConvolution(layer)));
    }
    int flat = flat();
    outputs.clear();
    outputs.add(LayerOutput.vector(HEAD, flat, 0));
    for (Layers.Layer layer : genotype.layersOf(LayerDomains.LINEAR)) {
      outputs.add(builder.within(name(layer), () -> addLinear(layer)));
    }
    builder.within(HEAD, () -> builder.add(new Linear(classes, true), last().node()));
    return builder.build();
  }

  /** The node whose vector the linear layers take; rows of a table are vectors. */
  private int flat() {
    return outputs.isEmpty()
        ? 0
        : builder.within(HEAD, () -> builder.add(new Flatten(), last().node()));
  }

  private LayerOutput last() {
    return outputs.get(outputs.size() - 1);
  }

  /**
   * The name by which weights are inherited; it does not contain the place, which crossover
   * changes.
   */
  private static String name(Layers.Layer layer) {
    return layer.kind() + (layer.id() == null ? "" : layer.id());
  }

  /** Images of one pixel and signals of one value are not pooled. */
  private LayerOutput addConvolution(Layers.Layer layer) {
    Genes genes = layer.genes();
    int kernel = Integer.parseInt(genes.word(LayerDomains.KERNEL));
    int channels = genes.whole(LayerDomains.CHANNELS);
    LayerOutput input = last();
    builder.add(Convolution.same(channels, kernel).withBias(), joined(genes));
    addDropoutAndActivation(genes);
    LayerOutput output =
        new LayerOutput(name(layer), builder.last(), channels, input.level(), input.side());
    return genes.word(LayerDomains.POOL).equals(LayerDomains.YES) && input.side() > 1
        ? output.halved(builder.then(new Pooling(Pooling.Kind.MAX, 2, 2, 0)))
        : output;
  }

  private LayerOutput addLinear(Layers.Layer layer) {
    int units = layer.genes().whole(LayerDomains.UNITS);
    builder.add(new Linear(units, true), joined(layer.genes()));
    addDropoutAndActivation(layer.genes());
    return LayerOutput.vector(name(layer), builder.last(), units);
  }

  /** The input node of the next layer. */
  private int joined(Genes genes) {
    List<LayerOutput> skipped = skipped(genes);
    return skipped.isEmpty()
        ? last().node()
        : new LayerJoin(builder, last())
            .with(skipped, LayerDomains.Join.of(genes.word(LayerDomains.JOIN)));
  }

  private List<LayerOutput> skipped(Genes genes) {
    return IntStream.range(1, outputs.size())
        .filter(distance -> takes(genes, distance))
        .mapToObj(distance -> outputs.get(outputs.size() - 1 - distance))
        .toList();
  }

  private static boolean takes(Genes genes, int distance) {
    String gene = LayerDomains.skip(distance);
    return genes.values().containsKey(gene) && genes.word(gene).equals(LayerDomains.YES);
  }

  private void addDropoutAndActivation(Genes genes) {
    builder.then(new Dropout(genes.real(LayerDomains.DROPOUT)));
    builder.then(new Activation(activation(genes.word(LayerDomains.ACTIVATION))));
  }

  private static ActivationFunction activation(String word) {
    return Stream.of(ActivationFunction.values())
        .filter(function -> LayerDomains.word(function).equals(word))
        .findFirst()
        .orElseThrow();
  }
}
