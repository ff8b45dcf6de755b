package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.random.RandomStreams;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.ednag.EdnagSearch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiffusionStrategiesTest {

  private static final Path VARIANTS = Path.of("..", "conf", "strategies");

  private static SearchStrategy<?> strategy(Settings settings) {
    return Experiment.of(settings, "sample", List.of()).search().strategy();
  }

  /** The files of conf/strategies; noise means a network of this space whatever it is. */
  @ParameterizedTest
  @CsvSource({
    "ednag-mobilenetv3.conf, 100",
    "ednag-transfer.conf, 30",
    "ednag-paper.conf, 30",
  })
  void publishedVariantsAreFiles(String file, int population) {
    Settings settings = Settings.load(VARIANTS.resolve(file), List.of("space.name=natsbench-size"));
    assertThat(strategy(settings)).isInstanceOf(EdnagSearch.class);
    assertThat(strategy(settings).ask(0, new RandomStreams(1))).hasSize(population);
  }

  @Test
  void sharesAreAtMostTheWhole() {
    List<String> shares =
        List.of(
            "space.name=nasbench201",
            "strategy.name=ednag",
            "strategy.ednag.elite=0.5",
            "strategy.ednag.diverse=0.4",
            "strategy.ednag.small=0.3");
    assertThatThrownBy(() -> strategy(Settings.parse("", shares)))
        .isInstanceOf(SettingsException.class)
        .hasMessage(
            "-D strategy.ednag.small: Invalid strategy.ednag.small: 0.3 (at most 1 together"
                + " with elite and diverse)");
  }
}
