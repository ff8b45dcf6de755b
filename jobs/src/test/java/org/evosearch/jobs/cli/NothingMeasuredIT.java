package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches that end without a network that was measured and may be chosen. */
class NothingMeasuredIT {

  @TempDir private Path folder = Path.of("");

  private CommandLineRun search(String... settings) {
    List<String> small = new ArrayList<>();
    Stream.concat(
            Stream.of("strategy { name = random, random.population = 3 }", "search.generations=2"),
            Stream.of(settings))
        .forEach(setting -> small.addAll(List.of("-D", setting)));
    return TinySearch.run(folder, small.toArray(String[]::new));
  }

  private static void assertThatItSaysSo(CommandLineRun run, String line, String example) {
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().strip().lines()).singleElement().asString().matches("evosearch: " + line);
    assertThat(run.out())
        .containsPattern("(?m)^" + line + "\\.$")
        .containsPattern("(?m)^  " + example)
        .doesNotContain("Best architecture", "NaN");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "limits.time=1ms | 6 trials failed \\(6 time-limit\\) | 6 time-limit, such as 0/0: Not"
            + " done",
        "limits.memory=1KiB | 6 trials failed \\(6 out-of-memory\\) | 6 out-of-memory, such as 0/0:"
            + " Tr",
        "training.loss-limit=0.0001 | 6 trials failed \\(6 diverged\\) | 6 diverged, such as 0/0:"
            + " The loss",
      })
  void theKindsOfFailureAreCountedWithAnExampleEach(String setting, String line, String example) {
    assertThatItSaysSo(search(setting), "No network was measured: " + line, example);
    assertThat(folder.resolve("store/results/run_id=tiny/best_arch.json")).doesNotExist();

    CommandLineRun again = search(setting);
    assertThatItSaysSo(again, "No network was measured: " + line, example);
    assertThat(again.out()).doesNotContain("generation 0 (1 of 2)");

    CommandLineRun status = CommandLineRun.of("status", "--store", TinySearch.store(folder));
    assertThat(status.out()).containsPattern("(?m)^  +" + example);
  }

  @Test
  void networksBeyondTheLimitsAreNotCalledBest() {
    assertThatItSaysSo(
        search("search.at-most.parameters=1"),
        "No network is within search.at-most: 6 networks exceed it",
        "6 infeasible, such as 0/0: ");
  }

  @Test
  void aTableWithoutValuesIsRefusedBeforeItIsSearched() throws IOException {
    Path settings = SmallTable.write(folder);
    Path table = folder.resolve("table.csv");
    List<String> lines = Files.readAllLines(table);
    // Keys stay, values go.
    Files.write(
        table,
        Stream.concat(
                Stream.of(lines.get(0)),
                lines.stream().skip(1).map(line -> line.replaceAll("(?<=,)[^,|]*(?=,|$)", "")))
            .toList());
    CommandLineRun run =
        CommandLineRun.of(
            "search",
            "-c",
            settings.toString(),
            "--store",
            TinySearch.store(folder),
            "-D",
            "evaluation.tabular.table=" + table,
            "-D",
            "strategy.name=random");

    assertThat(run.exitCode()).describedAs(run.err() + lines.subList(0, 2)).isEqualTo(2);
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("evosearch: Cannot use " + table + ": no row has a value of");
  }

  @Test
  void aSupernetThatCannotBeTrainedSaysSoToo() {
    CommandLineRun run =
        TinySearch.run(
            folder,
            "-D",
            "space { name = nasbench201, nasbench201 { cells = 1, channels = 4 } }",
            "-D",
            "evaluation { name = supernet, supernet { epochs = 2, ramp-epochs = 0 } }",
            "-D",
            "search { generations = 0, pipeline = 1, budget.evaluations = 20 }",
            "-D",
            "search.further-objectives=[validation-loss]",
            "-D",
            "strategy.name=shared-random",
            "-D",
            "training { batch-size = 16, loss-limit = 0.0001 }");

    assertThat(run.exitCode()).describedAs(run.err()).isEqualTo(1);
    assertThat(run.err()).startsWith("evosearch: No network was measured");
  }
}
