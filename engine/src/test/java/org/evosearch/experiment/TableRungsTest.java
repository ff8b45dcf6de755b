package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.evosearch.config.Settings;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.table.CsvFormat;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables with trainings of several lengths. */
class TableRungsTest {

  private static final int CELLS = 40;

  @TempDir private Path folder = Path.of("");

  /** Cells whose order after 9 epochs is that after 3, or the opposite. */
  private Path wide(int sign) throws IOException {
    List<String> lines = new ArrayList<>(List.of("arch,v_3ep,v_9ep,test"));
    for (int i = 0; i < CELLS; i++) {
      lines.add(String.format(Locale.ROOT, "%s,%d,%d,%d", cell(i), 10 + i, 50 + sign * i, 99 - i));
    }
    return Files.write(folder.resolve("wide.csv"), lines);
  }

  private Path tall() throws IOException {
    List<String> lines = new ArrayList<>(List.of("arch,epochs,v,test"));
    for (int i = 0; i < CELLS; i++) {
      lines.add(String.format(Locale.ROOT, "%s,3,%d,%d", cell(i), 10 + i, 20 + i));
      lines.add(String.format(Locale.ROOT, "%s,9,%d,%d", cell(i), 50 + i, 60 + i));
    }
    return Files.write(folder.resolve("tall.csv"), lines);
  }

  private static String cell(int number) {
    String[] operations = {"none", "skip_connect", "nor_conv_1x1", "nor_conv_3x3", "avg_pool_3x3"};
    Function<Integer, String> word = digit -> operations[number / digit % 5];
    return "|%s~0|+|%s~0|%s~1|+|nor_conv_3x3~0|none~1|skip_connect~2|"
        .formatted(word.apply(1), word.apply(5), word.apply(25));
  }

  private static Experiment<?> experiment(Path table, String columns, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "evaluation.name = tabular",
                "space.name = nasbench201",
                "strategy.name = random",
                "strategy.random.population = 10",
                "search.generations = 6",
                "budget.epochs = 3",
                "search.rungs.epochs = [3, 9]",
                "evaluation.tabular.table = \"" + table + "\"",
                "evaluation.tabular.key = [arch]",
                "evaluation.tabular.image-set = a",
                "evaluation.tabular.image-sets ="
                    + " [{name = a, channels = 3, height = 32, width = 32, classes = 10}]",
                "evaluation.tabular.columns.validation-accuracy = [\"" + columns + "\"]",
                "evaluation.tabular.columns.test-accuracy = [test]"));
    all.addAll(List.of(more));
    return Experiment.of(Settings.parse("", all), "sample", List.of(CsvFormat.CSV));
  }

  /** A search as a command tells it: its records, and what was remarked. */
  private static SearchResult run(
      Experiment<?> experiment, List<TrialRecord> records, List<String> remarks) {
    Function<GenerationRecord, Optional<String>> remark = experiment.remarks();
    SearchListener listener =
        new SearchListener() {
          @Override
          public void committed(GenerationRecord generation) {
            records.addAll(generation.trials());
            remark.apply(generation).ifPresent(remarks::add);
          }
        };
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 1)) {
      return experiment.run(runner, new InMemoryJournal(new InMemoryJournal.Store()), listener);
    }
  }

  @Test
  void aRungHasTheValuesOfItsLength() throws IOException {
    List<TrialRecord> records = new ArrayList<>();
    run(experiment(wide(1), "v_{epochs}ep"), records, new ArrayList<>());

    assertThat(records).anyMatch(one -> one.rung() == 1);
    assertThat(records)
        .allMatch(one -> one.rung() == 1 == one.fitness().orElseThrow() >= 50)
        .allMatch(one -> one.outcome().metric(Metric.TEST_ACCURACY).orElseThrow() >= 60);
  }

  @Test
  void rowsOfALengthAreTakenAndTestAccuracyOfThoseThatAreReported() throws IOException {
    List<TrialRecord> records = new ArrayList<>();
    String[] more = {
      "evaluation.tabular.epochs-column = epochs", "evaluation.tabular.report-epochs = 9"
    };
    run(experiment(tall(), "v", more), records, new ArrayList<>());

    assertThat(records)
        .allMatch(one -> one.rung() == 1 == one.fitness().orElseThrow() >= 50)
        .allMatch(one -> one.outcome().metric(Metric.TEST_ACCURACY).orElseThrow() >= 60);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void calibrationTellsWhetherShortTrainingsAreAGuide(int sign) throws IOException {
    List<String> remarks = new ArrayList<>();
    run(
        experiment(wide(sign), "v_{epochs}ep", "search.rungs.calibration = 8"),
        new ArrayList<>(),
        remarks);

    assertThat(remarks).hasSize(1);
    assertThat(remarks.get(0))
        .startsWith(
            "the first two rungs rank 8 networks with a Spearman correlation of " + sign + ".00");
    assertThat(remarks.get(0).contains("WARNING: below 0.5")).isEqualTo(sign < 0);
  }

  @Test
  void theBestAreLookedUpAgainAfterALongerTraining() throws IOException {
    SearchResult result =
        run(
            experiment(
                wide(-1),
                "v_{epochs}ep",
                "search.rungs.epochs = []",
                "search.hall-of-fame = 4",
                "search.re-score { seeds = 1, epochs = 9 }"),
            new ArrayList<>(),
            new ArrayList<>());
    List<Double> shorter =
        result.hallOfFame().stream().map(one -> one.fitness().orElseThrow()).toList();

    assertThat(result.scores()).hasSize(4);
    // After 9 epochs their order is the opposite.
    assertThat(shorter).isSorted();
  }

  @Test
  void aTableThatDoesNotTellLengthsApartIsRefused() throws IOException {
    Path table = wide(1);
    assertThatThrownBy(() -> experiment(table, "v_3ep"))
        .hasMessageEndingWith(
            "(with {epochs} for the number of epochs, or with epochs-column, where training runs"
                + " differ)");
    assertThatThrownBy(() -> experiment(table, "v_{epochs}ep", "search.re-score.seeds = 2"))
        .hasMessageEndingWith("(0 where a table is searched, or 1 with other re-score.epochs)");
  }

  @Test
  void epochsLimitASearch() throws IOException {
    List<TrialRecord> records = new ArrayList<>();
    SearchResult result =
        run(
            experiment(
                wide(1), "v_{epochs}ep", "search.generations = 0", "search.budget.epochs = 50"),
            records,
            new ArrayList<>());

    assertThat(result.stopReason().text()).isEqualTo("the budget of 50 epochs is spent");
    assertThat(records.stream().mapToInt(TrialRecord::chargedEpochs).sum()).isBetween(50, 110);
  }
}
