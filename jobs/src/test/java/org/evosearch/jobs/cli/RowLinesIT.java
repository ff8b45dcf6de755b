package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.SampleSignals;
import org.evosearch.export.SampleTables;
import org.evosearch.jobs.sql.SqlFailure;
import org.evosearch.scoring.SignalScorer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that no rows can be predicted of are told in one line. */
class RowLinesIT {

  @TempDir private static Path folder = Path.of("");

  private final List<String> out = new ArrayList<>();

  private void predict(Path... files) {
    new RowLines(SampleTables.model(SampleTables.ofClasses(), 2), null, out::add)
        .of(List.of(files));
  }

  @Test
  void rowsOfAFolderHaveNoNumbers() throws IOException {
    Path parts = Files.createDirectories(folder.resolve("parts.csv"));
    Files.writeString(parts.resolve("a.csv"), "size\n1\n");

    assertThatThrownBy(() -> predict(parts))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "Invalid FILE: "
                + parts
                + " (a folder has no order of rows: name its files, or use evosearch score)");
    assertThat(out).isEmpty();
  }

  /** Of three channels; the second one is too short. */
  @Test
  void signalsOfTheArchiveAreClassified() throws IOException {
    List<double[][]> signals = SampleSignals.signals(2, 6);
    signals.get(1)[2] = new double[] {1};
    String header = "@timeStamps false\n@classLabel true ? a\n@data\n";
    String lines = signals.stream().map(RowLinesIT::line).collect(Collectors.joining());
    Path file = Files.writeString(folder.resolve("new [1].ts"), header + lines);
    ModelFiles model = SampleSignals.model(2, SampleSignals.SCALE);
    new RowLines(model, null, out::add).of(List.of(file));

    assertThat(out).hasSize(2);
    assertThat(out.get(0)).isEqualTo(file + ":1\t" + best(model, signals.get(0)));
    assertThat(out.get(1)).isEqualTo(file + ":2\t-\tits channels are of several lengths");
    assertThatThrownBy(() -> predict(file))
        .isInstanceOf(SettingsException.class)
        .hasMessage("Invalid FILE: " + file + " (a file .csv, .csv.gz, .tsv, .tsv.gz or .parquet)");
  }

  private static String line(double[]... signal) {
    return Arrays.stream(signal)
            .map(
                channel ->
                    Arrays.stream(channel)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(",")))
            .collect(Collectors.joining(":"))
        + ":?\n";
  }

  private static String best(ModelFiles model, double[]... signal) {
    try (SignalScorer scorer = SignalScorer.open(model, DeviceSlot.CPU)) {
      double[] outputs = scorer.outputs(List.of(scorer.input(signal))).get(0);
      int best =
          IntStream.range(0, outputs.length)
              .reduce((a, b) -> outputs[b] > outputs[a] ? b : a)
              .orElseThrow();
      return String.format(Locale.ROOT, "class %d\t%.2f %%", best, 100 * outputs[best]);
    }
  }

  @Test
  void filesThatCannotBeReadAreToldInOneLine() throws IOException {
    Path bytes = Files.writeString(folder.resolve("bytes.parquet"), "not Parquet ".repeat(20));
    assertThatThrownBy(() -> predict(bytes))
        .isInstanceOf(SqlFailure.class)
        .hasMessageStartingWith("Cannot predict: ")
        .hasMessageContaining("bytes.parquet")
        .message()
        .hasLineCount(1);

    Path header = Files.writeString(folder.resolve("header.csv"), "size,_corrupt_record\n1,2\n");
    assertThatThrownBy(() -> predict(header))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read "
                + header
                + ": its column _corrupt_record has a name that is kept for broken lines");
    assertThat(out).isEmpty();
  }
}
