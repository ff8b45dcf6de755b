package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a search with training runs of three lengths, which never mixes them. */
class RungsIT {

  @TempDir private static Path folder = Path.of("");
  private static CommandLineRun search = new CommandLineRun(0, "", "");

  @BeforeAll
  static void search() {
    search =
        TinySearch.run(
            folder,
            "-D",
            "search.rungs.epochs=[1,3]",
            "-D",
            "search.hall-of-fame=2",
            "-D",
            "search.re-score { seeds = 1, epochs = 6 }");
    assertThat(search.err()).isEmpty();
  }

  private static String answer(String sql) {
    return RunTables.query(folder, sql).strip().lines().skip(1).toList().toString();
  }

  @Test
  void viewsRankByTheHighestRung() {
    assertThat(
            answer(
                "SELECT b.rung, b.fitness = m.best, c.best_fitness = m.best FROM best b, cost c,"
                    + " (SELECT MAX(fitness) AS best FROM trials WHERE rung = 1) m"))
        .isEqualTo("[1,true,true]");
    assertThat(answer("SELECT DISTINCT rung FROM best_so_far ORDER BY rung")).isEqualTo("[0, 1]");
    assertThat(
            answer(
                "SELECT COUNT(*) FROM best_so_far s JOIN best b ON b.rung = s.rung"
                    + " WHERE s.best_fitness > b.fitness"))
        .isEqualTo("[0]");
  }

  /** The final re-evaluation is not part of what the search has spent. */
  @Test
  void statusCountsTheEpochsOfTheSearch() {
    String spent =
        answer(
            "SELECT SUM(epochs) FROM trials WHERE operator <> 're-score'"
                + " AND reused_from IS NULL");
    CommandLineRun status =
        CommandLineRun.of("status", "--store", TinySearch.store(folder), "--run", TinySearch.RUN);

    String epochs = spent.substring(1, spent.length() - 1);
    assertThat(status.out()).containsPattern("\\b" + epochs + " epochs");
    assertThat(search.out()).contains("re-evaluation");
  }

  @Test
  void theReportShowsTheFirstRung() throws IOException {
    Path tables = folder.resolve("tables");
    CommandLineRun report =
        CommandLineRun.of(
            "report",
            "--store",
            TinySearch.store(folder),
            "--run",
            TinySearch.RUN,
            "--out",
            folder.resolve("page.html").toString(),
            "--csv",
            tables.toString());
    assertThat(report.exitCode()).describedAs(report.err()).isZero();

    int shown =
        Files.readAllLines(population(tables)).stream()
            .skip(1)
            .mapToInt(row -> Integer.parseInt(row.split(",", 3)[1]))
            .sum();
    assertThat("[" + shown + "]")
        .isEqualTo(answer("SELECT COUNT(*) FROM trials WHERE rung = 0 AND operator <> 're-score'"));
  }

  private static Path population(Path tables) throws IOException {
    try (Stream<Path> files = Files.list(tables)) {
      return files
          .filter(file -> file.toString().endsWith("-population.csv"))
          .findFirst()
          .orElseThrow();
    }
  }
}
