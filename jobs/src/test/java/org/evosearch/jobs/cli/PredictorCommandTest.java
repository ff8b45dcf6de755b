package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictorCommandTest {

  private static final List<String> SMALL =
      List.of(
          "dataset.train-images=100",
          "predictor { rows=60, held-out=10, epochs=2, per-class=2 }",
          "predictor.network { width=4, heads=2, hidden=6 }",
          "predictor.embedding { features=4, epochs=1 }",
          "evaluation.predictor.image-set=made_up");

  @TempDir private Path folder = Path.of("");

  private CommandLineRun run(String command, String... overrides) {
    Path settings = SmallTable.write(folder);
    Stream<String> own =
        Stream.of(
            "evaluation.tabular.table=\"" + folder.resolve("table.csv") + "\"",
            "evaluation.predictor.file=\"" + folder.resolve("p.model") + "\"");
    Stream<String> options =
        Stream.of(own, SMALL.stream(), Stream.of(overrides))
            .flatMap(some -> some)
            .flatMap(setting -> Stream.of("-D", setting));
    return CommandLineRun.of(
        Stream.concat(Stream.of("predictor", command, "-c", settings.toString()), options)
            .toArray(String[]::new));
  }

  @Test
  void whatWasTrainedIsEvaluated() {
    CommandLineRun trained = run("train");
    assertThat(trained.err()).isEmpty();
    assertThat(trained.out())
        .contains("Training on 50 rows, 10 more are held out", "epoch 1: loss ", "Kept: ");
    assertThat(trained.exitCode()).isZero();

    CommandLineRun evaluated = run("evaluate");
    assertThat(evaluated.err()).isEmpty();
    assertThat(evaluated.out())
        .contains(
            "networks that the predictor has not seen", "ridge on one-hot, ranks", "parameters");
  }

  @Test
  void severalImageSetsAreLearnedFrom() {
    CommandLineRun trained =
        run(
            "train",
            "predictor.sets=[{image-set=made_up, dataset=digits}]",
            "predictor.images=random");

    assertThat(trained.err()).isEmpty();
    assertThat(trained.exitCode()).isZero();
  }

  @Test
  void mistakesAreOneLine() {
    CommandLineRun untrained = run("evaluate");
    assertThat(untrained.err().strip().lines()).hasSize(1);
    assertThat(untrained.err()).contains("p.model: no such file (predictor train writes it)");
    assertThat(untrained.exitCode()).isEqualTo(2);

    CommandLineRun wrong = run("train", "predictor.rows=1000");
    assertThat(wrong.err().strip().lines()).hasSize(1);
    assertThat(wrong.err()).contains("Invalid predictor.rows: 1000 (at most ");
    assertThat(wrong.exitCode()).isEqualTo(2);

    CommandLineRun folderIsMissing =
        run("train", "evaluation.predictor.file=\"" + folder.resolve("table.csv/p") + "\"");
    assertThat(folderIsMissing.err()).startsWith("evosearch: Cannot write ").hasLineCount(1);
    assertThat(folderIsMissing.out()).doesNotContain("Training on");
    assertThat(folderIsMissing.exitCode()).isEqualTo(2);

    assertThat(CommandLineRun.of("predictor").err()).contains("train or evaluate");
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    for (String command : List.of("train", "evaluate")) {
      CommandLineRun help = CommandLineRun.of("predictor", command, "--help");
      assertThat(help.out()).contains("Examples:", "evosearch predictor " + command);
    }
  }
}
