package org.evosearch.space.nasbench101;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A cell of NAS-Bench-101: a directed acyclic graph with operations at its vertices, of which the
 * first one is the input and the last one the output, and each lies on a path between the two.
 *
 * <p>Chris Ying et al.: NAS-Bench-101: Towards Reproducible Neural Architecture Search. ICML 2019.
 */
final class CellGraph {

  private static final int INPUT = -1;
  private static final int OUTPUT = -2;
  private static final List<VertexOperation> OPERATIONS = List.of(VertexOperation.values());

  /** Bit w of number v: there is an edge from v to w. */
  private final int[] successors;

  private final int[] labels;

  private CellGraph(int[] successors, int[] labels) {
    this.successors = successors;
    this.labels = labels;
  }

  /**
   * A graph without the vertices that lie on no path from input to output; empty if there is no
   * such path.
   *
   * @param successors bit w of number v is set if there is an edge from v to w, v &lt; w
   * @param operations index in {@link VertexOperation} for each vertex but the first and the last
   */
  static Optional<CellGraph> pruned(int[] successors, List<Integer> operations) {
    int last = successors.length - 1;
    int used = fromInput(successors) & toOutput(successors);
    int[] kept = IntStream.rangeClosed(0, last).filter(v -> (used >> v & 1) == 1).toArray();
    if ((used & 1) == 0 || (used >> last & 1) == 0) {
      return Optional.empty();
    }
    int[] labels =
        IntStream.of(kept)
            .map(v -> v == 0 ? INPUT : v == last ? OUTPUT : operations.get(v - 1))
            .toArray();
    int[] edges = IntStream.of(kept).map(v -> renumbered(successors[v], kept)).toArray();
    return Optional.of(new CellGraph(edges, labels));
  }

  private static int fromInput(int[] successors) {
    int reached = 1;
    for (int v = 0; v < successors.length; v++) {
      reached |= (reached >> v & 1) == 1 ? successors[v] : 0;
    }
    return reached;
  }

  private static int toOutput(int[] successors) {
    int reached = 1 << (successors.length - 1);
    for (int v = successors.length - 2; v >= 0; v--) {
      reached |= (successors[v] & reached) == 0 ? 0 : 1 << v;
    }
    return reached;
  }

  private static int renumbered(int vertices, int[] kept) {
    return IntStream.range(0, kept.length)
        .filter(v -> (vertices >> kept[v] & 1) == 1)
        .map(v -> 1 << v)
        .sum();
  }

  int vertices() {
    return labels.length;
  }

  int edges() {
    return IntStream.of(successors).map(Integer::bitCount).sum();
  }

  boolean hasEdge(int from, int to) {
    return (successors[from] >> to & 1) == 1;
  }

  /** The vertices with an edge to a vertex, the input not counted, in order. */
  IntStream innerSources(int to) {
    return IntStream.range(1, vertices()).filter(from -> hasEdge(from, to));
  }

  VertexOperation operation(int vertex) {
    return OPERATIONS.get(label(vertex));
  }

  /** Index of an inner vertex's operation in {@link VertexOperation}. */
  int label(int vertex) {
    return labels[vertex];
  }

  /**
   * Channels of each vertex: the output's are divided among the vertices that lead to it, the first
   * ones taking what is left over; any other inner vertex has as many as the widest vertex that it
   * leads to.
   *
   * @param inputs channels of the input
   * @param outputs channels of the output
   */
  int[] channels(int inputs, int outputs) {
    int last = vertices() - 1;
    int[] channels = new int[vertices()];
    channels[0] = inputs;
    channels[last] = outputs;
    int[] joined = innerSources(last).toArray();
    for (int i = 0; i < joined.length; i++) {
      channels[joined[i]] = outputs / joined.length + (i < outputs % joined.length ? 1 : 0);
    }
    for (int v = last - 1; v > 0; v--) {
      int from = v;
      if (!hasEdge(from, last)) {
        channels[v] =
            IntStream.range(v + 1, last)
                .filter(to -> hasEdge(from, to))
                .map(to -> channels[to])
                .max()
                .orElseThrow();
      }
    }
    return channels;
  }

  /**
   * The benchmark's hash of this graph, equal for isomorphic ones: MD5 sums of the degrees and
   * labels of vertices, then, for as many rounds as there are vertices, of the neighbors' sums.
   */
  String hash() {
    List<String> hashes = IntStream.range(0, vertices()).mapToObj(v -> md5(described(v))).toList();
    for (int round = 0; round < vertices(); round++) {
      hashes = refined(hashes);
    }
    return md5(hashes.stream().sorted().collect(Collectors.joining("', '", "['", "']")));
  }

  private String described(int vertex) {
    int in = (int) IntStream.range(0, vertex).filter(from -> hasEdge(from, vertex)).count();
    return "(" + Integer.bitCount(successors[vertex]) + ", " + in + ", " + labels[vertex] + ")";
  }

  private List<String> refined(List<String> hashes) {
    List<String> refined = new ArrayList<>();
    for (int v = 0; v < vertices(); v++) {
      int vertex = v;
      String in = joined(IntStream.range(0, v).filter(from -> hasEdge(from, vertex)), hashes);
      String out =
          joined(IntStream.range(v + 1, vertices()).filter(to -> hasEdge(vertex, to)), hashes);
      refined.add(md5(in + "|" + out + "|" + hashes.get(v)));
    }
    return refined;
  }

  private static String joined(IntStream vertices, List<String> hashes) {
    return vertices.mapToObj(hashes::get).sorted().collect(Collectors.joining());
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has MD5", e);
    }
  }
}
