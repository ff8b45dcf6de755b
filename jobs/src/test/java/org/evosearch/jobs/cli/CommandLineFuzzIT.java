package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Command lines that are wrong in one place, made by chance: each is one clear line and an exit
 * code, and leaves no trace. A failure names its case; {@code -Devosearch.fuzz.cases=sql-17} runs
 * it alone, other patterns several. {@code -Devosearch.fuzz.patience=5} gives five times the time,
 * {@code -Devosearch.fuzz.each=500} makes 500 of each kind.
 */
class CommandLineFuzzIT {

  private static final int ALL = Integer.getInteger("evosearch.fuzz.each", 63);
  private static final int FEW = 5;
  private static final Pattern CHOSEN =
      Pattern.compile(System.getProperty("evosearch.fuzz.cases", ".*"));

  @TempDir private static Path folder = Path.of("");
  private static Supplier<Path> runs = () -> Path.of("");

  @BeforeAll
  static void prepare() {
    System.setProperty(SparkStarts.SETTING, SparkStarts.class.getName());
    runs = new SharedRuns(folder.resolve("shared"));
  }

  @AfterAll
  static void cleanUp() {
    System.clearProperty(SparkStarts.SETTING);
  }

  @TestFactory
  Stream<DynamicTest> aFewOfEachKind() {
    return cases(0, FEW);
  }

  @TestFactory
  @Tag("nightly")
  Stream<DynamicTest> allOthers() {
    return cases(FEW, ALL);
  }

  private static Stream<DynamicTest> cases(int first, int last) {
    return Arrays.stream(FuzzGenerator.values())
        .flatMap(generator -> IntStream.range(first, last).mapToObj(n -> test(generator, n)))
        .filter(test -> CHOSEN.matcher(test.getDisplayName()).matches());
  }

  private static DynamicTest test(FuzzGenerator generator, int number) {
    String name = generator.label() + "-" + number;
    return DynamicTest.dynamicTest(name, () -> run(generator, number, name));
  }

  private static void run(FuzzGenerator generator, int number, String name) {
    Path own = folder.resolve(name);
    FuzzRoom room =
        new FuzzRoom(
            own.resolve("work"),
            own.resolve("canary"),
            runs,
            new FuzzDice(generator.label(), number));
    furnish(room);
    FuzzCase command = generator.in(room);
    try {
      FuzzRun.of(command, room).check(command.expected());
    } catch (AssertionError e) {
      throw new AssertionError(
          name + ", " + command.expected() + ": " + command.command() + "\n" + e.getMessage(), e);
    }
    assertThat(own.toFile()).satisfies(FileUtils::deleteDirectory);
  }

  private static void furnish(FuzzRoom room) {
    try {
      Files.createDirectories(room.folder());
      Files.createDirectories(room.canary());
      Files.writeString(room.canary().resolve("kept"), "as it was");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
