package org.evosearch.space.darts;

import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.space.cell.ConvolutionBlocks;
import org.evosearch.space.cell.Scaling;

/**
 * The network of DARTS: a stem, cells, of which those at one third and at two thirds are reduction
 * cells, and a linear classifier. All batch normalizations learn scale and shift.
 *
 * <p>Hanxiao Liu, Karen Simonyan, Yiming Yang: DARTS: Differentiable Architecture Search. ICLR
 * 2019, section 3.1 and appendix A.
 *
 * @param nodes of the cells
 * @param stem what is before the cells
 * @param size of the network
 */
record DartsNetwork(CellNodes nodes, Stem stem, DartsSettings.Size size) {

  /** The network for images of shape (C, H, W), H and W multiples of {@link Stem#sides()}. */
  Architecture of(TensorShape image, int classes) {
    Architecture.Builder builder = Architecture.of(image);
    Stem.Inputs inputs = builder.within("stem", () -> stem.addTo(builder, size.channels()));
    CellOutput before = inputs.before();
    CellOutput last = inputs.last();
    int channels = size.channels();
    for (int place = 0; place < size.cells(); place++) {
      boolean reduces = place == size.cells() / 3 || place == 2 * size.cells() / 3;
      channels = reduces ? 2 * channels : channels;
      CellOutput next = addCell(builder, place, List.of(before, last), channels, reduces);
      before = last;
      last = next;
    }
    addHead(builder, last, classes);
    return builder.build();
  }

  private static void addHead(Architecture.Builder builder, CellOutput last, int classes) {
    builder.within(
        "head",
        () -> {
          builder.add(new GlobalAveragePooling(), last.node());
          return builder.then(new Linear(classes, true));
        });
  }

  /** The output node of the cell at a place in a network, from 0. */
  static int output(Architecture network, int place) {
    return IntStream.range(0, network.nodes().size())
        .filter(i -> network.nodes().get(i).operation() instanceof Concatenation)
        .filter(i -> network.nodes().get(i).inputs().size() == Cell.NODES)
        .skip(place)
        .findFirst()
        .orElseThrow();
  }

  /** Adds the cell at a place in the network, which takes the outputs of the two before it. */
  private CellOutput addCell(
      Architecture.Builder builder,
      int place,
      List<CellOutput> before,
      int channels,
      boolean reduces) {
    return builder.within("cell" + place, () -> addCell(builder, before, channels, reduces));
  }

  private CellOutput addCell(
      Architecture.Builder builder, List<CellOutput> before, int channels, boolean reduces) {
    CellOutput last = before.get(1);
    int halving = last.halved() ? 2 : 1;
    int first = builder.within("before", () -> fitted(builder, before.get(0), channels, halving));
    int second = builder.within("last", () -> fitted(builder, last, channels, 1));
    int[] own =
        nodes.addTo(builder, List.of(first, second), channels, reduces ? 2 : 1).stream()
            .mapToInt(Integer::intValue)
            .toArray();
    return new CellOutput(builder.add(new Concatenation(), own), Cell.NODES * channels, reduces);
  }

  /** The output of an earlier cell, adapted to the channels and the size of this cell. */
  private static int fitted(
      Architecture.Builder builder, CellOutput output, int channels, int stride) {
    return stride == 1
        ? ConvolutionBlocks.addActivated(builder, output.node(), Convolution.same(channels, 1))
        : new Scaling(output.channels(), channels, stride).addSkip(builder, output.node());
  }
}
