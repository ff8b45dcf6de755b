package org.evosearch.jobs.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Where a command line has its inputs.
 *
 * @param home all that it may see, and where only its store may be written
 * @param runs a sound store with the run {@code small}, made when it is first asked for
 * @param dice what the command line is drawn by
 */
record FuzzRoom(Path home, Supplier<Path> runs, FuzzDice dice) {

  /** Settings by which a search that should have been refused takes seconds. */
  private static final List<String> CHEAP =
      List.of(
          "strategy { name = random, random.population = 1 }",
          "search { generations = 1, trainings = 2 }",
          "budget { epochs = 1, max-batches = 1 }",
          "dataset.train-images = 60");

  /** Where its inputs are. */
  Path folder() {
    return home.resolve("work");
  }

  /** A folder beside its own that no command may touch. */
  Path canary() {
    return home.resolve("canary");
  }

  /** Where the command has its store. */
  Path store() {
    return folder().resolve("store");
  }

  Path file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Path file(String name, byte[] content) {
    try {
      Path file = folder().resolve(name);
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path directory(String name) {
    try {
      return Files.createDirectories(folder().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A settings file of a search that is done in seconds, with more behind. */
  Path settings(String more) {
    return file("x.conf", cheap() + more + "\n");
  }

  static String cheap() {
    return String.join("\n", CHEAP) + "\n";
  }

  /** A search by a settings file, on a store of its own. */
  List<String> search(Path settings, String... more) {
    return Stream.concat(
            Stream.of("search", "-c", settings.toString(), "--store", store().toString()),
            Stream.of(more))
        .toList();
  }

  /** One of the commands that read settings, with these options, a store of its own, and more. */
  List<String> reading(Path settings, String... more) {
    List<String> args = new ArrayList<>(search(settings, more));
    if (dice.in(4)) {
      args.set(0, "compare");
      args.addAll(List.of("--strategies", "random", "--seeds", "1", "--after", "1"));
    }
    return args;
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
