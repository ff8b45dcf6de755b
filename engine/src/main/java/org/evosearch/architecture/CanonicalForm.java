package org.evosearch.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.operation.Operation;

/**
 * A text that two architectures share exactly if they are equal up to the numbering of their nodes
 * and the order of the inputs of commutative operations. A node that two others share is not the
 * same as two equal nodes: the latter have weights of their own.
 *
 * <p>Nodes are coloured by what they compute from and for, the colours are refined until they are
 * stable (Weisfeiler and Leman), and what is still alike is told apart by trying: one node of the
 * first unclear colour is singled out, the colours are refined again, and of all leaves of this
 * tree the smallest text is taken. Nodes whose first leaves agree are images of each other under a
 * symmetry of the graph, so one of them is enough. Brendan D. McKay, Adolfo Piperno: Practical
 * graph isomorphism, II. Journal of Symbolic Computation 60, 2014, section 2.
 */
final class CanonicalForm {

  private static final long PRIME = 0x100000001b3L;

  private final List<Node> nodes;
  private final List<List<Integer>> consumers;
  private final List<String> labels;

  private CanonicalForm(Architecture architecture) {
    this.nodes = architecture.nodes();
    this.consumers = architecture.consumers();
    this.labels = nodes.stream().map(node -> ArchitectureJson.write(node.operation())).toList();
  }

  static String of(Architecture architecture) {
    CanonicalForm form = new CanonicalForm(architecture);
    return form.smallest(form.refined(form.initialColours()));
  }

  private String smallest(int[] colours) {
    List<Integer> unclear = firstUnclearColour(colours);
    if (unclear.isEmpty()) {
      return text(colours);
    }
    int representative = unclear.get(0);
    String best = smallest(refined(singledOut(colours, representative)));
    String leaf = firstLeaf(singledOut(colours, representative));
    for (int other : unclear.subList(1, unclear.size())) {
      if (!firstLeaf(singledOut(colours, other)).equals(leaf)) {
        best = min(best, smallest(refined(singledOut(colours, other))));
      }
    }
    return best;
  }

  private String firstLeaf(int[] start) {
    int[] colours = refined(start);
    List<Integer> unclear = firstUnclearColour(colours);
    return unclear.isEmpty() ? text(colours) : firstLeaf(singledOut(colours, unclear.get(0)));
  }

  private static String min(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The nodes of the smallest colour that more than one node has, empty if there is none. */
  private static List<Integer> firstUnclearColour(int[] colours) {
    return IntStream.range(0, colours.length)
        .boxed()
        .collect(Collectors.groupingBy(node -> colours[node], TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .filter(members -> members.size() > 1)
        .findFirst()
        .orElse(List.of());
  }

  private static int[] singledOut(int[] colours, int node) {
    int[] doubled = Arrays.stream(colours).map(colour -> 2 * colour + 1).toArray();
    doubled[node]--;
    return doubled;
  }

  /**
   * Colours by a hash of everything below and of everything above each node: almost always stable
   * at once, whatever the depth. A collision of hashes costs a round of refinement, nothing more.
   */
  private int[] initialColours() {
    int count = nodes.size();
    long[] below = new long[count];
    for (int i = 0; i < count; i++) {
      below[i] = mix(hash(labels.get(i)), ordered(i, valuesAt(nodes.get(i).inputs(), below)));
    }
    long[] above = new long[count];
    for (int i = count - 1; i >= 0; i--) {
      above[i] = mix(1, sorted(uses(i, above)));
    }
    List<long[]> signatures = new ArrayList<>();
    IntStream.range(0, count)
        .forEach(i -> signatures.add(new long[] {below[i], above[i], hash(labels.get(i))}));
    return ranks(signatures);
  }

  private int[] refined(int[] start) {
    int[] colours = start;
    long before = -1;
    long now = Arrays.stream(colours).distinct().count();
    while (now != before && now < nodes.size()) {
      colours = ranks(signatures(Arrays.stream(colours).asLongStream().toArray()));
      before = now;
      now = Arrays.stream(colours).distinct().count();
    }
    return ranks(Arrays.stream(colours).mapToObj(colour -> new long[] {colour}).toList());
  }

  private List<long[]> signatures(long[] colours) {
    List<long[]> signatures = new ArrayList<>(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      long[] inputs = ordered(i, valuesAt(nodes.get(i).inputs(), colours));
      long[] uses = sorted(uses(i, colours));
      long[] own = {colours[i], inputs.length};
      signatures.add(
          IntStream.range(0, 2 + inputs.length + uses.length)
              .mapToLong(
                  j ->
                      j < 2
                          ? own[j]
                          : j < 2 + inputs.length ? inputs[j - 2] : uses[j - 2 - inputs.length])
              .toArray());
    }
    return signatures;
  }

  /** For each use of a node: by whom, and at which place if the place matters. */
  private long[] uses(int node, long[] values) {
    List<Long> uses = new ArrayList<>();
    consumers.get(node).stream().distinct().forEach(user -> addUses(node, user, values, uses));
    return uses.stream().mapToLong(Long::longValue).toArray();
  }

  private void addUses(int node, int user, long[] values, List<Long> uses) {
    Node consumer = nodes.get(user);
    for (int place = 0; place < consumer.inputs().size(); place++) {
      if (consumer.inputs().get(place) == node) {
        long slot = consumer.operation().isCommutative() ? -1 : place;
        uses.add(mix(hash(labels.get(user)), new long[] {values[user], slot}));
      }
    }
  }

  private long[] ordered(int node, long[] inputs) {
    Operation operation = nodes.get(node).operation();
    return operation.isCommutative() ? sorted(inputs) : inputs;
  }

  private static long[] sorted(long[] values) {
    Arrays.sort(values);
    return values;
  }

  private static long[] valuesAt(List<Integer> indices, long[] values) {
    return indices.stream().mapToLong(index -> values[index]).toArray();
  }

  /** Ranks of the signatures in their lexicographic order; equal signatures share a rank. */
  private static int[] ranks(List<long[]> signatures) {
    Map<long[], Integer> ranks = new TreeMap<>(Arrays::compare);
    signatures.forEach(signature -> ranks.put(signature, 0));
    int rank = 0;
    for (Map.Entry<long[], Integer> entry : ranks.entrySet()) {
      entry.setValue(rank++);
    }
    return signatures.stream().mapToInt(ranks::get).toArray();
  }

  private String text(int[] colours) {
    String[] lines = new String[nodes.size()];
    for (int i = 0; i < lines.length; i++) {
      int node = i;
      long[] inputs = nodes.get(i).inputs().stream().mapToLong(input -> colours[input]).toArray();
      lines[colours[node]] = labels.get(node) + Arrays.toString(ordered(node, inputs));
    }
    return String.join("\n", lines);
  }

  /** 64-bit FNV-1a over the characters. */
  private static long hash(String text) {
    return text.chars().asLongStream().reduce(0xcbf29ce484222325L, (h, c) -> (h ^ c) * PRIME);
  }

  private static long mix(long seed, long[] values) {
    return Arrays.stream(values).reduce(seed * PRIME + values.length, CanonicalForm::stirred);
  }

  /** The finaliser of SplitMix64. */
  private static long stirred(long h, long value) {
    long z = (h ^ value) + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
