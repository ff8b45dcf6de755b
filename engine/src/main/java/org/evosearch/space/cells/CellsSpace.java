package org.evosearch.space.cells;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Reals;
import org.evosearch.space.DecodedCandidate;
import org.evosearch.space.RealSpace;
import org.evosearch.space.block.FeatureMap;
import org.evosearch.space.block.LevelOperation;
import org.evosearch.space.block.NetworkBuilder;
import org.evosearch.space.block.Widths;
import org.evosearch.trial.Candidate;

/**
 * Sequences of cells, after NatureCast: EvoSearch-NAS, the mode of fixed length. Each cell applies
 * one operation to the sum of the previous cell's output and of skip connections from further back;
 * the source does not specify how their shapes are matched.
 *
 * <p>Deviations: skip connections may start from the stem, but not from the previous cell, which is
 * always an input, so that each of their genes has an effect. Attention is excluded where feature
 * maps have more than 256 pixels.
 */
public final class CellsSpace implements RealSpace {

  private static final int LEVELS = 2;

  private final CellsSettings settings;
  private final TensorShape image;
  private final int classes;
  private final Widths widths;

  /**
   * Creates the space.
   *
   * @param image shape (C, H, W) of one image, or (C, T) of one signal; H, W and T are multiples of
   *     4
   * @param classes number of classes
   */
  public CellsSpace(CellsSettings settings, TensorShape image, int classes) {
    this.settings = settings;
    this.image = image;
    this.classes = classes;
    this.widths = new Widths(settings.channels(), Collections.nCopies(LEVELS + 1, 1.0));
  }

  @Override
  public int dimension() {
    return CellGenes.count(settings.cells());
  }

  @Override
  public DecodedCandidate decode(Reals genotype) {
    return DecodedCandidate.of(() -> network(genotype));
  }

  private Candidate.Network network(Reals genotype) {
    return new Candidate.Network(network(new CellGenes(genotype)));
  }

  private Architecture network(CellGenes genes) {
    NetworkBuilder network = new NetworkBuilder(image);
    List<FeatureMap> outputs = new ArrayList<>();
    outputs.add(network.addStem(widths.at(0, 1)));
    for (int cell = 0; cell < settings.cells(); cell++) {
      int place = cell;
      outputs.add(
          network
              .architecture()
              .within("cell" + cell, () -> addCell(network, genes, place, outputs)));
    }
    return network.withHead(outputs.get(settings.cells()), classes, 0);
  }

  private FeatureMap addCell(
      NetworkBuilder network, CellGenes genes, int cell, List<FeatureMap> outputs) {
    FeatureMap input = addInput(network, genes, cell, outputs);
    LevelOperation operation = genes.operation(cell, possible(input.level()));
    return network.add(operation, input, input.channels(), genes.heads(cell));
  }

  /** Adds the input of a cell, a sum, at the cell's level. */
  private FeatureMap addInput(
      NetworkBuilder network, CellGenes genes, int cell, List<FeatureMap> outputs) {
    int level = settings.level(cell);
    return network.addSum(
        IntStream.concat(genes.skips(cell), IntStream.of(cell))
            .mapToObj(source -> adapted(network, source, outputs.get(source), level))
            .toList());
  }

  private FeatureMap adapted(NetworkBuilder network, int source, FeatureMap x, int level) {
    return network
        .architecture()
        .within("from" + source, () -> network.adapted(x, widths.at(level, 1), level));
  }

  private List<LevelOperation> possible(int level) {
    return Stream.of(LevelOperation.values())
        .filter(operation -> operation.lowestLevel(image) <= level)
        .toList();
  }
}
