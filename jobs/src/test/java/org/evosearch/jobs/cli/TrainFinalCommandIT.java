package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainFinalCommandIT {

  @TempDir private Path folder = Path.of("");
  private Path chosen = Path.of("");

  @BeforeEach
  void search() {
    chosen = TinyTraining.chosen(folder);
  }

  @AfterEach
  void verify() {
    SoundStore.require(folder);
  }

  @Test
  void aChosenNetworkIsTrainedRecordedAndSaved() throws IOException {
    JsonObject best = JsonParser.parseString(Files.readString(chosen)).getAsJsonObject();
    JsonObject last = best.getAsJsonObject("final");
    CommandLineRun run = TinyTraining.run(folder, chosen);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("Run last: 4 epochs", "final-training.batch-size = 48")
        .contains("epoch 1 of 4: training loss ", "epoch 4 of 4: training loss ")
        .contains("Test accuracy: ", "results/run_id=last/model");
    assertThat(last.get("parameters").getAsLong())
        .isGreaterThan(best.get("parameters").getAsLong());
    String row =
        RunTables.query(
            folder,
            "SELECT t.operator, t.parameters, t.trained_epochs, t.test_accuracy = t.fitness,"
                + " count(c.epoch), count(c.validation_loss), t.genotype FROM trials t"
                + " JOIN learning_curves c USING (run_id, generation, trial)"
                + " WHERE run_id = 'last' GROUP BY ALL");
    assertThat(row.lines().skip(1).findFirst().orElseThrow())
        .isEqualTo(
            "train-final,"
                + last.get("parameters")
                + ",4,true,4,0,\""
                + best.get("genotype")
                + "\"");
    try (Stream<Path> files = Files.list(folder.resolve("store/results/run_id=last/model"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "model-0000.params", "architecture.json", "serving.properties", "model.json");
    }
  }

  @Test
  void aTrainingThatHasEndedReturnsAtOnceAndOtherSettingsAreRefused() {
    CommandLineRun first = TinyTraining.run(folder, chosen, "--epochs", "1");
    CommandLineRun again = TinyTraining.run(folder, chosen, "--epochs", "1");
    CommandLineRun other = TinyTraining.run(folder, chosen, "--epochs", "2");

    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).isEqualTo(withoutEpochs(first.out()));
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(other.err().strip().lines()).hasSize(1);
    assertThat(other.err())
        .contains("Cannot continue run last", "final-training.epochs was 1, is 2");
  }

  @Test
  void aNetworkOfARunIsTrainedByTheSettingsOfTheRun() {
    CommandLineRun second = found("--rank", "2", "--name", "second");
    CommandLineRun settings = found("-D", "run.seed=7", "--name", "seven");
    CommandLineRun tooMany = found("--rank", "3");
    CommandLineRun other =
        CommandLineRun.of("train-final", "--run", "x", "--store", TinySearch.store(folder));

    assertThat(second.err()).isEmpty();
    assertThat(second.out())
        .contains("Run second: 1 epochs", "seed 1,", "space.darts.cells = 3")
        .contains("Test accuracy: ");
    assertThat(settings.out()).contains("Run seven: 1 epochs", "seed 7,", "space.darts.cells = 3");
    String genotypes =
        RunTables.query(
            folder,
            "SELECT count(*) FROM trials t JOIN archives a ON a.run_id = 'chosen' AND a.rank = 2"
                + " AND a.archive = 'hall-of-fame' JOIN trials o ON o.run_id = a.run_id AND"
                + " o.trial = a.trial WHERE t.run_id = 'second' AND t.genotype = o.genotype");
    assertThat(genotypes.lines().skip(1)).containsExactly("1");
    assertThat(other.err()).contains("No run x in ");
    assertThat(other.exitCode()).isEqualTo(2);
    assertThat(tooMany.exitCode()).isEqualTo(2);
    assertThat(tooMany.err().strip().lines()).hasSize(1);
    assertThat(tooMany.err())
        .isEqualToIgnoringNewLines("evosearch: Invalid --rank: 3 (between 1 and 2)");
  }

  private CommandLineRun found(String... more) {
    String command =
        "train-final --run chosen --epochs 1 -D dataset.train-images=300 -D"
            + " final-training.batch-size=48 -D final-training.augmentation.cutout=2 --store "
            + TinySearch.store(folder);
    return CommandLineRun.of(
        Stream.concat(Stream.of(command.split(" ")), Stream.of(more)).toArray(String[]::new));
  }

  private static String withoutEpochs(String out) {
    return out.replaceAll("epoch \\d+ of .*\\R", "");
  }
}
