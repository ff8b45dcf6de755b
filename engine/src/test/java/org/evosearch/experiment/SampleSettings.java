package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;

/** Settings that become experiments, and what is said of wrong ones. */
final class SampleSettings {

  /** Settings of a table that are fine but for there being none. */
  static final List<String> TABLE =
      List.of(
          "evaluation.name=tabular",
          "space.name=nasbench201",
          "evaluation.tabular.table=t.csv",
          "evaluation.tabular.joined=[u.csv]",
          "evaluation.tabular.join-on=i",
          "evaluation.tabular.key=[k]",
          "evaluation.tabular.image-set=a",
          "evaluation.tabular.image-sets=[{name=a,channels=3,height=8,width=8,classes=2}]");

  private SampleSettings() {}

  static Experiment<?> experiment(String... overrides) {
    return Experiment.of(Settings.parse("", List.of(overrides)), "sample", List.of());
  }

  static SettingsException refusal(String... overrides) {
    SettingsException e =
        catchThrowableOfType(SettingsException.class, () -> experiment(overrides));
    assertThat(e).as("an error of the settings %s", List.of(overrides)).isNotNull();
    assertThat(e.getMessage()).hasLineCount(1);
    return e;
  }
}
