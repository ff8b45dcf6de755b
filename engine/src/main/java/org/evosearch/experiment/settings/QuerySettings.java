package org.evosearch.experiment.settings;

import java.util.Map;
import java.util.Optional;
import org.evosearch.config.Section;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.digest.Sha256;

/**
 * Data that a query returns, and how its rows are read: what of section {@code dataset} is needed
 * to make a snapshot.
 *
 * @param sql the query
 * @param side in pixels to which images are resized, 0 to keep their size
 * @param channels 1 or 3, 0 for 1 where all images are gray and 3 elsewhere
 * @param unreadableLimit the largest share of rows that may be left out
 * @param snapshot the digest of the answer, if it is known
 */
public record QuerySettings(
    String sql, int side, int channels, double unreadableLimit, Optional<String> snapshot) {

  private static final String DIGEST = "[0-9a-f]{64}";
  private static final Map<String, Integer> CHANNELS = Map.of("auto", 0, "gray", 1, "color", 3);

  /**
   * Reads the section {@code dataset}.
   *
   * @return empty where the data are no query's
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   */
  public static Optional<QuerySettings> of(Section dataset) {
    Optional<String> sql = dataset.optionalText("query").filter(text -> !text.isBlank());
    Optional<String> snapshot = dataset.optionalText("snapshot");
    if (snapshot.isPresent() && !snapshot.get().matches(DIGEST)) {
      throw dataset.invalid("snapshot", "the 64 digits of a snapshot's digest, or null");
    }
    boolean isChosen = dataset.text("name").equals(Datasets.QUERY);
    if (isChosen && sql.isEmpty()) {
      throw dataset.invalid(
          "name",
          "query needs dataset.query, such as SELECT image, label FROM parquet.`s3a://b/pictures`");
    }
    QuerySettings settings =
        new QuerySettings(
            sql.orElse(""),
            dataset.whole("image-size", 0, 4096),
            dataset.choice("channels", CHANNELS),
            dataset.real("unreadable-limit", 0, 1),
            snapshot);
    return isChosen ? Optional.of(settings) : Optional.empty();
  }

  /** The identity of what is asked: equal questions are answered once in a store. */
  public String question() {
    return Sha256.hex(String.join("\n", sql, "image-size=" + side, "channels=" + channels));
  }
}
