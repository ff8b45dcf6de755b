package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there can be no store, each command says so in one line, before Spark starts. */
class StoreAddressTest {

  private static final List<String> READERS = List.of("query", "status", "verify");
  private static final List<String> WRITERS = List.of("search", "compare");

  @TempDir private Path folder = Path.of("");

  static Stream<String> nonsense() {
    return Stream.of(
        "",
        " ",
        ":",
        "://",
        "file:",
        "file:relative",
        "a:b:c",
        "http://[",
        "http://example.org/x",
        "mailto:x@y",
        "jar:file:/x!/",
        "gs://bucket/x",
        "ftp://host/x",
        "nonsense://x",
        "s3a://",
        "s3a:///x",
        "hdfs:relative",
        "hdfs://no-such-host.invalid:1x/y",
        "file://host/data",
        "a\0b",
        "/a/\0/b",
        "x".repeat(100_000));
  }

  private CommandLineRun run(String command, String store) throws IOException {
    return switch (command) {
      case "query" -> CommandLineRun.of(command, "--store", store, "SELECT 1");
      case "status", "verify" -> CommandLineRun.of(command, "--store", store);
      case "compare" ->
          CommandLineRun.of(
              command, "-c", table(), "--strategies", "random", "--store", store, "--seeds", "0");
      default -> CommandLineRun.of(command, "-c", table(), "--store", store);
    };
  }

  private String table() throws IOException {
    Path settings = SmallTable.write(folder);
    String more =
        "\nevaluation.tabular.table = \"%s\"\nsearch.trainings = 4\nstrategy.name = random\n"
            .formatted(folder.resolve("table.csv"));
    return Files.writeString(folder.resolve("all.conf"), Files.readString(settings) + more)
        .toString();
  }

  private static void assertRefused(CommandLineRun run, String description) {
    assertThat(run.exitCode()).as(description + ": " + run.err()).isEqualTo(2);
    assertThat(run.err().lines().filter(line -> !line.startsWith("Try '"))).hasSize(1);
    assertThat(run.err()).startsWith("evosearch: ").hasSizeBetween(30, 500);
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void whatIsNoAddressIsRefused(String store) throws IOException {
    for (String command : Stream.concat(READERS.stream(), WRITERS.stream()).toList()) {
      assertRefused(run(command, store), command + " " + store.length());
    }
  }

  @Test
  void aLoginInAnAddressIsNotShown() throws IOException {
    for (String command : Stream.concat(READERS.stream(), WRITERS.stream()).toList()) {
      CommandLineRun run = run(command, "hdfs://user:secret@host.invalid/store");
      assertRefused(run, command);
      assertThat(run.err()).contains("hdfs://***@host.invalid/store").doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data", "a b", "gs://bucket"})
  void aDefaultFileSystemThatIsNoneIsRefused(String fs) {
    String setting = "spark.conf.\"spark.hadoop.fs.defaultFS\"=\"" + fs + "\"";
    for (String command : List.of("status", "verify", "report")) {
      assertRefused(CommandLineRun.of(command, "--store", "s", "-D", setting), command);
    }
    assertRefused(CommandLineRun.of("query", "--store", "s", "-D", setting, "SELECT 1"), "query");
  }

  @Test
  void whereThereIsNoStoreNoneIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Map<String, Path> absent =
        Map.of(
            "No store at ",
            folder.resolve("absent"),
            "No store at " + folder,
            Files.createDirectories(folder.resolve("empty")),
            "Cannot use ",
            file,
            "Cannot use " + folder,
            file.resolve("below"));
    for (Map.Entry<String, Path> store : absent.entrySet()) {
      for (String command : READERS) {
        CommandLineRun run = run(command, store.getValue().toString());
        assertRefused(run, command + " " + store.getValue());
        assertThat(run.err()).startsWith("evosearch: " + store.getKey());
      }
    }
    assertThat(folder.resolve("absent")).doesNotExist();
  }

  @Test
  void whereThereIsAFileNoStoreIsWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (String command : WRITERS) {
      assertRefused(run(command, file.toString()), command);
      assertRefused(run(command, file.resolve("below").toString()), command);
    }
    assertThat(file).hasContent("");
  }

  @Test
  void whatIsNoRunIsRefused() {
    for (String id : List.of("a\0b", "x".repeat(100_000), "../a", "", "a/b")) {
      assertRefused(
          CommandLineRun.of("verify", "--store", folder.toString(), "--run", id), "verify");
      assertRefused(
          CommandLineRun.of("status", "--store", folder.toString(), "--run", id), "status");
    }
  }
}
