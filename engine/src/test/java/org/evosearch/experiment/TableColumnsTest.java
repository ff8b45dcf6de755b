package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.evaluation.PredictorRecipe;
import org.evosearch.proxy.ProxyCatalog;
import org.evosearch.proxy.ZeroCostProxy;
import org.evosearch.table.TableSettings.Column;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class TableColumnsTest {

  private static final String PREFIX = "evaluation.tabular.";

  private static Section tabular(String... settings) {
    List<String> all = List.of(settings).stream().map(PREFIX::concat).toList();
    return Settings.parse("", all).root().section("evaluation").section("tabular");
  }

  @Test
  void onlyTheMetricsThatATableHasAreListed() {
    assertThat(
            TableColumns.of(
                tabular(
                    "columns { validation-accuracy = [a, b], energy = [], parameters = [p] }",
                    "scale { validation-accuracy = 100, latency = 1e-3 }")))
        .containsOnlyKeys(Metric.VALIDATION_ACCURACY, Metric.PARAMETERS)
        .containsEntry(Metric.VALIDATION_ACCURACY, new Column(List.of("a", "b"), 100))
        .containsEntry(Metric.PARAMETERS, new Column(List.of("p"), 1));
  }

  @ParameterizedTest
  @FieldSource("org.evosearch.trial.Metric#WELL_KNOWN")
  void everyWellKnownMetricMayHaveAColumn(Metric metric) {
    assertThat(TableColumns.of(tabular("columns." + metric.key() + "=[x]")))
        .containsOnlyKeys(metric);
  }

  @ParameterizedTest
  @FieldSource("org.evosearch.proxy.ProxyCatalog#PROXIES")
  void everyScoreMayHaveAColumn(ZeroCostProxy proxy) {
    assertThat(TableColumns.of(tabular("columns." + proxy.key() + "=[x]")))
        .containsOnlyKeys(proxy.metric());
  }

  @Test
  void metricsAreThoseOfAllWhoMeasure() {
    assertThat(MetricCatalog.byKey().values())
        .containsAll(Metric.WELL_KNOWN)
        .containsAll(ProxyCatalog.PROXIES.stream().map(ZeroCostProxy::metric).toList())
        .contains(PredictorRecipe.PREDICTED_ACCURACY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "columns.synflw | [x] | columns.synflow",
        "columns.\"a.b\" | [x] | columns.jacov",
        "scale.validation-acuracy | 2 | scale.validation-accuracy",
      })
  void aNameThatIsNoMetricIsRefusedWhateverEvaluates(String key, String value, String meant) {
    String setting = PREFIX + key + "=" + value;

    assertThatThrownBy(() -> Experiment.check(Settings.parse("", List.of(setting)), "", List.of()))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "-D %s%s: Unknown key: %s%s (did you mean %s%s?)",
            PREFIX, key, PREFIX, key, PREFIX, meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "columns.energy | x | a list of texts",
        "columns.energy.unit | [x] | a list of texts",
        "scale.energy | many | a number",
        "scale.energy | 0 | above 0.0, at most 1.0E12",
        "columns | 7 | a section",
      })
  void aValueOfTheWrongKindIsRefused(String key, String value, String allowed) {
    assertThatThrownBy(() -> TableColumns.of(tabular(key + "=" + value)))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("-D " + PREFIX)
        .hasMessageEndingWith(" (" + allowed + ")");
  }
}
