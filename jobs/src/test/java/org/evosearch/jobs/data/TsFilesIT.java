package org.evosearch.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.evosearch.dataset.DataException;
import org.evosearch.experiment.settings.QuerySettings;
import org.evosearch.experiment.settings.SignalQuestion;
import org.evosearch.export.ModelFacts;
import org.evosearch.jobs.data.rows.RowFile;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotFacts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as the UEA archive has them, read by a real Spark. */
class TsFilesIT extends SnapshotFixture {

  private static final String HEADER =
      """
      #The classes are made up.
      @problemName Steps
      @timeStamps false
      @missing false
      @univariate false
      @dimensions 2
      @equalLength true
      @seriesLength 3
      @classLabel true up Down
      @data
      """;

  @TempDir private Path folder = Path.of("");

  private Dataset<Row> signals(String name) {
    return RowFile.of(folder + "/" + name, ModelFacts.Input.SIGNALS).orElseThrow().signals(spark);
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private SnapshotFacts made(String name, int length, double limit) {
    return maker.make(
        signals(name),
        new QuerySettings(
            new QuerySettings.Source("", name),
            0,
            0,
            limit,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new SignalQuestion(length))));
  }

  @Test
  void channelsFollowEachOtherAndTheClassIsLast() throws IOException {
    file("Steps_TRAIN.ts", HEADER + "1,2,3:-4,5e1, .6:up\n7,8,9:1,1,1: Down \n\n# end\n");
    file("Steps_TEST.ts", HEADER.replace("up Down", "Down up") + "0,0,0:1,2,3:up\n");
    SnapshotFacts facts = made("Steps_{TRAIN,TEST}.ts", 0, 0);

    assertThat(facts.content())
        .isEqualTo(SnapshotContent.ofSignals(List.of(2, 3), List.of("Down", "up")));
    assertThat(read(facts))
        .extracting(
            row ->
                row.tag().label()
                    + " "
                    + row.tag().split()
                    + " "
                    + List.of(row.numbers()[0], row.numbers()[5]))
        .containsExactlyInAnyOrder(
            "up TRAIN [1.0, 0.6]", "Down TRAIN [7.0, 1.0]", "up TEST [0.0, 3.0]");
  }

  @Test
  void compressedFilesOfOddNamesAreRead() throws IOException {
    String name = "S[1] %20 {a,b}*?#.ts.gz";
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write((HEADER + "1,2,3:4,5,6:up\r\n7,8,9:1,1,1:up\r\n").getBytes(StandardCharsets.UTF_8));
    }
    assertThat(made(name, 0, 0).rows()).isEqualTo(2);
  }

  @Test
  void lengthsAndMissingValuesAreAsOfArrays() throws IOException {
    String header = HEADER.replace("@equalLength true", "@equalLength false");
    file(
        "Odd.ts",
        header
            + """
            1,2,3:4,5,6:up
            1,2:4,5:Down
            1,2,3:4,5:up
            1,?,3:4,5,6:up
            1,NaN,3:4,5,6:up
            (0,1),(1,2):4,5,6:up
            1,2,3:4,5,6
            1,2,3:4,5,6:sideways
            :up
            up
            """);
    SnapshotFacts facts = made("Odd.ts", 3, 0.9);

    assertThat(facts.content())
        .isEqualTo(SnapshotContent.ofSignals(List.of(2, 3), List.of("Down", "up")));
    assertThat(facts.unreadable())
        .containsOnly(
            Map.entry("its channels are of several lengths", 1),
            Map.entry("a value is missing or no number", 3),
            Map.entry("a value is NaN", 1),
            Map.entry("the label is null", 2),
            Map.entry("the signal is empty", 1));
    assertThatThrownBy(() -> made("Odd.ts", 0, 0.9))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("its signals are of 2 sizes");
  }

  @Test
  void signalsWithoutClassesHaveNoLabel() throws IOException {
    file("New.ts", HEADER.replace("true up Down", "false") + "1,2,3:4,5,6\n");
    Dataset<Row> signals = signals("New.ts");

    assertThat(signals.columns()).containsExactly("signal", "split");
    assertThat(signals.first().getList(0)).hasSize(2);
    assertThatThrownBy(() -> made("New.ts", 0, 0))
        .hasMessageContaining("it has no column label, the class of each row");
    file("Old.ts", HEADER + "1,2,3:4,5,6:up\n");
    assertThatThrownBy(() -> signals("{New,Old}.ts"))
        .hasMessage("Cannot read New.ts and Old.ts: only one of them has classes");
  }

  private void assertRefused(String content, String reason) throws IOException {
    Path file = file("X.ts", content);
    assertThatThrownBy(() -> signals("X.ts"))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + file + ": " + reason);
  }

  @Test
  void headersThatDoNotFitAreOneLine() throws IOException {
    String line = "1,2,3:4,5,6:up\n";
    assertRefused("", "it has no line @data");
    assertRefused(HEADER.replace("@data\n", "") + line, "line 10 stands before @data");
    assertRefused(HEADER.replace("@data\n", ""), "it has no line @data");
    assertRefused(
        HEADER.replace("@timeStamps false", "@TIMESTAMPS True") + line,
        "line 3: @TIMESTAMPS true (signals without time stamps are read)");
    assertRefused(
        HEADER.replace("@timeStamps false", "@timeStamps") + line,
        "line 3: @timeStamps is neither true nor false");
    assertRefused(
        HEADER.replace("@classLabel true up Down", "@targetLabel true") + line,
        "line 9: @targetLabel true (signals with classes are read, none with numbers)");
    assertRefused(
        HEADER.replace("@classLabel true up Down\n", "") + line,
        "it has no line @classLabel before @data");
    assertRefused(HEADER.replace(" up Down", "") + line, "line 9: @classLabel true names no class");
    assertRefused(
        HEADER.replace("true up Down", "up Down") + line,
        "line 9: @classLabel is neither true nor false");
  }

  @Test
  void onlySignalsAreInSuchFiles() {
    assertThat(RowFile.of("x.ts")).isEmpty();
    assertThat(RowFile.rule(ModelFacts.Input.SIGNALS)).contains(".ts.gz").contains(".parquet");
    assertThat(RowFile.rule(ModelFacts.Input.ROWS)).doesNotContain(".ts,");
  }
}
