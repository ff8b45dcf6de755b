package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Paths are names, whatever characters they have: no pattern, and no part of a URI. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class OddPathsIT {

  private static final String ODD = "g[1] {a,b} *? %41+#ü\\x&$HOME";

  @TempDir private Path folder = Path.of("");

  private CommandLineRun search(Path table, String store, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of(
                "search",
                "-c",
                folder.resolve("small.conf").toString(),
                "-D",
                "evaluation.tabular.table=\"" + table.toString().replace("\\", "\\\\") + "\"",
                "-D",
                "strategy.name=genetic",
                "-D",
                "search.trainings=8",
                "--store",
                folder.resolve(store).toString()));
    args.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    return run;
  }

  private List<String> query(String store, String sql) {
    CommandLineRun run =
        CommandLineRun.of(
            "query", "--store", folder.resolve(store).toString(), "--format", "csv", sql);
    assertThat(run.err()).isEmpty();
    return run.out().lines().skip(1).toList();
  }

  @Test
  void storesAndTablesAreWhatTheirNamesSay() throws IOException {
    SmallTable.write(folder);
    Path csv = Files.createDirectories(folder.resolve(ODD)).resolve("[t]*.csv");
    Files.copy(folder.resolve("table.csv"), csv);
    Path parquet = ParquetTable.of(csv, csv.resolveSibling("[t]*.parquet"));
    for (String neighbor : List.of("g1", "g[1] a  A+")) {
      search(folder.resolve("table.csv"), neighbor, "--run", "neighbor");
    }
    search(csv, ODD, "--run", "csv");
    search(parquet, ODD, "--run", "own", "-D", "run.seed=5");

    assertThat(query(ODD, "SELECT DISTINCT run_id FROM trials ORDER BY 1"))
        .containsExactly("csv", "own");
    assertThat(query(ODD, "SELECT run_id FROM winners WHERE rank = 1 ORDER BY 1"))
        .containsExactly("csv", "own");
    warm("own");
  }

  /** Another store is asked by its name, too. */
  private void warm(String expected) {
    String place = folder.resolve(ODD).toString().replace("\\", "\\\\");
    search(
        folder.resolve("table.csv"),
        "warm",
        "--run",
        "warm",
        "-D",
        "search.warm-start.store=\"" + place + "\"",
        "-D",
        "search.warm-start.query=\"SELECT genotype FROM winners WHERE run_id = '"
            + expected
            + "'\"");
    assertThat(query("warm", "SELECT count(*) FROM populations WHERE operator = 'warm-start'"))
        .isNotEqualTo(List.of("0"));
    CommandLineRun verified =
        CommandLineRun.of("verify", "--store", folder.resolve(ODD).toString());
    assertThat(verified.out()).contains("Run own is sound");
  }
}
