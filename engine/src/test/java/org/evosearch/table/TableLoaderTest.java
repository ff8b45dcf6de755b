package org.evosearch.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evosearch.table.TableSettings.Column;
import org.evosearch.table.TableSettings.Fidelity;
import org.evosearch.trial.Metric;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableLoaderTest {

  private static final List<TableFormat> FORMATS = List.of(CsvFormat.CSV);
  private static final String WIDE =
      """
      id,cell,set_valid_12ep,set_valid_200ep_mean,set_params
      0,|a|,61.5,80.25,100
      1,|b|,62.5,,200
      2,|c|,inf,81,300
      """;

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Map<Metric, Column> columns(Object... metricAndNames) {
    Map<Metric, Column> columns = new HashMap<>();
    for (int i = 0; i < metricAndNames.length; i += 2) {
      List<String> names = List.of(metricAndNames[i + 1].toString().split(" ", -1));
      columns.put((Metric) metricAndNames[i], new Column(names, 1));
    }
    return columns;
  }

  private static TableSettings settings(Path file, Map<Metric, Column> columns) {
    return settings(file, columns, null, 200, "cell");
  }

  private static TableSettings settings(
      Path file,
      Map<Metric, Column> columns,
      @Nullable String epochsColumn,
      int epochs,
      String... key) {
    return new TableSettings(
        file.toString(),
        List.of(),
        null,
        List.of(key),
        columns,
        new Fidelity(epochsColumn, epochs));
  }

  private static BenchmarkTable load(TableSettings settings, Metric... required) {
    return TableLoader.load(settings, FORMATS, Set.of(required));
  }

  @Test
  void aRowIsFoundByItsKeyAndWhatHasNoValueIsLeftOut() throws IOException {
    BenchmarkTable table =
        load(
            settings(
                file("t.csv", WIDE),
                columns(
                    Metric.VALIDATION_ACCURACY, "set_valid_200ep set_valid_200ep_mean",
                    Metric.PARAMETERS, "set_params",
                    Metric.LATENCY, "gpu_ms")),
            Metric.VALIDATION_ACCURACY);

    assertThat(table.keys()).containsExactly("|a|", "|b|", "|c|");
    assertThat(table.metrics()).containsOnly(Metric.VALIDATION_ACCURACY, Metric.PARAMETERS);
    assertThat(table.row("|a|"))
        .isEqualTo(Map.of(Metric.VALIDATION_ACCURACY, 80.25, Metric.PARAMETERS, 100.0));
    assertThat(table.row("|b|")).isEqualTo(Map.of(Metric.PARAMETERS, 200.0));
    assertThat(table.row("|d|")).isEmpty();
  }

  @Test
  void aKeyMayHaveSeveralColumnsAndAMetricAnotherUnit() throws IOException {
    Path file = file("t.csv", "c1,c2,flops_m\n8,16,2.5\n");
    TableSettings settings =
        settings(
            file,
            Map.of(Metric.MULTIPLY_ADDS, new Column(List.of("flops_m"), 1e6)),
            null,
            1,
            "c1",
            "c2");

    assertThat(load(settings).row("8:16")).isEqualTo(Map.of(Metric.MULTIPLY_ADDS, 2.5e6));
  }

  @Test
  void onlyRowsOfTheRightLengthCountAndRepeatsAreAveraged() throws IOException {
    Path file =
        file(
            "t.csv",
            """
            cell,epochs,repeat,acc
            a,4,1,10
            a,4,2,20
            a,36,1,70
            b,36,1,60
            """);
    Map<Metric, Column> columns = columns(Metric.VALIDATION_ACCURACY, "acc");

    BenchmarkTable short4 = load(settings(file, columns, "epochs", 4, "cell"));
    assertThat(short4.keys()).containsExactly("a");
    assertThat(short4.row("a")).isEqualTo(Map.of(Metric.VALIDATION_ACCURACY, 15.0));
    assertThat(load(settings(file, columns, "epochs", 36, "cell")).keys())
        .containsExactly("a", "b");
    assertThatThrownBy(() -> load(settings(file, columns, "epochs", 12, "cell")))
        .isInstanceOf(TableException.class)
        .hasMessage("Cannot use " + file + ": it has no rows of 12 epochs (36, 4)");
  }

  @Test
  void furtherFilesAreJoined() throws IOException {
    Path latency = file("latency.csv", "id,gpu_ms\n2,0.5\n0,0.25\n7,9\n");
    TableSettings settings =
        new TableSettings(
            file("t.csv", WIDE).toString(),
            List.of(latency.toString()),
            "id",
            List.of("cell"),
            columns(Metric.LATENCY, "gpu_ms", Metric.PARAMETERS, "set_params"),
            new Fidelity(null, 1));

    BenchmarkTable table = load(settings, Metric.LATENCY);
    assertThat(table.row("|a|")).containsEntry(Metric.LATENCY, 0.25);
    assertThat(table.row("|b|")).isEqualTo(Map.of(Metric.PARAMETERS, 200.0));
    assertThat(table.row("|c|")).containsEntry(Metric.LATENCY, 0.5);
  }

  @Test
  void whatIsMissingIsSaidInOneLine() throws IOException {
    Path file = file("t.csv", WIDE);
    assertThatThrownBy(
            () ->
                load(
                    settings(file, columns(Metric.TEST_ACCURACY, "other_test set_test")),
                    Metric.TEST_ACCURACY))
        .isInstanceOf(TableException.class)
        .hasMessage(
            "Missing column for test-accuracy in %s: none such as other_test or set_test (it has id,"
                    .formatted(file)
                + " cell, set_valid_12ep, set_valid_200ep_mean, set_params)");
    assertThatThrownBy(() -> load(settings(file, Map.of()), Metric.LATENCY))
        .hasMessageStartingWith("Missing column for latency in " + file + ": none is named (");
    assertThatThrownBy(() -> load(settings(file, Map.of(), null, 1, "hash")))
        .hasMessageStartingWith("Missing column hash in " + file + " (it has id, cell,");
  }

  @Test
  void brokenFilesAreRefusedInOneLine() throws IOException {
    Map<Metric, Column> columns = columns(Metric.PARAMETERS, "set_params");
    assertThatThrownBy(() -> load(settings(folder.resolve("none.csv"), columns)))
        .isInstanceOf(TableException.class)
        .hasMessage("Cannot read " + folder.resolve("none.csv") + ": no such file");
    assertThatThrownBy(() -> load(settings(folder.resolve("none.xls"), columns)))
        .hasMessageEndingWith("none.xls: not a .csv, .tsv or .parquet file");
    assertThatThrownBy(() -> load(settings(file("n.csv", "cell,set_params\na,many\n"), columns)))
        .hasMessageEndingWith("n.csv: row 1: set_params holds many, which is no number");
    assertThatThrownBy(() -> load(settings(file("s.csv", "cell,set_params\na,1\nb\n"), columns)))
        .hasMessageEndingWith("s.csv: line 3 has 1 values, the header has 2");
    assertThatThrownBy(() -> load(settings(file("e.csv", "cell,set_params\n"), columns)))
        .hasMessageEndingWith("e.csv: it has no rows");
    assertThatThrownBy(() -> load(settings(file("d.csv", "cell,cell\n"), columns)))
        .isInstanceOf(TableException.class)
        .hasMessageEndingWith("d.csv: its header has several columns cell");
  }

  @Test
  void theDigestIsThatOfAllBytes() throws IOException {
    TableSettings one = settings(file("t.csv", WIDE), Map.of());
    String digest = one.digest();
    assertThat(digest).matches("[0-9a-f]{64}");
    Files.writeString(folder.resolve("t.csv"), WIDE.replace("61.5", "61.6"));
    assertThat(one.digest()).isNotEqualTo(digest);
  }
}
