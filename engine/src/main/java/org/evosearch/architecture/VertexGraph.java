package org.evosearch.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Vertices with the uses of their outputs: the graph along which colors are refined. */
final class VertexGraph {

  private static final long PRIME = 0x100000001b3L;

  private final List<Vertex> vertices;
  private final List<List<Use>> uses = new ArrayList<>();

  /**
   * One use of a node's output.
   *
   * @param user the node that takes it
   * @param place index among its inputs, 0 if their order makes no difference
   */
  private record Use(int user, int place) {}

  VertexGraph(List<Vertex> vertices) {
    this.vertices = List.copyOf(vertices);
    vertices.forEach(vertex -> uses.add(new ArrayList<>()));
    IntStream.range(0, vertices.size()).forEach(this::addUses);
  }

  private void addUses(int user) {
    List<Integer> inputs = vertices.get(user).inputs();
    for (int place = 0; place < inputs.size(); place++) {
      uses.get(inputs.get(place))
          .add(new Use(user, vertices.get(user).isCommutative() ? 0 : place));
    }
  }

  /**
   * The coarsest stable coloring. Refinement starts from hashes of everything below and above each
   * node, which are almost always stable at once, however deep the graph. Collisions of hashes cost
   * time, not correctness.
   */
  Coloring colored() {
    int count = vertices.size();
    long[] own = vertices.stream().mapToLong(vertex -> hash(vertex.label())).toArray();
    long[] below = new long[count];
    for (int i = 0; i < count; i++) {
      below[i] = mix(own[i], ofInputs(i, input -> below[input]));
    }
    long[] above = new long[count];
    for (int i = count - 1; i >= 0; i--) {
      above[i] = mix(1, ofUses(i, use -> mix(own[use.user], above[use.user], use.place)));
    }
    BitSet all = new BitSet();
    all.set(0, count);
    Coloring start =
        Coloring.ofOneCell(count).divided(all, i -> new long[] {below[i], above[i]}).coloring();
    return refined(new Coloring.Division(start, all));
  }

  /** Singles out one node and refines the coloring. */
  Coloring singledOut(Coloring coloring, int node) {
    return refined(coloring.singledOut(node));
  }

  /** Splits cells until all nodes of each have inputs and users of the same colors. */
  private Coloring refined(Coloring.Division start) {
    Coloring.Division division = start;
    while (!division.changed().isEmpty()) {
      Coloring coloring = division.coloring();
      BitSet touched = new BitSet();
      division.changed().stream().forEach(node -> touch(node, coloring, touched));
      division = coloring.divided(touched, node -> signature(node, coloring));
    }
    return division.coloring();
  }

  private void touch(int node, Coloring coloring, BitSet touched) {
    vertices.get(node).inputs().forEach(input -> touched.set(coloring.color(input)));
    uses.get(node).forEach(use -> touched.set(coloring.color(use.user)));
  }

  private long[] signature(int node, Coloring coloring) {
    long[] below = ofInputs(node, coloring::color);
    long[] above =
        ofUses(node, use -> ((long) coloring.color(use.user) << Integer.SIZE) | use.place);
    return LongStream.concat(
            LongStream.of(below.length),
            LongStream.concat(Arrays.stream(below), Arrays.stream(above)))
        .toArray();
  }

  /** Values of a node's inputs, sorted if their order makes no difference. */
  private long[] ofInputs(int node, IntToLongFunction value) {
    long[] values = new long[vertices.get(node).inputs().size()];
    Arrays.setAll(values, place -> value.applyAsLong(vertices.get(node).inputs().get(place)));
    return vertices.get(node).isCommutative() ? sorted(values) : values;
  }

  private long[] ofUses(int node, ToLongFunction<Use> value) {
    long[] values = new long[uses.get(node).size()];
    Arrays.setAll(values, i -> value.applyAsLong(uses.get(node).get(i)));
    return sorted(values);
  }

  private static long[] sorted(long[] values) {
    Arrays.sort(values);
    return values;
  }

  /** Whether renumbering the nodes gives the same graph. */
  boolean isSymmetry(int[] image) {
    return IntStream.range(0, image.length).allMatch(node -> isSymmetry(node, image));
  }

  private boolean isSymmetry(int node, int[] image) {
    return staysAsItIs(node, image)
        || (vertices.get(node).label().equals(vertices.get(image[node]).label())
            && Arrays.equals(
                ofInputs(node, input -> image[input]), ofInputs(image[node], input -> input)));
  }

  private boolean staysAsItIs(int node, int[] image) {
    return image[node] == node
        && vertices.get(node).inputs().stream().allMatch(input -> image[input] == input);
  }

  /** The graph with its nodes in the order of their colors, which are all different. */
  String text(Coloring coloring) {
    String[] lines = new String[vertices.size()];
    for (int i = 0; i < lines.length; i++) {
      String inputs = Arrays.toString(ofInputs(i, coloring::color));
      lines[coloring.color(i)] = vertices.get(i).label() + inputs;
    }
    return String.join("\n", lines);
  }

  /** 64-bit FNV-1a over the characters. */
  private static long hash(String text) {
    return text.chars().asLongStream().reduce(0xcbf29ce484222325L, (h, c) -> (h ^ c) * PRIME);
  }

  private static long mix(long seed, long... values) {
    return Arrays.stream(values).reduce(seed * PRIME + values.length, VertexGraph::stirred);
  }

  /** The finalizer of SplitMix64. */
  private static long stirred(long h, long value) {
    long z = (h ^ value) + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
