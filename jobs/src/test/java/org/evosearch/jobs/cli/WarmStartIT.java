package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmStartIT {

  private static final String WINNERS =
      "SELECT genotype FROM winners WHERE run_id <> 'warm' ORDER BY run_id, rank";

  @TempDir private Path folder = Path.of("");
  private Path settings = Path.of("");

  @BeforeEach
  void searchBefore() {
    settings = SmallTable.write(folder);
    assertThat(search("before", "-D", "run.seed=3").exitCode()).isZero();
  }

  private CommandLineRun search(String run, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "search",
                "-c",
                settings.toString(),
                "-D",
                "evaluation.tabular.table=\"" + folder.resolve("table.csv") + "\"",
                "-D",
                "strategy.name=genetic",
                "-D",
                "strategy.genetic.children=6",
                "-D",
                "search.trainings=24",
                "-D",
                "search.hall-of-fame=4",
                "--store",
                folder.resolve("store").toString(),
                "--run",
                run));
    args.addAll(List.of(more));
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  private CommandLineRun warm(String sql) {
    return search("warm", "-D", "search.warm-start.query=\"" + sql + "\"");
  }

  private String query(String sql) {
    String store = folder.resolve("store").toString();
    return CommandLineRun.of("query", "--store", store, "--format", "csv", sql).out();
  }

  @AfterEach
  void verify() {
    SoundStore.require(folder);
  }

  @Test
  void aSearchBeginsWithTheWinnersOfAnotherOneAndRemembersThem() {
    CommandLineRun warm = warm(WINNERS);
    assertThat(warm.err()).isEmpty();
    assertThat(warm.exitCode()).isZero();
    String first =
        query(
            "SELECT genotype FROM populations WHERE run_id = 'warm' AND operator = 'warm-start'"
                + " ORDER BY trial");
    assertThat(first)
        .isEqualTo(query("SELECT genotype FROM winners WHERE run_id = 'before' ORDER BY rank"))
        .hasLineCount(5);

    // A later run that would come first: the warm run must not see it when it is called again.
    assertThat(search("a-later-one", "-D", "run.seed=4").exitCode()).isZero();
    CommandLineRun again = warm(WINNERS);
    assertThat(again.exitCode()).isZero();
    assertThat(ending(again)).isEqualTo(ending(warm));
  }

  private static String ending(CommandLineRun run) {
    return run.out().substring(run.out().indexOf("The search has ended"));
  }

  private CommandLineRun taught(String sql) {
    return search(
        "taught", "-D", "strategy.genetic.brood=3", "-D", "search.archive.query=\"" + sql + "\"");
  }

  @Test
  void broodsLearnFromAnArchiveThatARunRemembers() {
    CommandLineRun taught =
        taught("SELECT genotype, fitness, run_id AS data FROM trials WHERE run_id = 'before'");
    assertThat(taught.err()).isEmpty();
    assertThat(taught.exitCode()).isZero();
    String settings = query("SELECT settings FROM runs WHERE run_id = 'taught'");
    assertThat(settings).contains("\"\"data\"\":[\"\"before\"\"");

    CommandLineRun again =
        taught("SELECT genotype, fitness, run_id AS data FROM trials WHERE run_id = 'before'");
    assertThat(again.exitCode()).isZero();
    assertThat(ending(again)).isEqualTo(ending(taught));
  }

  @Test
  void whatIsNoQueryForTrialsIsRefusedInOneLine() {
    assertThat(taught("SELECT genotype FROM trials").err())
        .contains("Invalid search.archive.query")
        .contains("whose result has the column fitness")
        .hasLineCount(1);
    assertThat(taught("SELECT genotype, operator AS fitness FROM populations").err())
        .contains("of numbers; found: string");
    assertThat(taught("SELECT genotype, fitness FROM trials WHERE false").err())
        .contains("a query that returns trials; this one returns none");
  }

  @Test
  void whatIsNoQueryForGenotypesIsRefusedInOneLine() {
    assertRefused("SELECT rank FROM winners", "whose result has the column genotype");
    assertRefused("SELECT genotype FROM winners WHERE rank > 99", "this one returns none");
    assertRefused("SELECT genotype FROM nowhere", "Cannot run the query: no table or view nowhere");
    assertRefused("SELECT rank AS genotype FROM winners", "of strings; found: int");
    assertRefused("SELECT genotype, genotype FROM winners", "found: string, string");
    assertRefused("SELECT cast(null AS string) AS genotype", "a genotype in each row");
    assertRefused("SELECT raise_error('wrong') || '' AS genotype FROM winners", "wrong");
    assertRefused(
        "SELECT TRANSFORM('a') USING 'cat' AS (genotype)", "it is not known to be read-only");
    assertRefused("SELECT value AS genotype FROM text.`/etc/passwd`", "allow-files");
    assertRefused("SELECT 'nonsense' AS genotype", "Invalid genotype: nonsense");
  }

  @Test
  void genotypesAreReadFromAFileWhereThatIsAllowed() throws IOException {
    String found =
        query("SELECT genotype FROM winners WHERE rank = 1")
            .lines()
            .toList()
            .get(1)
            .replace("\"", "");
    Path file = Files.writeString(folder.resolve("genotypes.txt"), found + "\n");
    String sql = "SELECT value AS genotype FROM text.`" + file + "`";
    CommandLineRun warm =
        search(
            "warm",
            "-D",
            "search.warm-start.allow-files=true",
            "-D",
            "search.warm-start.query=\"" + sql + "\"");

    assertThat(warm.err()).isEmpty();
    assertThat(warm.exitCode()).isZero();
    assertThat(query("SELECT genotype FROM populations WHERE operator = 'warm-start'"))
        .contains(found);
  }

  private void assertRefused(String sql, String reason) {
    CommandLineRun refused = warm(sql);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err().strip().lines()).hasSize(1);
    assertThat(refused.err()).contains(reason);
  }
}
