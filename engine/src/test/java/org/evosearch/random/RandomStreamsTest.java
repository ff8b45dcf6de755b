package org.evosearch.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RandomStreamsTest {

  private static List<Long> first(int count, UniformRandomProvider random) {
    return IntStream.range(0, count).mapToObj(i -> random.nextLong()).toList();
  }

  @Property
  void theSameNamesGiveTheSameNumbers(
      @ForAll long seed,
      @ForAll Purpose purpose,
      @ForAll @LongRange(min = 0) long generation,
      @ForAll @LongRange(min = 0) long index) {
    assertThat(first(9, new RandomStreams(seed).stream(purpose, generation, index)))
        .isEqualTo(first(9, new RandomStreams(seed).stream(purpose, generation, index)));
  }

  @Test
  void streamsOfOtherNamesShareNoNumber() {
    Set<Long> numbers = new HashSet<>();
    int count = 0;
    for (long seed : new long[] {-1, 0, 1, 2, 1L << 32, Long.MIN_VALUE}) {
      for (Purpose purpose : Purpose.values()) {
        for (long generation : new long[] {0, 1, 2, 1L << 32}) {
          for (long index : new long[] {0, 1, 2, 3, 1L << 32}) {
            numbers.addAll(first(8, new RandomStreams(seed).stream(purpose, generation, index)));
            count += 8;
          }
        }
      }
    }
    assertThat(numbers).hasSize(count);
  }

  @Test
  void everyPurposeHasStreamsOfItsOwn() {
    RandomStreams streams = new RandomStreams(7);
    assertThat(Arrays.stream(Purpose.values()).map(p -> first(2, streams.stream(p, 0, 0))))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatOneStreamGaveDoesNotMatterToAnother() {
    RandomStreams streams = new RandomStreams(7);
    UniformRandomProvider one = streams.stream(Purpose.PROPOSAL, 0, 0);
    UniformRandomProvider other = streams.stream(Purpose.PROPOSAL, 0, 1);
    List<Long> expected = first(5, streams.stream(Purpose.PROPOSAL, 0, 1));
    first(100, one);
    assertThat(first(5, other)).isEqualTo(expected);
  }

  @Test
  void aDerivedSeedIsTheFirstNumberOfItsStream() {
    RandomStreams streams = new RandomStreams(7);
    assertThat(streams.derivedSeed(Purpose.TRIAL, 3, 4))
        .isEqualTo(streams.stream(Purpose.TRIAL, 3, 4).nextLong());
  }

  @ParameterizedTest
  @MethodSource("golden")
  void numbersAreThoseOfAnIndependentPhilox(String line) {
    List<String> words = List.of(line.split(" ", -1));
    Purpose purpose =
        Arrays.stream(Purpose.values())
            .filter(p -> p.salt() == Long.parseLong(words.get(1)))
            .findFirst()
            .orElseThrow();
    UniformRandomProvider random =
        new RandomStreams(Long.parseLong(words.get(0)))
            .stream(purpose, Long.parseLong(words.get(2)), Long.parseLong(words.get(3)));
    assertThat(first(16, random).stream().map(number -> HexFormat.of().toHexDigits(number)))
        .isEqualTo(words.subList(4, 20));
  }

  static Stream<String> golden() throws IOException {
    try (InputStream file = RandomStreamsTest.class.getResourceAsStream("philox4x64-10.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines();
    }
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void numbersOfAStreamAreUniform(Purpose purpose) {
    UniformRandomProvider random = new RandomStreams(11).stream(purpose, 1, 1);
    long[] counts = new long[64];
    IntStream.range(0, 64_000).forEach(i -> counts[random.nextInt(64)]++);
    ChiSquare.assertUniform(counts);
  }

  @ParameterizedTest
  @EnumSource(Purpose.class)
  void firstNumbersOfNeighboringStreamsAreUniform(Purpose purpose) {
    RandomStreams streams = new RandomStreams(12);
    long[] counts = new long[64];
    IntStream.range(0, 64_000)
        .forEach(i -> counts[streams.stream(purpose, i / 50, i % 50).nextInt(64)]++);
    ChiSquare.assertUniform(counts);
  }
}
