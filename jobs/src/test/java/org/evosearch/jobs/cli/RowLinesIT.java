package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.export.SampleTables;
import org.evosearch.jobs.sql.SqlFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that no rows can be predicted of are told in one line. */
class RowLinesIT {

  @TempDir private static Path folder = Path.of("");

  private final List<String> out = new ArrayList<>();

  private void predict(Path... files) {
    new RowLines(SampleTables.model(SampleTables.ofClasses(), 2), out::add).of(List.of(files));
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
