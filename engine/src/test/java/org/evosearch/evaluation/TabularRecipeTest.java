package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.table.CsvFormat;
import org.evosearch.table.TableException;
import org.evosearch.table.TableSettings;
import org.evosearch.table.TableSettings.Column;
import org.evosearch.table.TableSettings.Fidelity;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabularRecipeTest extends EvaluatorContract {

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeTable() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "cell,valid,test\na,50,55\nb,,60\nc,70,75\n");
  }

  @Override
  protected List<Trial> trials() {
    return List.of(trial("a"), trial("c"));
  }

  @Override
  protected TabularRecipe recipe() {
    TableSettings settings =
        new TableSettings(
            folder.resolve("t.csv").toString(),
            List.of(),
            null,
            List.of("cell"),
            Map.of(
                Metric.VALIDATION_ACCURACY, new Column(List.of("valid"), 1),
                Metric.TEST_ACCURACY, new Column(List.of("test"), 1)),
            new Fidelity(null, 1));
    return new TabularRecipe(
        settings, List.of(CsvFormat.CSV), Set.of(Metric.VALIDATION_ACCURACY), settings.digest());
  }

  private static Outcome evaluate(TabularRecipe recipe, String key) {
    try (Evaluator evaluator = recipe.open(DeviceSlot.CPU)) {
      return evaluator.evaluate(trial(key), Execution.begun("here", "cpu", 0));
    }
  }

  private static Trial trial(String key) {
    return new Trial(
        new TrialId(0, 0),
        new Candidate.TableEntry(key),
        Fingerprint.ofText(key),
        new Budget(1, 0, 1),
        7);
  }

  @Test
  void anOutcomeIsWhatTheRowHolds() {
    assertThat(evaluate(recipe(), "a"))
        .isInstanceOfSatisfying(
            Outcome.Measured.class,
            measured ->
                assertThat(measured.metrics())
                    .isEqualTo(
                        Map.of(Metric.VALIDATION_ACCURACY, 50.0, Metric.TEST_ACCURACY, 55.0)));
  }

  @Test
  void aRowWithoutTheValueThatIsSoughtIsAFailure() {
    assertThat(evaluate(recipe(), "b"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(FailureKind.NOT_ON_RECORD);
              assertThat(failed.message()).isEqualTo("The table has no validation-accuracy for b");
            });
  }

  @Test
  void anotherTableThanTheDriversIsRefused() throws IOException {
    TabularRecipe recipe = recipe();
    writeOther();
    assertThatThrownBy(() -> recipe.open(DeviceSlot.CPU))
        .isInstanceOf(TableException.class)
        .hasMessageContaining("differs from the driver's");
  }

  private void writeOther() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "cell,valid,test\na,51,55\n");
  }
}
