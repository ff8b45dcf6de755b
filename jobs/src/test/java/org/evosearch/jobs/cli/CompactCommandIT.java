package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of a few files is to every command what it was before. */
class CompactCommandIT {

  private static final String SQL =
      "SELECT generation, COUNT(*), MAX(fitness), COUNT(DISTINCT fingerprint) FROM trials"
          + " GROUP BY generation ORDER BY generation";

  @TempDir private Path folder;

  @Test
  void aCompactedRunIsSoundAndIsQueriedReportedAndRaised() throws IOException {
    CommandLineRun search = TinySearch.run(folder, "-D", "search.generations=3");
    assertThat(search.exitCode()).as(search.err()).isZero();
    List<String> status = status();
    String table = command("query", "--format", "csv", SQL).out();
    assertThat(command("compact").out())
        .isEqualTo("Run tiny: 3 generations, 12 directories merged\n");

    assertThat(files("fitness")).isEqualTo(1);
    assertThat(status()).isEqualTo(status);
    assertThat(command("query", "--format", "csv", SQL).out()).isEqualTo(table);
    assertThat(command("verify").out()).startsWith("Run tiny is sound: 3 generations");
    assertThat(command("report", "--run", "tiny", "--publish").out()).contains("report.html");
    assertThat(command("compact").out()).contains("left as it is: it is compact");

    CommandLineRun raised = TinySearch.run(folder, "-D", "search.generations=4");
    assertThat(raised.exitCode()).as(raised.err()).isZero();
    assertThat(files("fitness")).isEqualTo(2);
    assertThat(command("query", "--format", "csv", SQL).out()).startsWith(table.strip());
    assertThat(command("compact", "--run", "tiny").out())
        .isEqualTo("Run tiny: 4 generations, 9 directories merged\n");
    assertThat(command("verify").out()).contains("Run tiny is sound: 4 generations");
  }

  private CommandLineRun command(String... args) {
    Stream<String> store = Stream.of("--store", TinySearch.store(folder));
    CommandLineRun run =
        CommandLineRun.of(
            Stream.concat(Stream.of(args).limit(1), Stream.concat(store, Stream.of(args).skip(1)))
                .toArray(String[]::new));
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    return run;
  }

  /** Without the lines that say how long ago things were. */
  private List<String> status() {
    return command("status").out().lines().filter(line -> !line.contains(" ago)")).toList();
  }

  private long files(String table) throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("store/" + table))) {
      return all.filter(Files::isRegularFile).count();
    }
  }
}
