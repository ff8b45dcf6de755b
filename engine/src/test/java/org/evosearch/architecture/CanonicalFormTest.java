package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The canonical text against trying all numberings. */
class CanonicalFormTest {

  @ParameterizedTest
  @ValueSource(ints = {3, 4, 5, 6, 7})
  void textsAreEqualExactlyWhereSomeNumberingMakesGraphsEqual(int size) {
    UniformRandomProvider random = RandomNetworks.random(size);
    assertTextsTell(Stream.generate(() -> graph(size, random)).limit(250).toList());
  }

  /** Layers of joins over twins: regular, so that colors alone tell little. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void textsOfRegularGraphsAreEqualExactlyWhereTheGraphsAre(long seed) {
    UniformRandomProvider random = RandomNetworks.random(seed);
    assertTextsTell(Stream.generate(() -> regular(random)).limit(40).toList());
  }

  private static void assertTextsTell(List<List<Vertex>> graphs) {
    List<String> texts = graphs.stream().map(CanonicalForm::of).toList();
    int equal = 0;
    List<List<List<Vertex>>> mistaken = new ArrayList<>();
    for (int i = 0; i < graphs.size(); i++) {
      for (int j = 0; j < i; j++) {
        boolean isomorphic = areIsomorphic(graphs.get(i), graphs.get(j));
        equal += isomorphic ? 1 : 0;
        if (texts.get(i).equals(texts.get(j)) != isomorphic) {
          mistaken.add(List.of(graphs.get(i), graphs.get(j)));
        }
      }
    }
    assertThat(mistaken).isEmpty();
    assertThat(equal).as("pairs of equal graphs").isPositive();
  }

  @Test
  void aGraphOfOneVertexIsItsLabel() {
    assertThat(CanonicalForm.of(List.of(new Vertex("a", false, List.of())))).isEqualTo("a[]");
  }

  /**
   * Vertices of three kinds; a join takes the inputs that it happens to get, twice the same too.
   */
  private static List<Vertex> graph(int size, UniformRandomProvider random) {
    List<Vertex> vertices = new ArrayList<>(List.of(new Vertex("in", false, List.of())));
    while (vertices.size() < size) {
      int kind = random.nextInt(5);
      int inputs = kind < 2 ? 1 : 2;
      vertices.add(
          new Vertex(
              kind < 2 ? "f" : kind < 4 ? "sum" : "concat",
              kind >= 2 && kind < 4,
              random.ints(inputs, 0, vertices.size()).boxed().toList()));
    }
    return vertices;
  }

  /** Four twins, four sums of two of them each, and the sum of all. */
  private static List<Vertex> regular(UniformRandomProvider random) {
    List<Vertex> vertices = new ArrayList<>(List.of(new Vertex("in", false, List.of())));
    IntStream.range(0, 4).forEach(i -> vertices.add(new Vertex("f", false, List.of(0))));
    int[] places = {1, 1, 2, 2, 3, 3, 4, 4};
    ArraySampler.shuffle(random, places);
    for (int i = 0; i < 8; i += 2) {
      vertices.add(new Vertex("sum", true, List.of(places[i], places[i + 1])));
    }
    vertices.add(new Vertex("sum", true, List.of(5, 6, 7, 8)));
    return vertices;
  }

  private static boolean areIsomorphic(List<Vertex> one, List<Vertex> other) {
    return one.size() == other.size() && canBeCompleted(one, other, new int[one.size()], 0);
  }

  /** Whether images of the first vertices can be completed; inputs come before their users. */
  private static boolean canBeCompleted(
      List<Vertex> one, List<Vertex> other, int[] image, int next) {
    return next == one.size()
        || IntStream.range(0, other.size())
            .filter(candidate -> IntStream.range(0, next).noneMatch(i -> image[i] == candidate))
            .filter(candidate -> corresponds(one.get(next), other.get(candidate), image))
            .anyMatch(
                candidate -> {
                  image[next] = candidate;
                  return canBeCompleted(one, other, image, next + 1);
                });
  }

  private static boolean corresponds(Vertex one, Vertex other, int[] image) {
    int[] inputs = one.inputs().stream().mapToInt(input -> image[input]).toArray();
    int[] expected = other.inputs().stream().mapToInt(Integer::intValue).toArray();
    if (one.isCommutative()) {
      Arrays.sort(inputs);
      Arrays.sort(expected);
    }
    return one.label().equals(other.label()) && Arrays.equals(inputs, expected);
  }
}
