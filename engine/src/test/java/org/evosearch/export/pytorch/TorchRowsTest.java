package org.evosearch.export.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evosearch.dataset.table.Preparation;
import org.evosearch.export.SampleTables;
import org.evosearch.export.SampleTables.RawRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python that prepares rows, which needs no packages. */
class TorchRowsTest {

  private static final List<RawRow> ROWS = SampleTables.rows(50, 6);
  private static final List<String> NUMBERS = List.of("size", "since", "open", "seen");
  private static final List<String> TEXTS = List.of("the city.name", "code");

  @TempDir private Path folder = Path.of("");

  private static JsonObject json(RawRow row) {
    JsonObject json = new JsonObject();
    for (int i = 0; i < NUMBERS.size(); i++) {
      json.addProperty(NUMBERS.get(i), Double.isNaN(row.numbers()[i]) ? null : row.numbers()[i]);
    }
    for (int i = 0; i < TEXTS.size(); i++) {
      json.addProperty(TEXTS.get(i), row.texts().get(i));
    }
    return json;
  }

  private String run(String script) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("python3", "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(printed).isZero();
    return printed;
  }

  /** As pandas has them. */
  @Test
  void aMissingCategoryMayBeNan() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("rows.py"), TorchModule.rows());
    Files.writeString(
        folder.resolve("columns.json"),
        """
        {"columns": [
          {"name": "size", "kind": "number", "mean": 1, "deviation": 2, "missing": true},
          {"name": "open", "kind": "category", "categories": ["true", "nan"], "others": true,
           "missing": true}]}
        """);
    String printed =
        run(
            """
            import rows
            class NaT(__import__("datetime").datetime):
                def __ne__(self, other): return True
            nat = NaT(2020, 1, 1)
            print(rows.prepare([{"size": nat, "open": float("nan")}, {"size": 5, "open": True}]))
            """);

    assertThat(printed.strip())
        .isEqualTo("[[0.0, 1.0, 0.0, 0.0, 0.0, 1.0], [2.0, 0.0, 1.0, 0.0, 0.0, 0.0]]");
  }

  @Test
  void rowsArePreparedAsInTraining() throws IOException, InterruptedException {
    JsonArray rows = new JsonArray();
    ROWS.forEach(row -> rows.add(json(row)));
    Gson gson = new GsonBuilder().serializeNulls().create();
    Files.writeString(folder.resolve("rows.json"), gson.toJson(rows));
    Files.writeString(folder.resolve("rows.py"), TorchModule.rows());
    Files.writeString(
        folder.resolve("columns.json"),
        SampleTables.ofClasses().table().orElseThrow().json().toString());
    String printed =
        run(
            "import json, rows; print(json.dumps(rows.prepare(json.load(open('rows.json',"
                + " encoding='utf-8')))))");

    double[][] prepared = gson.fromJson(printed, double[][].class);
    Preparation preparation = SampleTables.preparation().used();
    for (int i = 0; i < ROWS.size(); i++) {
      float[] expected = preparation.apply(ROWS.get(i).numbers(), ROWS.get(i).texts());
      assertThat(prepared[i]).hasSize(expected.length);
      for (int k = 0; k < expected.length; k++) {
        assertThat(prepared[i][k])
            .isCloseTo(expected[k], within(1e-6 * Math.max(1, Math.abs(expected[k]))));
      }
    }
  }
}
