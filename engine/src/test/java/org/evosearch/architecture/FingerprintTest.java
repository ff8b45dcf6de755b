package org.evosearch.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Concatenation;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.Product;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  /** Few kinds, so that many nodes are alike. */
  private static final List<Operation> FEW =
      List.of(Convolution.same(4, 3), new Sum(), new Sum(), new Product(), new Concatenation());

  private static final Operation CONVOLUTION = Convolution.same(4, 3);
  private static final TensorShape IMAGE = TensorShape.image(4, 8, 8);

  @Property(tries = 500)
  void anotherNumberingIsTheSameNetwork(
      @ForAll @IntRange(min = 2, max = 25) int size, @ForAll long seed, @ForAll long order) {
    assertSame(RandomNetworks.draw(size, FEW, seed), order);
    assertSame(RandomNetworks.draw(size, RandomNetworks.ALL, seed), order);
  }

  private static void assertSame(Architecture network, long order) {
    assertThat(Fingerprint.of(RandomNetworks.renumbered(network, order)))
        .isEqualTo(Fingerprint.of(network));
  }

  @Test
  void aSharedNodeIsNotTwoEqualNodes() {
    Architecture.Builder shared = Architecture.of(IMAGE);
    int one = shared.then(CONVOLUTION);
    shared.add(new Sum(), one, one);
    Architecture.Builder two = Architecture.of(IMAGE);
    two.add(new Sum(), two.add(CONVOLUTION, 0), two.add(CONVOLUTION, 0));
    assertThat(Fingerprint.of(shared.build())).isNotEqualTo(Fingerprint.of(two.build()));
  }

  @Test
  void aBranchSharedLaterIsAnotherNetwork() {
    Architecture.Builder early = Architecture.of(IMAGE);
    int stem = early.then(CONVOLUTION);
    early.add(new Sum(), early.add(CONVOLUTION, stem), early.add(CONVOLUTION, stem));
    Architecture.Builder late = Architecture.of(IMAGE);
    int left = late.add(CONVOLUTION, late.add(CONVOLUTION, 0));
    int right = late.add(CONVOLUTION, late.add(CONVOLUTION, 0));
    late.add(new Sum(), left, right);
    assertThat(Fingerprint.of(early.build())).isNotEqualTo(Fingerprint.of(late.build()));
  }

  @Test
  void orderMattersToAConcatenationAndNotToASumOrProduct() {
    assertThat(joined(new Concatenation(), 1, 2)).isNotEqualTo(joined(new Concatenation(), 2, 1));
    assertThat(joined(new Sum(), 1, 2)).isEqualTo(joined(new Sum(), 2, 1));
    assertThat(joined(new Product(), 1, 2)).isEqualTo(joined(new Product(), 2, 1));
    assertThat(joined(new Sum(), 1, 2)).isNotEqualTo(joined(new Product(), 1, 2));
    assertThat(joined(new Sum(), 1, 2)).isNotEqualTo(joined(new Sum(), 1, 2, 2));
  }

  private static Fingerprint joined(Operation join, int... inputs) {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.add(CONVOLUTION, 0);
    builder.add(new Activation(ActivationFunction.RELU), 0);
    builder.add(join, inputs);
    return Fingerprint.of(builder.build());
  }

  @Test
  void orderOfConcatenationMattersToWhatFollowsIt() {
    assertThat(concatenatedTwice(1, 2, 1, 2)).isNotEqualTo(concatenatedTwice(1, 2, 2, 1));
    assertThat(concatenatedTwice(1, 2, 1, 2)).isEqualTo(concatenatedTwice(2, 1, 2, 1));
  }

  private static Fingerprint concatenatedTwice(int a, int b, int c, int d) {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.add(CONVOLUTION, 0);
    builder.add(CONVOLUTION, 0);
    int one = builder.add(new Concatenation(), a, b);
    builder.add(new Sum(), one, builder.add(new Concatenation(), c, d));
    return Fingerprint.of(builder.build());
  }

  @Property(tries = 30)
  void aHexagonIsNotTwoTriangles(@ForAll long order) {
    Architecture hexagon = rings(0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0);
    Architecture triangles = rings(0, 1, 1, 2, 2, 0, 3, 4, 4, 5, 5, 3);
    assertThat(Fingerprint.of(hexagon)).isNotEqualTo(Fingerprint.of(triangles));
    assertSame(hexagon, order);
    assertSame(triangles, order);
  }

  @Property(tries = 30)
  void ringsOfOtherLengthsAreTold(@ForAll long order) {
    Architecture eight = rings(0, 1, 1, 2, 2, 0, 3, 4, 4, 5, 5, 6, 6, 7, 7, 3);
    Architecture fours = rings(0, 1, 1, 2, 2, 3, 3, 0, 4, 5, 5, 6, 6, 7, 7, 4);
    assertThat(Fingerprint.of(eight)).isNotEqualTo(Fingerprint.of(fours));
    assertSame(eight, order);
    assertSame(fours, order);
  }

  /** Robert Frucht's cubic graph: all nodes look alike, and no symmetry takes one to another. */
  @Property(tries = 30)
  void aRegularGraphWithoutSymmetriesIsTheSameInAnyNumbering(@ForAll long order) {
    int[] chords = {-5, -2, -4, 2, 5, -2, 2, 5, -2, -5, 4, 2};
    int[] pairs =
        IntStream.range(0, 12)
            .flatMap(
                i ->
                    chords[i] < 0
                        ? IntStream.of(i, (i + 1) % 12)
                        : IntStream.of(i, (i + 1) % 12, i, (i + chords[i]) % 12))
            .toArray();
    assertThat(pairs).hasSize(2 * 18);
    assertSame(sumsOfPairs(12, pairs), order);
  }

  private static Architecture rings(int... pairs) {
    return sumsOfPairs(pairs.length / 2, pairs);
  }

  /** Convolutions of the input, their sums in the given pairs, and the sum of all sums. */
  private static Architecture sumsOfPairs(int count, int... pairs) {
    Architecture.Builder builder = Architecture.of(IMAGE);
    int[] nodes = IntStream.range(0, count).map(i -> builder.add(CONVOLUTION, 0)).toArray();
    int[] sums =
        IntStream.range(0, pairs.length / 2)
            .map(i -> builder.add(new Sum(), nodes[pairs[2 * i]], nodes[pairs[2 * i + 1]]))
            .toArray();
    builder.add(new Sum(), sums);
    return builder.build();
  }

  @Test
  void aDeepNetworkOfTwinBranchesTakesNoTime() {
    Fingerprint.of(twins(3));
    Architecture network = twins(166);
    assertThat(network.nodes()).hasSize(997);
    Architecture other = RandomNetworks.renumbered(network, 1);
    Duration start = cpuTime();
    Fingerprint fingerprint = Fingerprint.of(network);
    assertThat(cpuTime().minus(start)).isLessThan(Duration.ofSeconds(2));
    assertThat(Fingerprint.of(other)).isEqualTo(fingerprint);
    assertThat(Fingerprint.of(twins(165))).isNotEqualTo(fingerprint);
  }

  /** Cells of two equal branches of two nodes, their sum, and a convolution. */
  private static Architecture twins(int cells) {
    Architecture.Builder builder = Architecture.of(IMAGE);
    for (int cell = 0; cell < cells; cell++) {
      int start = builder.last();
      int left = builder.add(CONVOLUTION, builder.add(CONVOLUTION, start));
      int right = builder.add(CONVOLUTION, builder.add(CONVOLUTION, start));
      builder.add(new Sum(), left, right);
      builder.then(CONVOLUTION);
    }
    return builder.build();
  }

  @Test
  void manyEqualBranchesTakeNoTime() {
    Architecture.Builder builder = Architecture.of(IMAGE);
    builder.add(new Sum(), IntStream.range(0, 30).map(i -> builder.add(CONVOLUTION, 0)).toArray());
    Architecture network = builder.build();
    Duration start = cpuTime();
    assertSame(network, 1);
    assertThat(cpuTime().minus(start)).isLessThan(Duration.ofSeconds(2));
  }

  /** Of this thread, so that a busy machine fails no test. */
  private static Duration cpuTime() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  /** Outcomes are found again in old runs by this number: a change orphans them. */
  @Test
  void theFingerprintOfANetworkStaysWhatItWas() {
    assertThat(Fingerprint.of(twins(2)).hex())
        .isEqualTo("5f8e51c7972637354f1ccdd414c4a84b401d65fb69578a8bc7425d1858bed233");
  }

  @Test
  void whatElseIsSaidOfATrialMakesAnotherFingerprint() {
    Fingerprint network = Fingerprint.of(twins(1));
    assertThat(network.with("a"))
        .isNotEqualTo(network)
        .isNotEqualTo(network.with("b"))
        .isEqualTo(network.with("a"));
    assertThat(network).hasToString(network.hex().substring(0, 12));
  }

  @Test
  void onlySixtyFourHexadecimalDigitsAreAFingerprint() {
    String digits = "0123456789abcdef".repeat(4);
    assertThat(new Fingerprint(digits).hex()).isEqualTo(digits);
    for (String other : List.of("", digits + "0", digits.toUpperCase(Locale.ROOT))) {
      assertThatThrownBy(() -> new Fingerprint(other))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Invalid fingerprint: " + other + " (64 hex digits)");
    }
  }
}
