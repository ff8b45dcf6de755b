package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What was made of tables and then edited is found, by its digest and by the tables alone. */
@TestInstance(Lifecycle.PER_CLASS)
class EditedResultsIT {

  private static Path folder = Path.of("");
  private Path results = Path.of("");

  @BeforeAll
  void search(@TempDir Path temporary) {
    folder = temporary;
    results = TinyTraining.chosen(folder).resolveSibling("");
    assertThat(TinyTraining.run(folder, results.resolve("best_arch.json"), "--epochs", "1").err())
        .isEmpty();
    SoundStore.require(folder);
  }

  private static Map<String, Consumer<JsonObject>> edits() {
    Map<String, Consumer<JsonObject>> edits = new LinkedHashMap<>();
    edits.put("run", entry -> entry.addProperty("run", "another"));
    edits.put("protocol", entry -> entry.addProperty("protocol", "oracle-test"));
    edits.put("no trial", entry -> entry.addProperty("trial", "0/99"));
    edits.put(
        "another trial",
        entry -> {
          String other = entry.get("trial").getAsString().equals("0/1") ? "0/0" : "0/1";
          entry.addProperty("trial", other);
        });
    edits.put("fingerprint", entry -> entry.addProperty("fingerprint", "ab".repeat(32)));
    edits.put("fitness", entry -> entry.addProperty("fitness", 0.999));
    edits.put("genotype", entry -> entry.add("genotype", new JsonArray()));
    edits.put("parameters", entry -> entry.addProperty("parameters", 7));
    edits.put("multiply-adds", entry -> entry.addProperty("multiply_adds", 7));
    edits.put(
        "hyperparameters",
        entry -> entry.getAsJsonObject("hyperparameters").addProperty("learningRate", -1));
    edits.put("architecture", EditedResultsIT::shorten);
    edits.put("null", entry -> entry.add("architecture", JsonNull.INSTANCE));
    return edits;
  }

  /** Another network, with its own sizes. */
  private static void shorten(JsonObject entry) {
    JsonObject last = entry.getAsJsonObject("final");
    for (String key : new String[] {"architecture", "parameters", "multiply_adds"}) {
      entry.add(key, last.get(key));
    }
  }

  private static CommandLineRun verify() {
    return CommandLineRun.of("verify", "--store", TinySearch.store(folder));
  }

  private static void assertNames(Path file, String edit) {
    CommandLineRun run = verify();
    assertThat(run.exitCode()).as(edit).isEqualTo(1);
    assertThat(run.out().lines().filter(line -> line.startsWith("Damaged: ")))
        .as(edit)
        .isNotEmpty()
        .allMatch(line -> line.startsWith("Damaged: " + file + ": "));
  }

  /** What may fail, and be cleaned up behind. */
  private interface Check {
    void run() throws IOException;
  }

  private static void edited(Path file, String text, Check check) throws IOException {
    byte[] before = Files.readAllBytes(file);
    Files.writeString(file, text);
    try {
      check.run();
    } finally {
      Files.write(file, before);
    }
  }

  private static void without(Path file, Check check) throws IOException {
    byte[] before = Files.readAllBytes(file);
    Files.delete(file);
    try {
      check.run();
    } finally {
      Files.write(file, before);
    }
  }

  @Test
  void anEditedArchitectureIsFoundByTheTablesAlone() throws IOException {
    Path best = results.resolve("best_arch.json");
    without(
        results.resolve("SHA256SUMS"),
        () -> {
          for (Map.Entry<String, Consumer<JsonObject>> edit : edits().entrySet()) {
            JsonObject entry = JsonParser.parseString(Files.readString(best)).getAsJsonObject();
            edit.getValue().accept(entry);
            edited(best, entry.toString(), () -> assertNames(best, edit.getKey()));
          }
          edited(best, "{", () -> assertNames(best, "broken"));
        });
  }

  @Test
  void anEditedArchiveIsFoundByTheTablesAlone() throws IOException {
    Path archive = results.resolve("archive.json");
    JsonArray entries = JsonParser.parseString(Files.readString(archive)).getAsJsonArray();
    assertThat(entries).hasSizeGreaterThan(1);
    JsonArray turned = new JsonArray();
    for (JsonElement entry : entries) {
      turned.asList().add(0, entry);
    }
    without(
        results.resolve("SHA256SUMS"),
        () ->
            edited(
                results.resolve("best_arch.json"),
                turned.get(0).toString(),
                () -> edited(archive, turned.toString(), () -> assertNames(archive, "turned"))));
  }

  @Test
  void anyOtherEditIsFoundByTheDigest() throws IOException {
    Path best = results.resolve("best_arch.json");
    String text = Files.readString(best);
    edited(best, text.replace("\"final\"", "\"other\""), () -> assertNames(best, "final"));
    edited(best, text + " ", () -> assertNames(best, "blank"));
    for (String name :
        new String[] {
          "model.json", "architecture.json", "serving.properties", "model-0000.params"
        }) {
      Path file = results.resolveSibling("run_id=last").resolve("model").resolve(name);
      edited(file, "another", () -> assertNames(file, name));
    }
  }

  @Test
  void aModelWithAnotherAccuracyIsFoundByTheTables() throws IOException {
    Path last = results.resolveSibling("run_id=last");
    Path model = last.resolve("model/model.json");
    JsonObject description = JsonParser.parseString(Files.readString(model)).getAsJsonObject();
    description.addProperty("test_accuracy", 99.5);
    without(
        last.resolve("SHA256SUMS"),
        () -> edited(model, description.toString(), () -> assertNames(model, "accuracy")));
  }

  @Test
  void aDeletedArchitectureIsFound() throws IOException {
    Path best = results.resolve("best_arch.json");
    without(best, () -> assertNames(best, "deleted"));
  }

  @Test
  void aDigestThatIsOfNoFileHereIsFound() throws IOException {
    Path sums = results.resolve("SHA256SUMS");
    String text = Files.readString(sums) + "ab".repeat(32) + "  ../../../../dev/zero\n";
    edited(sums, text, () -> assertNames(sums, "elsewhere"));
  }

  @Test
  void filesBesideTheFoldersOfRunsAreFound() throws IOException {
    Path run = folder.resolve("store/runs/run_id=chosen/part-0.parquet");
    for (String table :
        new String[] {"runs", "populations", "fitness", "archives", "learning_curves"}) {
      Path stray = Files.copy(run, folder.resolve("store/" + table + "/stray.parquet"));
      assertNames(stray, table);
      Files.delete(stray);
    }
    SoundStore.require(folder);
  }
}
