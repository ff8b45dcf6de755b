package org.evosearch.experiment.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuerySettingsTest {

  private static Settings settings(String text) {
    return Settings.parse("", List.of(text.split(" ")));
  }

  @Test
  void imagesOfAFolderAreNoQuerys() {
    assertThat(QuerySettings.of(settings("dataset.name=mnist").root().section("dataset")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dataset.query=x                                   | dataset.name: digits (query, as dataset.query is given)
          dataset.file=a.csv                                | dataset.name: digits (query, as dataset.file is given)
          dataset.snapshot=0000000000000000000000000000000000000000000000000000000000000000 | dataset.name: digits (query, as dataset.snapshot is given)
          dataset.tabular.targets=[x]                       | dataset.kind: images (tabular, as dataset.tabular.targets
          dataset.name=query dataset.query=x dataset.tabular.targets=[x] | dataset.kind: images (tabular, as
          dataset.name=query dataset.query=x dataset.signal.length=9 | dataset.kind: images (signal, as dataset.signal.length
          dataset.name=query dataset.query=x dataset.kind=signal dataset.tabular.targets=[x] | kind: signal (tabular, as
          dataset.kind=signal                               | dataset.kind: signal (images with dataset.name = digits)
          dataset.name=query                                | dataset.name: query (query needs dataset.query, such as
          """)
  void whatNamesDataIsNeverPassedOver(String overrides, String expected) {
    Settings settings = settings(overrides);
    assertThatThrownBy(() -> QuerySettings.of(settings.root().section("dataset")))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "dataset.image-size=0, ",
    "dataset.image-size=8, ",
    "dataset.channels=color, ",
    "dataset.image-size=16, 'Invalid dataset.image-size: 16 (0, as dataset.snapshot has images '",
    "dataset.channels=gray, 'Invalid dataset.channels: gray (auto, as dataset.snapshot has images '"
  })
  void imagesOfASnapshotHaveTheSizeThatIsAskedFor(String override, @Nullable String refusal) {
    Section dataset =
        settings("dataset.name=query dataset.query=x " + override).root().section("dataset");
    ThrowingCallable check =
        () ->
            QuerySettings.of(dataset)
                .orElseThrow()
                .requireShape(dataset, TensorShape.image(3, 8, 8));
    if (refusal == null) {
      assertThatCode(check).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(check).isInstanceOf(SettingsException.class).hasMessageContaining(refusal);
    }
  }
}
