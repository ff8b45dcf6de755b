package org.evosearch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static int generations(Settings settings) {
    return settings.root().section("search").whole("generations", 1);
  }

  @Test
  void whatAFileLeavesOutIsTheDefault() throws IOException {
    Settings settings = Settings.load(file("a.conf", "search.generations = 7"), List.of());

    assertThat(generations(settings)).isEqualTo(7);
    assertThat(settings.root().section("search").whole("pipeline", 1)).isEqualTo(1);
  }

  @Test
  void anOverrideIsStrongerThanTheFileAndTheLastOneIsStrongest() throws IOException {
    Path file = file("a.conf", "search.generations = 7");

    assertThat(
            generations(
                Settings.load(file, List.of("search.generations=8", "search.generations=9"))))
        .isEqualTo(9);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("none.conf");

    Refusal.of(() -> Settings.load(missing, List.of()))
        .isEqualTo("Cannot read settings: " + missing + " does not exist");
  }

  @Test
  void changesOfSettingsKeepWhereOthersStand() throws IOException {
    Path file = file("a.conf", "\nsearch { generations = none, pipeline = 2 }");
    Settings changed =
        Settings.load(file, List.of())
            .with("variant b", "search.pipeline = many", List.of("run.seed=7"));

    assertThat(changed.root().section("run").longWhole("seed")).isEqualTo(7);
    Refusal.of(() -> generations(changed))
        .startsWith(file + ":2: Invalid search.generations: none");
    Refusal.of(() -> changed.root().section("search").whole("pipeline", 1))
        .startsWith("variant b:1: Invalid search.pipeline: many");
    Refusal.of(() -> changed.with("variant c", "serch = 1", List.of()))
        .startsWith("variant c:1: Unknown key: serch");
  }

  @Test
  void aFolderIsNoFile() {
    Refusal.of(() -> Settings.load(folder, List.of()))
        .isEqualTo("Cannot read settings: " + folder + " is a folder");
  }

  @Test
  void malformedTextIsNamedByFileAndLine() throws IOException {
    Path file = file("a.conf", "search.generations = 7\nbudget { epochs = 3");

    Refusal.of(() -> Settings.load(file, List.of())).startsWith(file + ":2: ");
  }

  @Test
  void anUnknownKeyIsNamedByFileLineAndTheNearestKey() throws IOException {
    Path file = file("a.conf", "# first line\nsearch {\n  generation = 7\n}\n");

    Refusal.of(() -> Settings.load(file, List.of()))
        .isEqualTo(file + ":3: Unknown key: search.generation (did you mean search.generations?)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "=5", ""})
  void anOverrideWithoutKeyOrValueIsRefused(String override) {
    Refusal.of(() -> Settings.parse("", List.of(override)))
        .isEqualTo("Invalid override: " + override + " (key=value is needed)");
  }

  @Test
  void anOverrideOfAnUnknownKeyIsNamed() {
    Refusal.of(() -> Settings.parse("", List.of("budget.epoch=3")))
        .isEqualTo("-D budget.epoch: Unknown key: budget.epoch (did you mean budget.epochs?)");
  }

  @Test
  void anOverrideWithAWrongValueIsNamed() {
    Settings settings = Settings.parse("", List.of("search.generations=many"));

    Refusal.of(() -> generations(settings))
        .isEqualTo("-D search.generations: Invalid search.generations: many (a whole number)");
  }

  @Test
  void valuesMayReferToOtherKeysAndToDefaults() {
    Settings settings =
        Settings.parse(
            "search.generations = ${budget.epochs}0\nstrategy.tournament.population ="
                + " ${search.generations}",
            List.of("budget.epochs=3"));

    assertThat(generations(settings)).isEqualTo(30);
    assertThat(settings.root().section("strategy").section("tournament").whole("population", 1))
        .isEqualTo(30);
  }

  @Test
  void aSectionMayBeMadeFromAnotherOne() {
    Settings settings =
        Settings.parse(
            """
            strategy.random.population = 9
            strategy.tournament = ${strategy.tournament} ${strategy.random}
            strategy.tournament.elites = 1
            """,
            List.of());

    Section tournament = settings.root().section("strategy").section("tournament");
    assertThat(tournament.whole("population", 1)).isEqualTo(9);
    assertThat(tournament.whole("elites", 0)).isEqualTo(1);
    assertThat(tournament.whole("tournament-size", 0)).isEqualTo(3);
  }

  @Test
  void aReferenceToNothingIsNamedByFileAndLine() throws IOException {
    Path file = file("a.conf", "\nsearch.generations = ${nothing}");

    Refusal.of(() -> Settings.load(file, List.of())).startsWith(file + ":2: ").contains("nothing");
  }

  @Test
  void aFileMayIncludeAnother() throws IOException {
    file("base.conf", "search.generations = 7\nbudget.epochs = 4");
    Path file = file("a.conf", "include \"base.conf\"\nsearch.generations = 8");

    Settings settings = Settings.load(file, List.of());

    assertThat(generations(settings)).isEqualTo(8);
    assertThat(settings.root().section("budget").whole("epochs", 1)).isEqualTo(4);
  }

  @Test
  void anUnknownKeyOfAnIncludedFileIsNamedByThatFile() throws IOException {
    Path base = file("base.conf", "\n\nbudget.epoch = 4");
    Path file = file("a.conf", "include \"base.conf\"");

    Refusal.of(() -> Settings.load(file, List.of()))
        .isEqualTo(base + ":3: Unknown key: budget.epoch (did you mean budget.epochs?)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "include \"none.conf\"",
        "include required(\"none.conf\")",
        "include file(\"/no/such/none.conf\")",
        "include classpath(\"no/such/none.conf\")",
        "include url(\"file:///no/such/none.conf\")",
        "search { include \"none.conf\" }"
      })
  void anIncludeThatIsNotThereIsNamedByFileAndLine(String include) throws IOException {
    Path file = file("a.conf", "search.generations = 7\n" + include);

    Refusal.of(() -> Settings.load(file, List.of()))
        .startsWith(file + ":2: Cannot include ")
        .contains("none")
        .endsWith("it is not there, or cannot be read");
  }

  @Test
  void anIncludeWithoutAnExtensionIsToldWhichAreTried() throws IOException {
    Path there = file("base", "search.generations = 7");
    Path file = file("a.conf", "include \"none\"");
    Path other = file("b.conf", "include file(\"" + there + "\")");

    Refusal.of(() -> Settings.load(file, List.of()))
        .isEqualTo(
            file
                + ":1: Cannot include none: no such file with the extension .conf, .json or"
                + " .properties");
    Refusal.of(() -> Settings.load(other, List.of())).startsWith(other + ":1: Cannot include ");
  }

  @Test
  void anIncludedFileThatIsNoHoconIsNamed() throws IOException {
    Path base = file("base.conf", "root:x:0:0:root:/root:/bin/bash");
    Path file = file("a.conf", "include \"base.conf\"");

    Refusal.of(() -> Settings.load(file, List.of()))
        .startsWith(file + ":1: Cannot include ")
        .contains(base + ":1");
  }

  @Test
  void aFileThatIsNestedTooDeeplyIsNamed() throws IOException {
    Path file = file("a.conf", "a = " + "[".repeat(20_000) + "]".repeat(20_000));

    Refusal.of(() -> Settings.load(file, List.of()))
        .isEqualTo("Cannot read " + file + ": it is nested too deeply");
  }

  @Test
  void anIncludeOfAnIncludedFileIsNamedByThatFile() throws IOException {
    Path base = file("base.conf", "\n\ninclude \"none.conf\"");
    Path file = file("a.conf", "include \"base.conf\"");

    Refusal.of(() -> Settings.load(file, List.of()))
        .isEqualTo(base + ":3: Cannot include none.conf: it is not there, or cannot be read");
  }

  @Test
  void anIncludeOfATextHasToBeThereToo() {
    Refusal.of(() -> Settings.parse("include \"none.conf\"", List.of()))
        .isEqualTo("Cannot include none.conf: it is not there, or cannot be read");
  }

  @Test
  void aFileThatIncludesItselfIsRefused() throws IOException {
    Path file = file("a.conf", "include \"a.conf\"");

    Refusal.of(() -> Settings.load(file, List.of())).contains("a.conf");
  }

  @Test
  void aVariableOfTheEnvironmentThatIsNotSetIsNamedByFileAndLine() throws IOException {
    Path file = file("a.conf", "\nstore = ${NO_SUCH_VARIABLE_IS_SET}");

    Refusal.of(() -> Settings.load(file, List.of()))
        .startsWith(file + ":2: ")
        .contains("NO_SUCH_VARIABLE_IS_SET");
  }

  @Test
  void changesAreWhatDiffersFromTheDefaults() {
    Settings settings =
        Settings.parse(
            "search.generations = 7, training.optimizer = adam, training.loss-limit = 100000.0\n"
                + "run.id = mine",
            List.of());

    assertThat(settings.changes())
        .isEqualTo(
            Map.of(
                "run.id", "\"mine\"",
                "search.generations", "7",
                "training.optimizer", "\"adam\""));
    assertThat(Settings.defaults().changes()).isEmpty();
  }

  @Test
  void changesOfSparksOwnKeysAreNamedAsWritten() {
    Settings settings = Settings.parse("spark.conf { \"spark.executor.memory\" = 8g }", List.of());

    assertThat(settings.changes())
        .isEqualTo(Map.of("spark.conf.\"spark.executor.memory\"", "\"8g\""));
  }

  @Test
  void jsonIsOneLineWithSortedKeysWhateverTheOrderInTheFile() {
    Settings one =
        Settings.parse("run.seed = 5\nbudget { max-batches = 1, epochs = 2 }", List.of());
    Settings other =
        Settings.parse("budget.epochs = 2 # two\nbudget.max-batches = 1", List.of("run.seed=5"));

    assertThat(one.json()).isEqualTo(other.json()).hasLineCount(1);
    assertThat(one.json(List.of("run.seed", "budget"), List.of("budget.train-fraction")))
        .isEqualTo("{\"budget\":{\"epochs\":2,\"max-batches\":1},\"run\":{\"seed\":5}}");
  }

  @Test
  void jsonReadsBackToTheSameSettings() {
    Settings settings = Settings.parse("store = \"a b\\n\\\"c\\\"\", run.seed = -3", List.of());

    assertThat(Settings.parse(settings.json(), List.of()).json()).isEqualTo(settings.json());
  }

  @Test
  void sparksOwnKeysAreFreeAndStayOutOfTheJson() {
    Settings settings =
        Settings.parse(
            "spark.conf { \"spark.hadoop.fs.s3a.secret.key\" = hunter2, spark.executor.memory = 8g"
                + " }",
            List.of());

    assertThat(settings.root().section("spark").section("conf").entries())
        .containsAllEntriesOf(
            Map.of("spark.hadoop.fs.s3a.secret.key", "hunter2", "spark.executor.memory", "8g"))
        .containsEntry("spark.executorEnv.MALLOC_ARENA_MAX", "1");
    assertThat(settings.json()).doesNotContain("hunter2", "MALLOC").contains("\"local-threads\"");
  }
}
