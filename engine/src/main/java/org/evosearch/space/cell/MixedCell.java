package org.evosearch.space.cell;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.EdgeMixtures;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.ChannelShuffle;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Pooling;
import org.evosearch.architecture.operation.Remainder;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.operation.Truncation;
import org.evosearch.architecture.operation.WeightedSum;
import org.evosearch.space.SupernetForm;

/**
 * Builds a cell of a supernet: each node takes all nodes before it, over edges that mix all
 * operations. Of C channels only the first C/K go through operations; the others bypass them,
 * max-pooled where height and width are halved, and a channel shuffle follows.
 *
 * <p>Yuhui Xu et al.: PC-DARTS: Partial Channel Connections for Memory-Efficient Architecture
 * Search. ICLR 2020, equation 1. As in the authors' code, operations always take the first
 * channels, and if edges are normalized, the share of an edge multiplies its bypass as well as its
 * operations. The shuffle is linear and the same for all edges of a node, so a node first sums its
 * edges and then shuffles once. If edges are not normalized, the bypass of a node is that of the
 * node before plus one more term.
 */
public final class MixedCell {

  private static final int NOTHING = -1;

  private final Architecture.Builder builder;
  private final EdgeMixtures mixtures;
  private final EdgeOperations operations;
  private final boolean normalizesPoolings;
  private final int divisor;
  private final int channels;
  private final List<Source> sources = new ArrayList<>();
  private int row;
  private int bypass = NOTHING;
  private int bypassed;

  /**
   * A node that edges start from.
   *
   * @param node index of the node
   * @param stride of the edges
   */
  private record Source(int node, int stride) {}

  /**
   * Starts a cell.
   *
   * @param network the network under construction and what its cells have in common
   * @param channels C of all nodes
   * @param firstRow row of its first edge in the mixtures
   */
  public MixedCell(Blueprint network, int channels, int firstRow) {
    this.builder = network.builder();
    this.mixtures = network.mixtures();
    this.operations = network.operations();
    this.normalizesPoolings = network.form().normalizedPoolings();
    this.divisor = network.form().channelParts();
    this.channels = channels;
    this.row = firstRow;
  }

  /**
   * What the cells of a supernet have in common.
   *
   * @param builder of the network
   * @param mixtures how edges mix
   * @param operations what they mix
   * @param form of the supernet
   */
  public record Blueprint(
      Architecture.Builder builder,
      EdgeMixtures mixtures,
      EdgeOperations operations,
      SupernetForm form) {}

  /**
   * Adds an input of the cell.
   *
   * @param node a node with C channels
   * @param stride of the edges that start from it
   */
  public void addInput(int node, int stride) {
    sources.add(new Source(node, stride));
  }

  /** Adds a node that takes all inputs and nodes so far, and returns it. */
  public int addNode() {
    int firstEdge = row;
    int mixed = mixed();
    int node = divisor == 1 ? mixed : shuffled(mixed, firstEdge);
    sources.add(new Source(node, 1));
    return node;
  }

  private int mixed() {
    List<Integer> places = new ArrayList<>();
    List<Integer> terms = new ArrayList<>();
    for (Source source : sources) {
      int part = divisor == 1 ? source.node() : builder.add(new Truncation(part()), source.node());
      for (int column = 0; column < mixtures.columns(); column++) {
        OptionalInt term = operations.addTo(builder, column, part, part(), source.stride());
        if (term.isPresent()) {
          places.add(mixtures.place(row, column));
          terms.add(normalized(term.getAsInt()));
        }
      }
      row++;
    }
    return builder.add(new WeightedSum(places), indices(terms));
  }

  /** The authors' supernet normalizes poolings, without scale and shift. */
  private int normalized(int term) {
    return normalizesPoolings && builder.operation(term) instanceof Pooling
        ? builder.add(new BatchNormalization(false), term)
        : term;
  }

  private int part() {
    return channels / divisor;
  }

  private int shuffled(int mixed, int firstEdge) {
    int passed = mixtures.isNormalized() ? weightedBypass(firstEdge) : bypass();
    builder.add(new Concatenation(), mixed, passed);
    return builder.then(new ChannelShuffle(divisor));
  }

  /** Each edge passes on its source's channels, multiplied by its share in the node. */
  private int weightedBypass(int firstEdge) {
    List<Integer> places =
        IntStream.range(0, sources.size())
            .mapToObj(edge -> mixtures.place(firstEdge + edge))
            .toList();
    List<Integer> terms = sources.stream().map(this::remainder).toList();
    return builder.add(new WeightedSum(places), indices(terms));
  }

  private int bypass() {
    List<Integer> terms = new ArrayList<>();
    if (bypass != NOTHING) {
      terms.add(bypass);
    }
    sources.stream().skip(bypassed).map(this::remainder).forEach(terms::add);
    bypassed = sources.size();
    bypass = terms.size() == 1 ? terms.get(0) : builder.add(new Sum(), indices(terms));
    return bypass;
  }

  private int remainder(Source source) {
    int rest = builder.add(new Remainder(part()), source.node());
    int stride = source.stride();
    return stride == 1 ? rest : builder.add(new Pooling(Pooling.Kind.MAX, stride, stride, 0), rest);
  }

  private static int[] indices(List<Integer> nodes) {
    return nodes.stream().mapToInt(Integer::intValue).toArray();
  }
}
