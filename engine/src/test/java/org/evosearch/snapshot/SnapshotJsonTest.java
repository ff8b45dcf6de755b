package org.evosearch.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotJsonTest {

  private static final SnapshotFacts IMAGES =
      new SnapshotFacts(
          "ab",
          SnapshotContent.ofImages(List.of(1, 8, 8), List.of("<a>", "b \"c\"", "ü")),
          List.of(3, 4),
          new TreeMap<>(Map.of("the image is null", 2)),
          "SELECT image, label FROM parquet.`/tmp`");

  @Test
  void aManifestOfImagesIsReadAsItWasWritten() {
    assertThat(SnapshotJson.read(SnapshotJson.write(IMAGES))).isEqualTo(IMAGES);
    assertThat(IMAGES.rows()).isEqualTo(7);
    assertThat(IMAGES.unreadableRows()).isEqualTo(2);
  }

  @Test
  void aManifestOfATableIsReadAsItWasWritten() {
    SnapshotContent content =
        SnapshotContent.ofTable(
            List.of(
                new SnapshotColumn("age", Kind.NUMBER), new SnapshotColumn("job", Kind.CATEGORY)),
            List.of(),
            List.of("price"));
    SnapshotFacts facts = new SnapshotFacts("cd", content, List.of(1), new TreeMap<>(), "");

    assertThat(SnapshotJson.read(SnapshotJson.write(facts))).isEqualTo(facts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"digest\": 3", "null"})
  void otherTextsAreNoManifests(String text) {
    assertThatThrownBy(() -> SnapshotJson.read(text))
        .isInstanceOf(SnapshotException.class)
        .hasMessage("it is not the manifest of a snapshot");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"content\": \\{      | \"content\": 3, \"x\": {",
        "\"part_rows\": \\[\\s*3 | \"part_rows\": [\"x\"",
        "\"unreadable\": \\{   | \"unreadable\": [], \"x\": {",
        "\"digest\": \"ab\"    | \"digest\": {}",
        "\"shape\": \\[        | \"shape\": null, \"x\": ["
      })
  void damagedManifestsAreRefused(String place, String damage) {
    String text = SnapshotJson.write(IMAGES);
    String damaged = text.replaceFirst(place, Matcher.quoteReplacement(damage));
    assertThat(damaged).isNotEqualTo(text);
    assertThatThrownBy(() -> SnapshotJson.read(damaged)).isInstanceOf(SnapshotException.class);
  }
}
