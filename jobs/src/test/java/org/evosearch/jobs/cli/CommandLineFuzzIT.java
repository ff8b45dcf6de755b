package org.evosearch.jobs.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void countStarts() {
    System.setProperty(SparkStarts.SETTING, SparkStarts.class.getName());
  }

  @AfterAll
  static void countNoMore() {
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

  private Stream<DynamicTest> cases(int first, int last) {
    SharedRuns runs = new SharedRuns(folder.resolve("shared"));
    return Arrays.stream(FuzzGenerator.values())
        .flatMap(generator -> IntStream.range(first, last).mapToObj(n -> test(generator, n, runs)))
        .filter(test -> CHOSEN.matcher(test.getDisplayName()).matches());
  }

  private DynamicTest test(FuzzGenerator generator, int number, SharedRuns runs) {
    String name = generator.label() + "-" + number;
    FuzzDice dice = new FuzzDice(generator.label(), number);
    FuzzRoom room = new FuzzRoom(folder.resolve(name), runs, dice);
    return DynamicTest.dynamicTest(name, () -> run(generator, room, name));
  }

  private static void run(FuzzGenerator generator, FuzzRoom room, String name) throws IOException {
    furnish(room);
    FuzzCase command = generator.next(room);
    try {
      FuzzRun.of(command, room).check(command.expected());
    } catch (AssertionError e) {
      throw new AssertionError(
          name + ", " + command.expected() + ": " + command.command() + "\n" + e.getMessage(), e);
    }
    FileUtils.deleteDirectory(room.home().toFile());
  }

  private static void furnish(FuzzRoom room) throws IOException {
    Files.createDirectories(room.folder());
    Files.createDirectories(room.canary());
    Files.writeString(room.canary().resolve("kept"), "as it was");
  }
}
