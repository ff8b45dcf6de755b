package org.evosearch.space.cell;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.space.ChoiceGene;

/**
 * A cell of four nodes, each the sum of operations on all earlier ones: one operation on each of
 * six edges. Node 0 is the input, node 3 the output.
 *
 * <p>Xuanyi Dong and Yi Yang: NAS-Bench-201: Extending the Scope of Reproducible Neural
 * Architecture Search. ICLR 2020.
 *
 * @param operations of the edges 1 from 0, 2 from 0, 2 from 1, 3 from 0, 3 from 1, 3 from 2
 */
public record DenseCell(List<EdgeOperation> operations) implements StageCell {

  /** Number of nodes besides the input. */
  public static final int NODES = 3;

  /** Number of edges. */
  public static final int EDGES = NODES * (NODES + 1) / 2;

  private static final String ZERO = "#";

  /** Copies the operations and counts them. */
  public DenseCell {
    operations = List.copyOf(operations);
    if (operations.size() != EDGES) {
      throw new IllegalArgumentException("Invalid operations: " + operations + " (6 are needed)");
    }
  }

  /** The cell whose operations have the given words. */
  public static DenseCell ofWords(List<String> words) {
    return new DenseCell(words.stream().map(EdgeOperation::of).toList());
  }

  /** The cell of the given operations. */
  public static DenseCell of(EdgeOperation... operations) {
    return new DenseCell(List.of(operations));
  }

  /** Genes for cells, all with the same words. */
  public static List<ChoiceGene> genes(List<String> words) {
    List<ChoiceGene> genes = new ArrayList<>();
    for (int to = 1; to <= NODES; to++) {
      for (int from = 0; from < to; from++) {
        genes.add(ChoiceGene.nominal("op_" + to + "_" + from, words));
      }
    }
    return Collections.unmodifiableList(genes);
  }

  /** The operation on the edge between two nodes. */
  public EdgeOperation operation(int to, int from) {
    return operations.get(to * (to - 1) / 2 + from);
  }

  /** NAS-Bench-201's form {@code |op~0|+|op~0|op~1|+|op~0|op~1|op~2|}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int to = 1; to <= NODES; to++) {
      text.append(to == 1 ? "|" : "+|");
      for (int from = 0; from < to; from++) {
        text.append(operation(to, from).word()).append('~').append(from).append('|');
      }
    }
    return text.toString();
  }

  /**
   * Equal for cells that NAS-Bench-201 counts as isomorphic: it has 6,466 classes of them.
   *
   * <p>A text of the expression that computes the output, with the terms of each sum sorted, skip
   * connections left out and {@code #} for zero: the rule behind the published count, which
   * compares expressions. It is neither finer nor coarser than equality of networks: cells differ
   * if one has another zero term, but a node that is added twice equals two equal nodes, and
   * convolutions that do not reach the output are ignored.
   */
  public String isomorphismClass() {
    String[] texts = new String[NODES + 1];
    texts[0] = "0";
    for (int to = 1; to <= NODES; to++) {
      texts[to] = sum(to, texts);
    }
    return texts[NODES];
  }

  /**
   * Equal for cells that draw the same weights in the same order and add the same terms in the same
   * order: their training runs are equal to the last bit.
   *
   * <p>A text of all operations in order with their inputs, and of the terms of the output. Skip
   * connections from the input count as operations, since they may change the shape.
   */
  public String computation() {
    List<String> computed = new ArrayList<>();
    List<List<String>> nodes = new ArrayList<>(List.of(List.of("x")));
    for (int to = 1; to <= NODES; to++) {
      nodes.add(terms(to, nodes, computed));
    }
    return String.join(";", computed) + "=" + String.join("+", nodes.get(NODES));
  }

  /**
   * The terms of a node, as indices into {@code computed}, to which its operations are appended.
   */
  private List<String> terms(int to, List<List<String>> nodes, List<String> computed) {
    List<String> terms = new ArrayList<>();
    for (int from = 0; from < to; from++) {
      EdgeOperation operation = operation(to, from);
      List<String> given = nodes.get(from);
      if (operation == EdgeOperation.SKIP_CONNECT && from > 0) {
        terms.addAll(given);
      } else if (operation != EdgeOperation.NONE) {
        terms.add(String.valueOf(computed.size()));
        computed.add(operation.word() + "(" + String.join("+", given) + ")");
      }
    }
    return terms;
  }

  @Override
  public int addTo(Architecture.Builder builder, int input, Scaling scaling) {
    List<Integer> nodes = new ArrayList<>(List.of(input));
    for (int to = 1; to <= NODES; to++) {
      nodes.add(addNode(builder, to, nodes, scaling));
    }
    return nodes.get(NODES);
  }

  private int addNode(Architecture.Builder builder, int to, List<Integer> nodes, Scaling scaling) {
    int[] terms =
        IntStream.range(0, to)
            .filter(from -> operation(to, from) != EdgeOperation.NONE)
            .map(from -> addEdge(builder, to, from, nodes.get(from), scaling))
            .toArray();
    return switch (terms.length) {
      case 0 -> scaling.addZeros(builder, nodes.get(0));
      case 1 -> terms[0];
      default -> builder.add(new Sum(), terms);
    };
  }

  /** Edges from the input change the shape, the others keep it. */
  private int addEdge(Architecture.Builder builder, int to, int from, int node, Scaling ofInput) {
    Scaling scaling = from == 0 ? ofInput : Scaling.keeping(ofInput.channels());
    return operation(to, from).addTo(builder, node, scaling);
  }

  private String sum(int to, String[] texts) {
    return IntStream.range(0, to)
        .mapToObj(from -> term(operation(to, from), texts[from]))
        .sorted()
        .collect(Collectors.joining("+"));
  }

  private static String term(EdgeOperation operation, String from) {
    if (operation == EdgeOperation.NONE || from.equals(ZERO)) {
      return ZERO;
    }
    return operation == EdgeOperation.SKIP_CONNECT ? from : "(" + from + ")@" + operation.word();
  }
}
