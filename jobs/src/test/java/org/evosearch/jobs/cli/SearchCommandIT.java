package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.ArchitectureJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchCommandIT {

  @TempDir private Path folder = Path.of("");

  @Test
  void aSearchEndsWithARankedArchiveAndTheNextThingToType() throws IOException {
    CommandLineRun run = TinySearch.run(folder);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Run tiny: 4 generations, pipeline 2, seed 1")
        .contains("search.generations = 4")
        .contains("generation 3 (4 of 4): best so far")
        .contains("The search has ended after 4 generations: all 4 generations done.")
        .contains("rank", "fitness", "parameters")
        .contains("evosearch query --store");
    String best = Files.readString(folder.resolve("store/results/run_id=tiny/best_arch.json"));
    assertThat(best).contains("\"fitness\"").contains("\"genotype\"");
    assertThat(architecture(best).outputShape().features()).isEqualTo(10);
  }

  @Test
  void tradeOffsArePrintedAsTablesHaveThem() {
    CommandLineRun run =
        TinySearch.run(
            folder,
            "-D",
            "strategy { name = nsga2, nsga2 { population = 6, children = 6 } }",
            "-D",
            "search.further-objectives=[parameters]",
            "-D",
            "search.generations=2");
    String front = run.out().substring(run.out().indexOf("Pareto front, "));
    String rows =
        RunTables.query(
            folder,
            "SELECT a.trial_generation, a.trial, format_number(t.validation_accuracy, 4),"
                + " format_number(t.parameters, 0) FROM archives a JOIN trials t ON"
                + " t.run_id = a.run_id AND t.generation = a.trial_generation AND t.trial ="
                + " a.trial WHERE a.archive = 'pareto-front' AND a.generation = 1 ORDER BY a.rank");

    assertThat(run.err()).isEmpty();
    assertThat(front.lines().skip(2).findFirst().orElseThrow().strip().split(" +"))
        .containsExactly("generation", "trial", "validation-accuracy", "parameters", "network");
    assertThat(front.lines().skip(3).takeWhile(line -> !line.isBlank()).map(SearchCommandIT::cells))
        .containsExactlyElementsOf(
            rows.lines()
                .skip(1)
                .map(row -> row.replaceAll("\"", "").replace(".0000", ""))
                .toList());
  }

  private static String cells(String row) {
    String[] cells = row.strip().split(" +");
    return String.join(",", List.of(cells).subList(0, 4)).replace(".0000", "");
  }

  private static Architecture architecture(String best) {
    return ArchitectureJson.read(
        JsonParser.parseString(best).getAsJsonObject().get("architecture").toString());
  }

  @Test
  void aSearchThatHasEndedReturnsAtOnce() {
    String first = TinySearch.run(folder).out();
    long start = System.nanoTime();
    CommandLineRun again = TinySearch.run(folder);

    assertThat(again.exitCode()).isZero();
    assertThat(again.out().substring(again.out().indexOf("The search has ended")))
        .isEqualTo(first.substring(first.indexOf("The search has ended")));
    assertThat(again.out()).doesNotContain("generation 0 (1 of 4)");
    assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
  }

  @Test
  void otherSettingsForTheSameRunAreRefusedByName() {
    TinySearch.run(folder, "-D", "search.generations=1");
    CommandLineRun other = TinySearch.run(folder, "-D", "search.generations=1", "-D", "run.seed=2");

    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err().strip().lines()).hasSize(1);
    assertThat(other.err()).contains("Cannot continue run tiny").contains("run.seed was 1, is 2");
  }

  @Test
  void historyIsQueriedWithSql() {
    TinySearch.run(folder, "-D", "search.generations=2");
    String sql =
        "SELECT p.generation, count(*) AS trials, max(f.fitness) > 0 AS learned FROM populations p"
            + " JOIN fitness f USING (run_id, generation, trial) GROUP BY p.generation"
            + " ORDER BY p.generation";
    CommandLineRun csv = query(sql, "csv");

    assertThat(csv.out())
        .isEqualToNormalizingNewlines("generation,trials,learned\n0,10,true\n1,10,true\n");
    assertThat(query("SELECT run_id FROM best", "json").out().strip())
        .isEqualTo("{\"run_id\":\"tiny\"}");
    assertThat(query("SELECT nothing FROM best", "csv").exitCode()).isEqualTo(2);
  }

  private CommandLineRun query(String sql, String format) {
    return CommandLineRun.of("query", "--store", TinySearch.store(folder), "--format", format, sql);
  }
}
