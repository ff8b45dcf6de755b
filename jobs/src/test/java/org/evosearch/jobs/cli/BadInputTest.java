package org.evosearch.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Each mistake is one clear line and exit code 2, before Spark starts. */
class BadInputTest {

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of("serch.generations = 3", "x.conf:1: Unknown key: serch"),
        Arguments.of(
            "search.generatons = 3",
            "Unknown key: search.generatons (did you mean search.generations?)"),
        Arguments.of(
            "search.generations = many", "Invalid search.generations: many (a whole number)"),
        Arguments.of("search.generations = 0", "Invalid search.generations: 0 (at least 1 where"),
        Arguments.of(
            "\n\nbudget.train-fraction = 1.5",
            "x.conf:3: Invalid budget.train-fraction: 1.5 (above 0.0, at most 1.0)"),
        Arguments.of("strategy.name = magic", "Invalid strategy.name: magic (one of"),
        Arguments.of("space.name = ocean", "Invalid space.name: ocean (one of"),
        Arguments.of("search.objective = beauty", "Invalid search.objective: beauty (one of"),
        Arguments.of("search {\n  generations = \n", "x.conf"),
        Arguments.of(
            "spark.conf { \"spark.speculation\" = true }",
            "x.conf:1: Invalid spark.conf.\"spark.speculation\": true (false: trials would be run"
                + " twice)"),
        Arguments.of(
            "spark.local-threads = 0", "x.conf:1: Invalid spark.local-threads: 0 (a number"),
        Arguments.of(
            "spark.local-threads = -3", "Invalid spark.local-threads: -3 (a number from 1"),
        Arguments.of(
            "spark.local-threads = \"abc]\"", "Invalid spark.local-threads: abc] (a number"),
        Arguments.of(
            "spark.conf.spark.driver.maxResultSize = lots",
            "x.conf:1: Invalid spark.conf.\"spark.driver.maxResultSize\": lots (Spark: "),
        Arguments.of(
            "spark.conf { \"spark.speculation\" = maybe }",
            "x.conf:1: Invalid spark.conf.\"spark.speculation\": maybe (Spark: "),
        Arguments.of("include \"y.conf\"", "x.conf:1: Cannot include y.conf: it is not there"),
        Arguments.of("run.seed = ${NO_SUCH_VARIABLE_IS_SET}", "NO_SUCH_VARIABLE_IS_SET"),
        Arguments.of("a".repeat(1_000_000) + " = 1", "(1000000 characters)"),
        Arguments.of("a = " + "[".repeat(20_000) + "]".repeat(20_000), "nested too deeply"),
        Arguments.of(
            "a = " + "{ a = ".repeat(20_000) + 1 + "}".repeat(20_000), "nested too deeply"),
        Arguments.of("a" + ".a".repeat(20_000) + " = 1", "nested too deeply"),
        Arguments.of("strategy.name = \"" + "x".repeat(1_000_000) + "\"", "(1000000 characters)"),
        Arguments.of(
            tabular("search.objective = test-accuracy"),
            "Invalid evaluation.tabular.protocol: valid (oracle-test where test-accuracy is an"),
        Arguments.of(
            tabular("evaluation.tabular.image-set = b"),
            "Invalid evaluation.tabular.image-set: b (one of image-sets: a)"),
        Arguments.of(tabular("space.name = layered"), "Invalid space.name: layered (a space of"),
        Arguments.of(tabular(""), "Cannot read /no/such/table.csv: no such file"),
        Arguments.of("search.objective = latency", "training runs do not measure latency"),
        Arguments.of(
            "evaluation { name = predictor, predictor.file = /no/such.model }",
            "Cannot read /no/such.model: no such file (predictor train writes it)"),
        Arguments.of(
            inheriting("strategy.name = random"),
            "Invalid evaluation.trained.inherit: morphism (none with strategy random, whose"
                + " networks have no parents)"),
        Arguments.of(
            inheriting("space.name = nasbench201"),
            "x.conf:1: Invalid evaluation.trained.inherit: morphism (none with space nasbench201,"
                + " whose layers have no ids)"),
        Arguments.of(
            inheriting("search.prefilter.share = 0.5"),
            "Invalid evaluation.trained.inherit: morphism (none with search.prefilter.share below"
                + " 1)"),
        Arguments.of(
            inheriting("search.rungs.epochs = [1, 2]"),
            "Invalid search.rungs.epochs: [1, 2] ([] where weights are inherited)"),
        Arguments.of(
            inheriting("evaluation.name = supernet"),
            "Invalid evaluation.trained.inherit: morphism (none where evaluation.name is not"
                + " trained)"),
        Arguments.of(
            "evaluation.trained.inherit = all",
            "x.conf:1: Invalid evaluation.trained.inherit: all (one of matching, morphism, none)"),
        Arguments.of(
            "space.layered.mode = net",
            "x.conf:1: Invalid space.layered.mode: net (one of cnn, graph, mlp)"),
        Arguments.of(
            "space.layered.finetune-rate = 2",
            "x.conf:1: Invalid space.layered.finetune-rate: 2 (between 0.0 and 1.0)"),
        Arguments.of(
            neat("weights.limit = 0"),
            "Invalid strategy.neat.weights.limit: 0 (above 0.0, at most 1000000.0)"),
        Arguments.of(neat("population = 1"), "Invalid strategy.neat.population: 1 (at least 2)"),
        Arguments.of("run.id = \"a/b\"", "x.conf:1: Invalid run.id: a/b (letters, digits"),
        Arguments.of("dataset { name = mnist, path = /no/such/folder }", "/no/such/folder"),
        Arguments.of("dataset.name = query", "Invalid dataset.name: query (query needs"),
        Arguments.of(
            "dataset { name = query, query = \"DROP TABLE x\" }",
            "Invalid dataset.query: DROP TABLE x (a read-only query; Cannot run the query: it is"
                + " not known to be read-only"),
        Arguments.of(
            "dataset { name = query, query = \"SELECT\", snapshot = 12 }",
            "Invalid dataset.snapshot: 12 (the 64 digits of a snapshot's digest, or null)"),
        Arguments.of(
            "evaluation.tabular.table = typo.csv",
            "Invalid evaluation.name: trained (predictor or tabular, as evaluation.tabular.table is"
                + " given)"),
        Arguments.of(
            "evaluation.predictor.file = own.model",
            "Invalid evaluation.name: trained (predictor, as evaluation.predictor.file is given)"),
        Arguments.of(
            neat("population = 9, dataset.path = /data"),
            "Invalid evaluation.name: control (predictor or supernet or tabular or trained or"
                + " zero-cost, as dataset.path is given)"),
        Arguments.of(
            "dataset.snapshot = " + "0".repeat(64),
            "Invalid dataset.name: digits (query, as dataset.snapshot is given)"),
        Arguments.of(
            "predictor.sets = [{image-set = cifar10, dataset = cifar10, folder = /data}]",
            "x.conf:1: Unknown key: predictor.sets.folder (did you mean predictor.sets."),
        Arguments.of(
            beforeData("search.warm-start { query = \"SELECT 1\", genotypes = [a] }"),
            "Invalid search.warm-start.genotypes: [a] ([] beside a query, whose answer would"
                + " replace the list)"),
        Arguments.of(
            beforeData("search.warm-start.query = \"DROP TABLE runs\""),
            "Invalid search.warm-start.query: DROP TABLE runs (a read-only query; Cannot run"),
        Arguments.of(
            beforeData("search.archive.query = \"DROP TABLE runs\""),
            "Invalid search.archive.query: DROP TABLE runs (a read-only query; Cannot run"),
        Arguments.of(
            beforeData("tracking.mlflow.uri = \"http://me:hunter2@host\""),
            "Invalid tracking.mlflow.uri: http://***@host (http:// or https:// and a host;"),
        Arguments.of(
            beforeData("spark.conf.\"spark.jars\" = \"file:a.jar\""),
            "Invalid spark.conf.\"spark.jars\": file:a.jar (jars by path or by URI such as file:"),
        Arguments.of(
            beforeData("spark.conf.\"spark.jars\" = \"a\\u0000.jar\""),
            "Invalid spark.conf.\"spark.jars\": a?.jar (jars by path, without the character NUL)"),
        Arguments.of("dataset.channels = 3", "Invalid dataset.channels: 3 (one of auto, color,"),
        Arguments.of("dataset.unreadable-limit = 2", "2 (between 0.0 and 1.0)"),
        Arguments.of(
            "dataset.placement = disk",
            "x.conf:1: Invalid dataset.placement: disk (device or host; disk is for images of a"
                + " snapshot)"),
        Arguments.of(
            "spark.conf.\"spark.jars\" = none.jar",
            "Invalid spark.conf.\"spark.jars\": none.jar (jars that are there; there is no file "),
        Arguments.of(
            "dataset { name = image-folder, path = \"a\\u0000b\" }",
            "Invalid dataset.path: a?b (a text without the character NUL)"),
        Arguments.of(
            "training.batch-size = 1, dataset.train-images = 33, space { name = mobilenetv3,"
                + " mobilenetv3 { halvings = 3, width = 0.25 } }",
            "Invalid training.batch-size: 1 (2 or more, since batch normalization at 1 x 1 has"));
  }

  /** A mistake that is found before it is found that there are no data. */
  private static String beforeData(String wrong) {
    return "dataset { name = mnist, path = /no/such/folder }\n" + wrong;
  }

  private static String inheriting(String wrong) {
    return "evaluation.trained.inherit = morphism\n" + wrong;
  }

  private static String neat(String wrong) {
    return "evaluation.name = control, space.name = neat, strategy.name = neat\n"
        + "search.objective = validation-score\nstrategy.neat."
        + wrong;
  }

  private static String tabular(String wrong) {
    return """
    evaluation.name = tabular
    evaluation.tabular {
      table = /no/such/table.csv
      key = [cell]
      image-set = a
      image-sets = [{name = a, channels = 3, height = 32, width = 32, classes = 10}]
    }
    space.name = nasbench201
    """
        + wrong;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void isOneLineAndExitCode2(String settings, String expected) throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), settings + "\n");
    CommandLineRun run = search(file);

    assertThat(run.err().strip().lines()).hasSize(1);
    assertThat(run.err()).startsWith("evosearch: ").contains(expected);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void allFaultsOfTheDataAreToldAtOnce() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.createFile(data.resolve("train-labels-idx1-ubyte"));
    Path file =
        Files.writeString(
            folder.resolve("x.conf"), "dataset { name = mnist, path = \"" + data + "\" }");

    CommandLineRun run = search(file);

    assertThat(run.err().strip().lines())
        .containsExactly(
            "evosearch: Cannot read the IDX files: 4 faults",
            "  " + data + "/train-images-idx3-ubyte[.gz]: no such file",
            "  " + data + "/train-labels-idx1-ubyte: the file is empty",
            "  " + data + "/t10k-images-idx3-ubyte[.gz]: no such file",
            "  " + data + "/t10k-labels-idx1-ubyte[.gz]: no such file");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aComparisonIsCheckedBeforeItsData() throws IOException {
    Path file = folder.resolve("x.conf");
    Files.writeString(file, beforeData("evaluation.tabular.table = typo.csv"));
    assertThat(compare(file, "--strategies", "random"))
        .contains("Invalid evaluation.name: trained (predictor or tabular, as ");

    Files.writeString(file, beforeData(""));
    String query = "search.warm-start.query=\"DROP TABLE runs\"";
    assertThat(compare(file, "--strategies", "random", "--variant", "own:" + query))
        .contains("Invalid search.warm-start.query: DROP TABLE runs (a read-only query; ");
  }

  private String compare(Path file, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("compare", "-c", file.toString(), "--store", folder.resolve("s").toString()));
    args.addAll(List.of(more));
    CommandLineRun run = CommandLineRun.of(args.toArray(String[]::new));
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip().lines()).hasSize(1);
    return run.err();
  }

  private CommandLineRun search(Path file) {
    return CommandLineRun.of(
        "search", "-c", file.toString(), "--store", folder.resolve("store").toString());
  }

  @Test
  void aMissingSettingsFileIsNamed() {
    CommandLineRun run = search(folder.resolve("absent.conf"));

    assertThat(run.err()).contains("Cannot read settings: ").contains("absent.conf does not exist");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void truncatedDataFilesAreNamed() throws IOException {
    for (String name :
        new String[] {
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte"
        }) {
      Files.write(folder.resolve(name), new byte[] {0, 0, 8});
    }
    Path file = folder.resolve("x.conf");
    Files.writeString(file, "dataset { name = mnist, path = \"" + folder + "\" }");
    CommandLineRun run = search(file);

    assertThat(run.err().strip().lines())
        .hasSize(5)
        .filteredOn(line -> line.contains("-ubyte: truncated: "))
        .hasSize(4);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void anErrorOfTheVirtualMachineIsOneLine() throws ReflectiveOperationException {
    assertThat(failing(new StackOverflowError()))
        .isEqualTo(
            new CommandLineRun(
                2, "", "evosearch: Cannot read the input: it is nested too deeply\n"));
    assertThat(failing(fullDisk()))
        .isEqualTo(
            new CommandLineRun(
                1, "", "evosearch: Cannot read or write a file: No space left on device\n"));
    assertThat(failing(new OutOfMemoryError("Java heap space")).err())
        .matches(
            "evosearch: Out of memory: Java heap space \\(the heap is limited to \\d+ MiB;"
                + " .*\\)\n");
    assertThat(failing(new NoClassDefFoundError("a/b/C")).err())
        .startsWith("evosearch: Cannot load a class: ")
        .hasLineCount(1);
  }

  /** Only Hadoop's own classes may create one. */
  private static FSError fullDisk() throws ReflectiveOperationException {
    Constructor<FSError> constructor = FSError.class.getDeclaredConstructor(Throwable.class);
    constructor.setAccessible(true);
    return constructor.newInstance(new IOException("No space left on device"));
  }

  private static CommandLineRun failing(Error error) {
    Callable<Integer> command =
        () -> {
          throw error;
        };
    CommandLine line = Main.commandLine();
    line.addSubcommand("fail", CommandLine.Model.CommandSpec.wrapWithoutInspection(command));
    return CommandLineRun.of(line, "fail");
  }

  @Test
  void anOverrideIsNamedAsTheUserWroteIt() throws IOException {
    Path file = Files.writeString(folder.resolve("x.conf"), "");
    CommandLineRun run = CommandLineRun.of("search", "-c", file.toString(), "-D", "run.seed=lucky");

    assertThat(run.err()).contains("-D run.seed: Invalid run.seed: lucky (a whole number)");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void anUnknownOptionSuggestsTheHelp() {
    CommandLineRun run = CommandLineRun.of("search", "--sed", "3");

    assertThat(run.err()).contains("Try 'evosearch search --help'.");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandHasHelpWithAnExample(String command) {
    CommandLineRun run = CommandLineRun.of(command, "--help");

    assertThat(run.out()).contains("Examples:", "evosearch " + command);
    assertThat(run.exitCode()).isZero();
  }

  static Stream<String> commands() {
    return Main.commandLine().getSubcommands().keySet().stream().filter(c -> !c.equals("help"));
  }
}
