package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches on signals, from a file to a trained and exported network. */
class SignalSearchIT {

  private static final int LENGTH = 16;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void signals() throws IOException {
    Files.writeString(folder.resolve("waves_TRAIN.tsv"), waves(0, 40));
    Files.writeString(folder.resolve("waves_TEST.tsv"), waves(40, 60));
  }

  /** The class is the frequency; phases differ. */
  private static String waves(int from, int to) {
    return IntStream.range(from, to).mapToObj(SignalSearchIT::wave).collect(Collectors.joining());
  }

  private static String wave(int i) {
    return (i % 2 == 0 ? "slow" : "fast")
        + IntStream.range(0, LENGTH)
            .mapToObj(
                t -> String.format(Locale.ROOT, "\t%.4f", Math.sin((1 + i % 2) * 0.7 * t + i)))
            .collect(Collectors.joining())
        + "\n";
  }

  private Path settings(String space) throws IOException {
    return Files.writeString(
        folder.resolve("waves.conf"),
        """
        dataset {
          name = query
          kind = signal
          file = "%1$s/waves_{TRAIN,TEST}.tsv"
        }
        space { %2$s }
        strategy { name = random, random.population = 3 }
        search.generations = 1
        budget.epochs = 2
        training.batch-size = 16
        final-training { epochs = 2, batch-size = 16 }
        store = "%1$s/store"
        """
            .formatted(folder, space));
  }

  private static CommandLineRun search(Path settings, String run, String... more) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("search", "-c", settings.toString(), "--run", run), Stream.of(more))
            .toArray(String[]::new));
  }

  private String query(String sql) {
    return CommandLineRun.of("query", "--store", folder + "/store", "--format", "csv", sql).out();
  }

  private static void assertDone(CommandLineRun run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void signalsAreSearchedTrainedAndExportedAlikeByOneSlotAndTwo() throws IOException {
    Path settings = settings("name = cells, cells { cells = 3, channels = 8 }");
    CommandLineRun one = search(settings, "one", "-D", "spark.local-threads=\"1\"");

    assertDone(one);
    assertThat(one.out())
        .contains("Data file: 60 rows in ")
        .contains("60 of 60 signals read, 32 for training, 8 for validation, 20 for test");
    assertDone(search(settings, "two", "-D", "spark.local-threads=\"2\""));
    assertThat(
            query(
                "SELECT count(DISTINCT trial, fitness, validation_loss), count(*), min(fitness) > 0"
                    + " FROM fitness WHERE status = 'measured'"))
        .contains("3,6,true");

    CommandLineRun trained =
        CommandLineRun.of(
            "train-final",
            "-c",
            settings.toString(),
            "--run",
            "one",
            "--name",
            "trained",
            "-D",
            "dataset.signal.length=" + LENGTH);
    assertDone(trained);
    assertThat(query("SELECT count(scores['test-macro-f1']) FROM fitness WHERE run_id = 'trained'"))
        .contains("1");
    assertExported();
    assertPredicted(folder.resolve("waves_TEST.tsv"));
    assertScored();
  }

  private String model() {
    return folder + "/store/results/run_id=trained/model";
  }

  /** As many classes are right as train-final has counted. */
  private void assertPredicted(Path file) throws IOException {
    CommandLineRun run = predict(file.toString());
    assertDone(run);
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(20);
    int right = 0;
    for (int i = 0; i < 20; i++) {
      assertThat(lines.get(i)).startsWith(file + ":" + (i + 1) + "\t").endsWith(" %");
      right += lines.get(i).contains(i % 2 == 0 ? "\tslow\t" : "\tfast\t") ? 1 : 0;
    }
    JsonObject facts =
        JsonParser.parseString(Files.readString(Path.of(model(), "model.json"))).getAsJsonObject();
    assertThat(facts.get("test_accuracy").getAsDouble()).isEqualTo(5.0 * right);
    assertThat(facts.get("fits_length").getAsBoolean()).isTrue();
  }

  private CommandLineRun score(Path input, String output, String... more) {
    return CommandLineRun.of(
        Stream.concat(
                Stream.of("score", "--model", model(), "--input", input.toString(), "--output"),
                Stream.concat(Stream.of(folder.resolve(output).toString()), Stream.of(more)))
            .toArray(String[]::new));
  }

  private List<String> scored(String columns, String output) {
    String sql = "SELECT %s FROM parquet.`%s/%s`".formatted(columns, folder, output);
    return CommandLineRun.of(
            "query", "--store", folder + "/store", "--format", "csv", "--allow-files", sql)
        .out()
        .lines()
        .skip(1)
        .toList();
  }

  /** Lines of a file and arrays in Parquet; what cannot be read has a reason. */
  private void assertScored() throws IOException {
    String broken = "slow\nfast\t1\t2\nfast" + "\tx".repeat(LENGTH) + "\n\n";
    Path odd = Files.createDirectories(folder.resolve("new [1] %20 #*"));
    Path lines = Files.writeString(odd.resolve("{new}.tsv"), broken + waves(60, 66));
    CommandLineRun run = score(lines, "scored");
    assertDone(run);
    assertThat(run.out()).contains("Scored 9 signals in ").contains(" 2 of them not readable");
    String reason = "concat(`class`, ' ', reason)";
    assertThat(scored(reason, "scored").stream().filter(line -> !line.isBlank()))
        .containsExactlyInAnyOrder(
            "slow the signal is empty", "fast a value is missing or no number");
    assertThat(scored("count(label), count(prediction), count(probabilities)", "scored"))
        .containsExactly("7,7,7");

    assertDone(score(folder.resolve("scored"), "again", "--prefix", "its "));
    assertThat(scored("count_if(`its label` = label), count(`its reason`)", "again"))
        .containsExactly("7,2");
    assertRefused(
        score(folder.resolve("scored"), "no", "--column", "singal"),
        "Cannot score: No column singal (did you mean signal?)");
    assertRefused(
        score(folder.resolve("scored"), "no", "--column", "class", "--prefix", "its "),
        "Cannot score: Invalid column class: string (an array of numbers, or one such array for"
            + " each channel)");
    assertRefused(
        score(odd, "no", "--format", "files"), "Invalid --format: files (the model takes signals)");
    assertPredictedOfAColumn();
  }

  private void assertPredictedOfAColumn() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("scored"))) {
      Path part = files.filter(file -> file.toString().endsWith("parquet")).findFirst().get();
      assertThat(predict("--column", "signal", part.toString()).out().lines())
          .allMatch(line -> line.startsWith(part + ":"))
          .anyMatch(line -> line.endsWith(" %"));
      assertRefused(
          predict("--column", "class", part.toString()),
          "Cannot predict: Invalid column class: string (an array of numbers, or one such array for"
              + " each channel)");
    }
  }

  private CommandLineRun predict(String... args) {
    return CommandLineRun.of(
        Stream.concat(Stream.of("predict", "--model", model()), Stream.of(args))
            .toArray(String[]::new));
  }

  private static void assertRefused(CommandLineRun run, String reason) {
    assertThat(run.err().strip()).hasLineCount(1).isEqualTo("evosearch: " + reason);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private void assertExported() {
    CommandLineRun onnx = export("onnx");
    assertDone(onnx);
    assertThat(onnx.out()).contains("takes signals (1, 1, 16), gives 2 classes");
    assertDone(export("pytorch"));
    CommandLineRun djl = export("djl");
    assertDone(djl);
    assertThat(djl.out()).contains("takes signals (1, 1, 16), gives 2 classes");
    assertThat(folder.resolve("djl/pytorch/libs/evosearch-djl.jar")).exists();
    assertThat(folder.resolve("djl/onnxruntime/synset.txt")).hasContent("fast\nslow");
  }

  private CommandLineRun export(String format) {
    return CommandLineRun.of(
        "export", "--model", model(), "--format", format, "--out", folder + "/" + format);
  }

  @Test
  void networksOfSignalsAreScoredWithoutTraining() throws IOException {
    Path settings = settings("name = layered, layered.mode = cnn");
    assertDone(
        search(
            settings,
            "scored",
            "-D",
            "evaluation.name=zero-cost",
            "-D",
            "search.objective=naswot",
            "-D",
            "evaluation.zero-cost.proxies=[naswot,synflow,zico]",
            "-D",
            "evaluation.zero-cost.batch-size=8"));
    assertThat(query("SELECT count(*) FROM fitness WHERE status = 'measured'")).contains("3");
  }

  @Test
  void signalsAreDescribed() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("data", "describe", "-c", settings("name = tree").toString());
    assertDone(run);
    assertThat(run.out())
        .contains("Signals: 1 channels of 16 values, digest ")
        .contains("Channel 0: mean ")
        .containsPattern("slow +16 +4 +10");
  }

  @Test
  void whatDoesNotSuitSignalsIsRefused() throws IOException {
    Path settings = settings("name = darts");
    assertThat(search(settings, "one").err().strip())
        .hasLineCount(1)
        .endsWith("Invalid space.name: darts (cells or layered or tree for signals)");
    assertThat(
            search(settings, "one", "-D", "space.name=cells", "-D", "dataset.signal.length=18")
                .err()
                .strip())
        .hasLineCount(1)
        .endsWith(
            "Invalid space.name: cells (for signals whose length is a multiple of 4, not for (1,"
                + " 18))");
    assertThat(search(settings, "one", "-D", "dataset.name=digits").err().strip())
        .hasLineCount(1)
        .endsWith("Invalid dataset.kind: signal (images with dataset.name = digits)");
    assertThat(search(settings, "one", "-D", "dataset.signal.length=-1").err().strip())
        .hasLineCount(1)
        .contains("Invalid dataset.signal.length: -1");
    assertThat(
            CommandLineRun.of(
                    "data", "describe", "-c", settings.toString(), "--html", folder + "/a.html")
                .err()
                .strip())
        .hasLineCount(1)
        .endsWith("Invalid dataset.kind: signal (images with --html)");
  }
}
