package org.evosearch.jobs.cli;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What is drawn for one command line: a function of the generator's name and its number. */
final class FuzzDice {

  /** All command lines derive from it. */
  private static final long SEED = 20_260_101L;

  private static final long NUMBERS = 1_000_003L;

  private final SplittableRandom random;

  FuzzDice(String generator, int number) {
    this.random = new SplittableRandom(SEED + generator.hashCode() * NUMBERS + number);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean in(int many) {
    return random.nextInt(many) == 0;
  }

  <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  String pick(String... values) {
    return values[random.nextInt(values.length)];
  }

  byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** The text with one of its letters left out, doubled or exchanged: never the same text. */
  String misspelled(String word) {
    int at = below(word.length());
    String start = word.substring(0, at);
    String rest = word.substring(at + 1);
    char letter = word.charAt(at);
    return switch (below(3)) {
      case 0 -> start + letter + "q" + rest;
      case 1 -> start + "q" + letter + rest;
      default -> start + (letter == 'q' ? 'z' : 'q') + rest;
    };
  }

  /** The beginning of a content, at least one byte shorter. */
  byte[] cut(byte[] content) {
    return Arrays.copyOf(content, below(content.length));
  }
}
