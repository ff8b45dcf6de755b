package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.evaluation.FormulaRecipe;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.table.CsvFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that cover next to nothing of their space: all rows are found, and then it ends. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SparseTablesTest {

  private static final List<String> OPERATIONS =
      List.of("none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3");
  private static final String DARTS_CELL =
      "[('%1$s', 0), ('%2$s', 1), ('%2$s', 0), ('skip_connect', 1), ('%1$s', 0), ('%1$s', 1),"
          + " ('skip_connect', 0), ('skip_connect', 1)]";
  private static final String DARTS =
      "Genotype(normal=%1$s, normal_concat=range(2, 6), reduce=%1$s, reduce_concat=range(2, 6))";

  @TempDir private Path folder = Path.of("");

  private Path table(Stream<String> keys) throws IOException {
    List<String> lines = new ArrayList<>(List.of("arch,val"));
    keys.forEach(key -> lines.add("\"" + key + "\"," + (60 + lines.size() % 7)));
    return Files.write(folder.resolve("t.csv"), lines);
  }

  /** Different cells, as evenly spread over all of them as may be. */
  private static Stream<String> cells(int rows) {
    return IntStream.range(0, rows).mapToObj(i -> cell(i * (15_625 / rows)));
  }

  private static String cell(int number) {
    Object[] words = new Object[6];
    int rest = number;
    for (int edge = 0; edge < words.length; edge++) {
      words[edge] = OPERATIONS.get(rest % 5);
      rest /= 5;
    }
    return "|%s~0|+|%s~0|%s~1|+|%s~0|%s~1|%s~2|".formatted(words);
  }

  private static Stream<String> dartsCells() {
    List<String> operations =
        List.of("sep_conv_3x3", "skip_connect", "dil_conv_3x3", "max_pool_3x3");
    return operations.stream()
        .flatMap(a -> operations.stream().map(b -> DARTS.formatted(DARTS_CELL.formatted(a, b))));
  }

  private static Experiment<?> experiment(
      Path table, String space, String strategy, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "evaluation.name = tabular",
                "space.name = " + space,
                "strategy.name = " + strategy,
                "strategy.random.population = 3",
                "strategy.regularized { population = 4, sample-size = 2, children = 3 }",
                "strategy.local-search.neighbours = 3",
                "strategy.surrogate { population = 3, initial = 3 }",
                "search.generations = 200",
                "evaluation.tabular.table = \"" + table + "\"",
                "evaluation.tabular.key = [arch]",
                "evaluation.tabular.image-set = a",
                "evaluation.tabular.image-sets ="
                    + " [{name = a, channels = 3, height = 32, width = 32, classes = 10}]",
                "evaluation.tabular.columns.validation-accuracy = [val]"));
    all.addAll(List.of(more));
    return Experiment.of(Settings.parse("", all), "sample", List.of(CsvFormat.CSV));
  }

  private static SearchResult searched(Experiment<?> experiment, InMemoryJournal.Store store) {
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 1);
        Journal journal = new InMemoryJournal(store)) {
      return experiment.run(runner, journal, SearchListener.NONE);
    }
  }

  private static long paid(Experiment<?> experiment, InMemoryJournal.Store store) {
    return new InMemoryJournal(store)
        .open(experiment.run()).stream()
            .flatMap(generation -> generation.trials().stream())
            .filter(TrialRecord::wasRun)
            .count();
  }

  @ParameterizedTest
  @CsvSource({
    "1, random",
    "1, regularized",
    "1, local-search",
    "1, surrogate",
    "1, cma-es",
    "7, random",
    "7, genetic",
    "7, nsga2",
    "7, local-search",
    "7, surrogate",
    "7, cma-es"
  })
  void aFewRowsOfManyAreFound(int rows, String strategy) throws IOException {
    Experiment<?> experiment = experiment(table(cells(rows)), "nasbench201", strategy);
    InMemoryJournal.Store store = new InMemoryJournal.Store();

    assertThat(searched(experiment, store).stopReason().text())
        .isEqualTo("nothing was left to propose");
    // Some of them are one network to the benchmark.
    assertThat(paid(experiment, store)).isBetween(Math.min(rows, 3L), (long) rows);
    assertThat(experiment.notes().get(0))
        .isEqualTo("The table holds " + rows + " of 15,625 genotypes; only those are searched.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"random", "regularized", "local-search"})
  void rowsOfASpaceThatIsTooLargeToGoThroughAreFoundByTheirKeys(String strategy)
      throws IOException {
    Experiment<?> experiment = experiment(table(dartsCells()), "darts", strategy);
    InMemoryJournal.Store store = new InMemoryJournal.Store();

    assertThat(searched(experiment, store).stopReason().text())
        .isEqualTo("nothing was left to propose");
    assertThat(paid(experiment, store)).isEqualTo(16);
    assertThat(experiment.notes())
        .contains("The table holds 16 genotypes; only those are searched.");
  }

  @Test
  void keysMayBeWrittenOtherwise() throws IOException {
    Stream<String> otherwise = dartsCells().map(key -> key.replace("range(2, 6)", "[2,3,4,5]"));
    Experiment<?> experiment =
        experiment(table(Stream.concat(otherwise, Stream.of("nonsense"))), "darts", "random");
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    SearchResult result = searched(experiment, store);

    assertThat(paid(experiment, store)).isEqualTo(16);
    assertThat(result.hallOfFame()).hasSize(10).allMatch(best -> best.fitness().isPresent());
    assertThat(experiment.notes().get(0))
        .endsWith(" 1 of its 17 rows name none, such as \"nonsense\".");
  }

  @Test
  @Tag("nightly")
  void rowsThatNoDrawMeetsAreRefusedSoon() throws IOException {
    Path table = table(Stream.of("28c7d13ce8dd1a2c6fd1d4a6ae4a0c11"));

    long start = System.nanoTime();
    SettingsException e =
        catchThrowableOfType(
            SettingsException.class, () -> experiment(table, "nasbench101", "random"));

    assertThat(e).isNotNull();
    assertThat(e.getMessage())
        .hasLineCount(1)
        .contains("Invalid evaluation.tabular.key", "columns that name genotypes of nasbench101");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(100));
  }

  /** What complete tables gave before rows were drawn from: the stream of draws is the same. */
  @Test
  void completeTablesAreDrawnFromAsEver() throws IOException {
    Experiment<?> onRecord =
        experiment(table(cells(15_625)), "nasbench201", "random", "search.generations = 5");
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    searched(onRecord, store);
    Experiment<?> whole =
        Experiment.of(
            Settings.parse(
                "",
                List.of(
                    "dataset.train-images = 60",
                    "space.name = nasbench201",
                    "strategy { name = random, random.population = 3 }",
                    "search.generations = 5")),
            "sample",
            List.of());

    assertThat(onRecord.notes().get(0)).isEqualTo("The table holds all 15,625 genotypes.");
    assertThat(genotypes(new InMemoryJournal(store).open(onRecord.run()))).isEqualTo(drawn(whole));
  }

  private static List<String> genotypes(List<GenerationRecord> generations) {
    return generations.stream()
        .flatMap(generation -> generation.trials().stream())
        .map(TrialRecord::genotype)
        .toList();
  }

  private static List<String> drawn(Experiment<?> experiment) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    try (TrialRunner runner = new LocalTrialRunner(FormulaRecipe.PLAIN, 1);
        Journal journal = new InMemoryJournal(store)) {
      experiment.run(runner, journal, SearchListener.NONE);
    }
    return genotypes(new InMemoryJournal(store).open(experiment.run()));
  }
}
