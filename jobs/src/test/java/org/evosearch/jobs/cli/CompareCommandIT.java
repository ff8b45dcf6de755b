package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.evosearch.jobs.Signals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandIT {

  @TempDir private Path folder = Path.of("");
  private Path settings = Path.of("");

  @BeforeEach
  void writeTable() {
    settings = SmallTable.write(folder);
  }

  private CommandLineRun command(String name, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                name,
                "-c",
                settings.toString(),
                "-D",
                "evaluation.tabular.table=\"" + folder.resolve("table.csv") + "\"",
                "--store",
                folder.resolve("store").toString()));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private CommandLineRun compare(String strategies) {
    return command("compare", "--strategies", strategies, "--seeds", "0..3", "--after", "20,60");
  }

  private String query(String sql) {
    String store = folder.resolve("store").toString();
    return CommandLineRun.of("query", "--store", store, "--format", "csv", sql).out();
  }

  private Map<Path, FileTime> commits() throws IOException {
    Map<Path, FileTime> times = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("store/fitness"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        times.put(file, Files.getLastModifiedTime(file));
      }
    }
    return times;
  }

  @AfterEach
  void verify() {
    SoundStore.require(folder);
  }

  @Test
  void aTableIsSearchedLikeAnythingElse() {
    CommandLineRun run = command("search", "--run", "one", "-D", "strategy.name=regularized");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("The table holds 250 of 15,625 genotypes; only those are searched.")
        .contains("Run one: 60 trainings, pipeline 1")
        .contains("all 60 trainings done")
        .doesNotContain("oracle-test");
    assertThat(query("SELECT count(*) AS n FROM fitness WHERE reused_from IS NULL"))
        .isEqualToNormalizingNewlines("n\n60\n");
    assertThat(query("SELECT count(*) AS n FROM populations WHERE table_key LIKE '|%|'"))
        .isEqualToNormalizingNewlines("n\n60\n");
    assertThat(folder.resolve("store/results/run_id=one/best_arch.json"))
        .content()
        .contains("\"protocol\": \"valid\"", "\"architecture\"");
  }

  @Test
  void aRowWithoutAValueIsAFailedTrialAndTheWholeTableCanBeTried() {
    CommandLineRun run =
        command(
            "search",
            "--run",
            "all",
            "-D",
            "strategy.name=random",
            "-D",
            "search.trainings=0",
            "-D",
            "search.generations=99");

    assertThat(run.out()).contains("nothing was left to propose");
    assertThat(
            query(
                "SELECT DISTINCT failure_kind, failure_message LIKE 'The table has no"
                    + " validation-accuracy for |%' AS told FROM fitness WHERE status = 'failed'"))
        .isEqualToNormalizingNewlines("failure_kind,told\nnot-on-record,true\n");
    assertThat(query("SELECT max(fitness) AS best FROM fitness"))
        .isEqualToNormalizingNewlines("best\n" + SmallTable.best() + "\n");
  }

  @Test
  void aSearchThatSeesTestValuesSaysSoEverywhere() {
    CommandLineRun run =
        command(
            "search",
            "--run",
            "oracle",
            "-D",
            "search.objective=test-accuracy",
            "-D",
            "evaluation.tabular.protocol=oracle-test");

    assertThat(run.out().split("Protocol oracle-test: this search optimizes test values", -1))
        .hasSize(3);
    assertThat(query("SELECT protocol FROM best")).contains("oracle-test");
    assertThat(query("SELECT protocol FROM runs")).contains("oracle-test");
    assertThat(folder.resolve("store/results/run_id=oracle/best_arch.json"))
        .content()
        .contains("\"protocol\": \"oracle-test\"");
  }

  @Test
  void parquetIsReadLikeCsv() throws IOException {
    command("search", "--run", "csv", "-D", "strategy.name=random");
    Path csv = folder.resolve("table.csv");
    Path parquet = ParquetTable.of(csv, folder.resolve("table.parquet"));
    CommandLineRun run =
        command(
            "search",
            "--run",
            "parquet",
            "-D",
            "strategy.name=random",
            "-D",
            "evaluation.tabular.table=\"" + parquet + "\"");

    assertThat(run.err()).isEmpty();
    assertThat(
            query(
                "SELECT count(DISTINCT run_id) AS runs, count(*) AS trials FROM (SELECT run_id,"
                    + " generation, trial, fitness, test_accuracy, parameters FROM fitness)"))
        .isEqualToNormalizingNewlines("runs,trials\n2,120\n");
    assertThat(
            query(
                "SELECT count(*) AS same FROM fitness a JOIN fitness b ON a.run_id = 'csv' AND"
                    + " b.run_id = 'parquet' AND a.generation = b.generation AND a.trial = b.trial"
                    + " AND a.fitness <=> b.fitness AND a.test_accuracy <=> b.test_accuracy AND"
                    + " a.parameters <=> b.parameters"))
        .isEqualToNormalizingNewlines("same\n60\n");
  }

  @Test
  void strategiesAreComparedAndNoSearchIsRunTwice() throws IOException {
    CommandLineRun run = compare("random,regularized,local-search");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("12 searches: random, regularized, local-search, seeds 0..3")
        .contains("variant", "best after 20", "best after 60", "test after 60", "to optimum")
        .contains(String.format(Locale.ROOT, "to optimum (%.2f)", SmallTable.best()));
    Map<Path, FileTime> commits = commits();
    assertThat(commits).hasSize(12);
    assertThat(query("SELECT count(*) AS n FROM fitness WHERE reused_from IS NULL"))
        .isEqualToNormalizingNewlines("n\n720\n");
    assertThat(
            query(
                "SELECT count(*) AS n FROM (SELECT run_id FROM progress GROUP BY run_id"
                    + " HAVING max(generation) = 0 OR max(generation) + 1 <> count(*))"))
        .isEqualToNormalizingNewlines("n\n0\n");
    assertThat(folder.resolve("store/comparisons/small/summary.csv"))
        .content()
        .hasLineCount(4)
        .contains(",proposals,looked up,ahead,p")
        .contains("," + proposals("random") + ",60,", "," + proposals("local-search") + ",60,");
    assertThat(folder.resolve("store/comparisons/small/curves.csv")).content().hasLineCount(181);
    assertThat(folder.resolve("store/comparisons/small/curves.svg")).content().contains("<svg");
    assertThat(folder.resolve("store/comparisons/small/report.html")).content().contains("<html");

    CommandLineRun again = compare("random,regularized,local-search,genetic");
    assertThat(again.exitCode()).isZero();
    assertThat(commits()).hasSize(16).containsAllEntriesOf(commits);
    assertThat(again.out())
        .contains(run.out().lines().filter(l -> l.startsWith(" regul")).toList());
  }

  /** The mean number of proposals, isomorphic ones included. */
  private String proposals(String strategy) {
    String sql = "SELECT round(count(*) / 4) FROM fitness WHERE run_id LIKE '%." + strategy + ".%'";
    return query(sql).lines().skip(1).findFirst().orElseThrow().replaceFirst("\\.0$", "");
  }

  @Test
  void variantsOfTheSettingsAreComparedLikeStrategies() {
    CommandLineRun run =
        command(
            "compare",
            "--strategies",
            "regularized",
            "--variant",
            "few:strategy { name = regularized, regularized { population = 5, sample-size = 2 } }",
            "--seeds",
            "0..1");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("4 searches: regularized, few, seeds 0..1");
    assertThat(
            query(
                "SELECT run_id, settings LIKE '%\"population\":5,%' AS few FROM runs ORDER BY"
                    + " run_id"))
        .contains("small.few.0,true", "small.few.1,true", "small.regularized.0,false");
  }

  @Test
  void nothingMeasuredIsAFailureWhoseKindsAreCounted() throws IOException {
    Path table = folder.resolve("table.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(table));
    // All but the last row lose their validation accuracy.
    lines.subList(1, lines.size() - 1).replaceAll(line -> line.replaceFirst(",[^,]*,", ",,"));
    Files.write(table, lines);

    CommandLineRun run =
        command("compare", "--strategies", "random", "--seeds", "0..1", "-D", "search.trainings=2");

    assertThat(run.exitCode()).describedAs(run.err()).isEqualTo(1);
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("evosearch: Nothing was measured, all searches failed: 4 not-on-record (such")
        .contains("The table has no validation-accuracy for |");
  }

  /** The networks that each run began with. */
  private List<String> begun() {
    return query(
            "SELECT DISTINCT run_id, genotype FROM populations WHERE operator = 'warm-start' AND"
                + " run_id LIKE 'small.%' ORDER BY run_id, genotype")
        .lines()
        .skip(1)
        .toList();
  }

  private CommandLineRun compareWarm(String seeds) {
    String sql = "SELECT genotype FROM winners WHERE run_id LIKE 'one-%' ORDER BY run_id, rank";
    return command(
        "compare",
        "--strategies",
        "genetic,regularized",
        "--seeds",
        seeds,
        "-D",
        "search.hall-of-fame=3",
        "-D",
        "search.warm-start.query=\"" + sql + "\"");
  }

  @Test
  void searchesStartFromWhatAQueryFindsAndLaterSeedsFromTheSame() {
    List<String> few = List.of("-D", "strategy.name=random", "-D", "search.hall-of-fame=3");
    command(
        "search", Stream.concat(Stream.of("--run", "one-b"), few.stream()).toArray(String[]::new));
    CommandLineRun first = compareWarm("0..1");
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    List<String> begun = begun();
    assertThat(begun).hasSize(4 * 3);

    // The query would find more by now.
    command(
        "search", Stream.concat(Stream.of("--run", "one-a"), few.stream()).toArray(String[]::new));
    assertThat(compareWarm("0..2").exitCode()).isZero();
    assertThat(begun()).hasSize(6 * 3).containsAll(begun);
    assertThat(begun().stream().map(line -> line.substring(line.indexOf(','))).distinct())
        .hasSize(3);
  }

  @Test
  void aSignalEndsItWithoutATrace() throws Exception {
    Path file = folder.resolve("long.conf");
    Files.writeString(
        file,
        """
        strategy.random.population = 2
        search { generations = 0, trainings = 10000 }
        budget { epochs = 1, max-batches = 2 }
        """);
    String store = folder.resolve("ended").toString();
    List<String> args =
        List.of("compare", "-c", file.toString(), "--strategies", "random", "--store", store);
    try (Driver driver = Driver.start(folder, args)) {
      await().atMost(Duration.ofMinutes(5)).until(() -> Files.exists(Path.of(store, "fitness")));
      Signals.send("TERM", driver.process().toHandle());
      assertThat(driver.exitCode()).isNotZero();
    }
    assertThat(folder.resolve("driver.log"))
        .content()
        .contains("10 searches: random, seeds 0..9")
        .doesNotContain("Exception", "\tat ");
  }

  private CommandLineRun compareTrained() throws IOException {
    Path file = folder.resolve("trained.conf");
    Files.writeString(
        file,
        """
        strategy.random.population = 4
        search { generations = 0, trainings = 12 }
        budget { epochs = 1, max-batches = 2 }
        """);
    String store = folder.resolve("store").toString();
    return CommandLineRun.of(
        "compare",
        "-c",
        file.toString(),
        "--strategies",
        "random",
        "--seeds",
        "0..1",
        "--after",
        "12",
        "--store",
        store);
  }

  private void forgetLastGeneration(String run) throws IOException {
    for (String table : List.of("fitness", "populations", "archives", "learning_curves")) {
      Path generation =
          folder.resolve("store").resolve(table).resolve("run_id=" + run + "/generation=2");
      FileUtils.deleteDirectory(generation.toFile());
    }
  }

  @Test
  void aSearchThatTrainsGoesOnWithWhatItHasCommitted() throws IOException {
    CommandLineRun unbroken = compareTrained();
    assertThat(unbroken.exitCode()).describedAs(unbroken.err()).isZero();
    Map<Path, FileTime> commits = commits();
    assertThat(commits).hasSize(6);

    forgetLastGeneration("trained.random.1");
    CommandLineRun resumed = compareTrained();

    assertThat(resumed.out().lines().filter(line -> line.startsWith(" random")).toList())
        .isNotEmpty()
        .isEqualTo(unbroken.out().lines().filter(line -> line.startsWith(" random")).toList());
    Map<Path, FileTime> after = commits();
    assertThat(after).hasSameSizeAs(commits);
    assertThat(after.entrySet().stream().filter(e -> !e.getValue().equals(commits.get(e.getKey()))))
        .hasSize(1);
  }

  @Test
  void runsWithOtherSettingsAreRefusedBeforeAnySearchBegins() throws IOException {
    assertThat(compare("random").exitCode()).isZero();
    Map<Path, FileTime> commits = commits();

    CommandLineRun longer =
        command(
            "compare",
            "--strategies",
            "genetic,random",
            "--seeds",
            "0..3",
            "-D",
            "search.trainings=80");

    assertThat(longer.exitCode()).isEqualTo(2);
    assertThat(longer.err())
        .hasLineCount(1)
        .startsWith("evosearch: Cannot continue run small.random.0: it was started with other")
        .contains("search.trainings was 60, is 80", "begin a new comparison with another --name");
    assertThat(longer.out()).doesNotContain("8 searches");
    assertThat(commits()).isEqualTo(commits);
  }

  @Test
  void theWarningsOfAllVariantsAreShown() {
    CommandLineRun run =
        command(
            "compare",
            "--strategies",
            "random",
            "--variant",
            "seeing:search.objective = test-accuracy, evaluation.tabular.protocol = oracle-test",
            "--seeds",
            "0");

    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(run.out())
        .contains("\nseeing: Protocol oracle-test: this search optimizes test values.")
        .containsOnlyOnce("those are searched.");
  }

  @Test
  void aReportThatCannotBeWrittenIsNoFailure() throws IOException {
    Files.createDirectories(folder.resolve("store/comparisons/small/report.html/full"));
    CommandLineRun run = compare("random");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).hasLineCount(1).startsWith("evosearch: Cannot write the report: ");
  }

  @Test
  void whatCannotBeComparedIsRefusedInOneLine() {
    for (List<String> wrong :
        List.of(
            List.of("--strategies", "luck"),
            List.of("--strategies", ""),
            List.of("--strategies", "../../x"),
            List.of("--strategies", "random", "--variant", "a:search { pipeline = 0 }"),
            List.of("--strategies", "random", "--seeds", "5..2"),
            List.of("--strategies", "random", "--seeds", "0..100000"),
            List.of("--strategies", "random", "--name", "a b"),
            List.of("--strategies", "random", "--variant", "random:run.seed=1"),
            List.of("--strategies", "random", "--variant", "own:run.seed=5"),
            List.of("--strategies", "random", "--variant", "own:spark.local-threads=1"),
            List.of("--strategies", "random", "--variant", "own:dataset.query=SELECT 1"),
            List.of("--variant", "no name:run.seed=1"),
            List.of("--variant", "lucky:strategy.name=luck"),
            List.of("--strategies", "random", "--near", "half"),
            List.of("--strategies", "random", "--after", "0"),
            List.of("--strategies", "random", "-D", "run.seed=x"),
            List.of("--strategies", "random", "-D", "search.trainings=0"))) {
      CommandLineRun run = command("compare", wrong.toArray(String[]::new));
      assertThat(run.exitCode()).as(wrong.toString()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("evosearch: ")
          .contains("Invalid ")
          .doesNotContain("Exception");
    }
  }
}
