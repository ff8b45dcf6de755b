package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches on tables, from a file to a trained network. */
class TabularSearchIT {

  private static final int ROWS = 120;

  @TempDir private Path folder = Path.of("");

  /** The class is whether x is above y; the number is x - 2 y; one column tells nothing. */
  private void table() throws IOException {
    String rows =
        IntStream.range(0, ROWS)
            .mapToObj(
                i -> {
                  double x = i * 37 % ROWS / (double) ROWS;
                  double y = i * 71 % ROWS / (double) ROWS;
                  return String.format(
                      Locale.ROOT,
                      "%.4f,%s,%s,7,%s,%.4f",
                      x,
                      i % 10 == 0 ? "" : String.format(Locale.ROOT, "%.4f", y),
                      i % 3 == 0 ? "red" : "blue",
                      x > y ? "above" : "below",
                      100 * (x - 2 * y));
                })
            .collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("points.csv"), "x,y,color,same,side,height\n" + rows + "\n");
  }

  private Path settings(String task, String target, String other, String more) throws IOException {
    return Files.writeString(
        folder.resolve(task + ".conf"),
        """
        dataset {
          name = query
          kind = tabular
          file = "%1$s/points.csv"
          tabular {
            task = %2$s
            targets = [%3$s]
            leave-out = [%4$s]
          }
        }
        strategy { name = random, random.population = 3 }
        search.generations = 1
        budget.epochs = 2
        training.batch-size = 16
        final-training { epochs = 3, batch-size = 16 }
        store = "%1$s/store"
        %5$s
        """
            .formatted(folder, task, target, other, more));
  }

  private static CommandLineRun search(Path settings, String run, String... more) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("search", "-c", settings.toString(), "--run", run), Stream.of(more))
            .toArray(String[]::new));
  }

  private String query(String sql) {
    return CommandLineRun.of("query", "--store", folder + "/store", "--format", "csv", sql).out();
  }

  @Test
  void classesAreSearchedTrainedAndMeasured() throws IOException {
    table();
    Path settings =
        settings(
            "classification",
            "side",
            "height",
            """
            space.name = residual-mlp
            search.objective = validation-auc
            dataset.unreadable-limit = 0.1
            training.class-weights = balanced
            """);
    CommandLineRun first = search(settings, "one");

    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .contains("Data file: 120 rows in ")
        .contains("rows read, 77 for training, 19 for validation, 24 for test")
        .contains("1 of 4 columns are the same in all training rows and left out: same");
    assertThat(
            query(
                "SELECT max(fitness) = max(scores['validation-auc']),"
                    + " min(scores['validation-macro-f1']) > 0 FROM fitness"))
        .contains("true,true");

    CommandLineRun same = search(settings, "two");
    assertThat(same.exitCode()).isZero();
    assertThat(
            query(
                "SELECT count(DISTINCT trial, fitness, validation_loss) = count(DISTINCT trial)"
                    + " FROM fitness"))
        .contains("true");

    CommandLineRun trained =
        CommandLineRun.of("train-final", "-c", settings.toString(), "--run", "one");
    assertThat(trained.err()).isEmpty();
    assertThat(trained.exitCode()).isZero();
    assertScored(trainedModel());
  }

  private Path trainedModel() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("store/results"))) {
      Path description =
          files.filter(path -> path.endsWith("model/model.json")).findAny().orElseThrow();
      return Objects.requireNonNull(description.getParent());
    }
  }

  /** The columns that were left out or tell nothing are not needed, nor is the target. */
  private void assertScored(Path model) throws IOException {
    Path rows =
        Files.writeString(
            Files.createDirectories(folder.resolve("data[1]%20")).resolve("new.csv"),
            "color,y,x\nred,0.1,0.9\nblue,,0.2\nred,far,0.5\nred,1\n");
    CommandLineRun score =
        CommandLineRun.of(
            "score",
            "--model",
            model.toString(),
            "--input",
            rows.toString(),
            "--output",
            folder + "/scored",
            "--prefix",
            "its ");
    assertThat(score.err()).isEmpty();
    assertThat(score.out()).contains("Scored 4 rows in ").contains("2 of them not readable");
    String sql =
        "SELECT x, `its label`, `its probabilities`[int(`its prediction`)] > 0.5, `its reason`"
            + " FROM parquet.`%s/scored` ORDER BY x".formatted(folder);
    assertThat(
            CommandLineRun.of(
                    "query", "--store", folder + "/store", "--format", "csv", "--allow-files", sql)
                .out()
                .lines()
                .skip(1))
        .satisfiesExactlyInAnyOrder(
            line -> assertThat(line).matches("0\\.2,(above|below),true,"),
            line -> assertThat(line).matches("0\\.5,,,column y has a text that is not a number"),
            line -> assertThat(line).matches("0\\.9,(above|below),true,"),
            line -> assertThat(line).endsWith(",,,its line has other fields than the header"));

    CommandLineRun predict =
        CommandLineRun.of("predict", "--model", model.toString(), rows.toString());
    assertThat(predict.err()).isEmpty();
    assertThat(predict.out().lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("\\S+new.csv:1\t(above|below)\t\\d+\\.\\d\\d %"),
            line -> assertThat(line).matches("\\S+new.csv:2\t(above|below)\t\\d+\\.\\d\\d %"),
            line -> assertThat(line).endsWith(":3\t-\tcolumn y has a text that is not a number"),
            line -> assertThat(line).endsWith(":4\t-\tits line has other fields than the header"));
    Files.writeString(rows, "color,z,x\nred,0.1,0.9\n");
    assertThat(CommandLineRun.of("predict", "--model", model.toString(), rows.toString()).err())
        .isEqualToIgnoringNewLines(
            "evosearch: Cannot predict: No column y, which the network learned from (did you mean"
                + " z?)");
  }

  @Test
  void numbersAreSearchedTrainedAndMeasured() throws IOException {
    table();
    Path settings =
        settings(
            "regression",
            "height",
            "side",
            "search.objective = validation-rmse\ndataset.unreadable-limit = 0.1");
    CommandLineRun first = search(settings, "one");

    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
    assertThat(
            query(
                "SELECT max(fitness) = -min(scores['validation-rmse']), count(validation_accuracy)"
                    + " FROM fitness"))
        .contains("true,0");
    assertThat(CommandLineRun.of("data", "describe", "-c", settings.toString()).out())
        .contains("Table: 4 columns, 5 inputs of networks")
        .contains("Target height: mean ");
  }

  @Test
  void whatDoesNotSuitATableIsRefusedBeforeItIsRead() throws IOException {
    Path settings = settings("regression", "height", "side", "");

    assertThat(search(settings, "one").err().strip())
        .hasLineCount(1)
        .contains(
            "Invalid search.objective: validation-accuracy (training runs of regression, which"
                + " measure ")
        .contains("validation-rmse");
    String rmse = "search.objective=validation-rmse";
    assertThat(search(settings, "one", "-D", rmse, "-D", "space.name=darts").err().strip())
        .hasLineCount(1)
        .endsWith("Invalid space.name: darts (layered or residual-mlp for rows of a table)");
    assertThat(search(settings, "one", "-D", rmse, "-D", "space.layered.mode=cnn").err().strip())
        .hasLineCount(1)
        .endsWith("Invalid space.layered.mode: cnn (mlp for rows of a table)");
    assertThat(search(settings, "one", "-D", "dataset.tabular.targets=[]").err().strip())
        .hasLineCount(1)
        .endsWith(
            "Invalid dataset.tabular.targets: [] (the columns with the numbers to be predicted)");
    assertThat(search(settings, "one", "-D", "dataset.file=points.xls").err().strip())
        .hasLineCount(1)
        .contains("Invalid search.objective");
    assertThat(search(settings, "one", "-D", rmse, "-D", "dataset.file=points.xls").err().strip())
        .hasLineCount(1)
        .contains("Invalid dataset.file: points.xls (a file or folder .csv");
    assertThat(
            search(settings, "one", "-D", rmse, "-D", "training.class-weights=balanced")
                .err()
                .strip())
        .hasLineCount(1)
        .endsWith("Invalid training.class-weights: balanced (none where numbers are learned)");
    assertThat(search(settings, "one", "-D", rmse, "-D", "evaluation.name=zero-cost").err().strip())
        .hasLineCount(1)
        .endsWith(
            "Invalid dataset.kind: tabular (images or signal where evaluation.name is zero-cost)");
    assertThat(search(settings, "one", "-D", rmse, "-D", "dataset.name=digits").err().strip())
        .hasLineCount(1)
        .endsWith("Invalid dataset.kind: tabular (images with dataset.name = digits)");
  }
}
