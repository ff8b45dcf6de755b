package org.evosearch.experiment.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;
import org.evosearch.dataset.source.DatasetSettings.Kind;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.digest.Sha256;

/**
 * Data that a query returns or a file has, and how their rows are read: the part of section {@code
 * dataset} that determines a snapshot.
 *
 * @param source the query, or the file
 * @param side in pixels to which images are resized, 0 to keep their size
 * @param channels 1 or 3; 0 for 1 if all images are gray, else 3
 * @param unreadableLimit the largest share of rows that may be left out
 * @param snapshot the digest of the answer, if it is known
 * @param table what the columns of a table are, empty for others
 * @param signal how signals are read, empty for others
 */
public record QuerySettings(
    Source source,
    int side,
    int channels,
    double unreadableLimit,
    Optional<String> snapshot,
    Optional<TableQuestion> table,
    Optional<SignalQuestion> signal) {

  private static final String DIGEST = "[0-9a-f]{64}";
  private static final Map<String, Integer> CHANNELS = Map.of("auto", 0, "gray", 1, "color", 3);

  /**
   * The source of rows: either a query or a file.
   *
   * @param sql a query, or an empty text
   * @param file a CSV, TSV or Parquet file, or the folder of IDX files; or an empty text
   */
  public record Source(String sql, String file) {

    /** Whether it is a file. */
    public boolean isFile() {
      return !file.isEmpty();
    }

    /** The query or the file, for messages. */
    public String text() {
      return isFile() ? file : sql;
    }
  }

  /** Images of a query. */
  public QuerySettings(
      String sql, int side, int channels, double unreadableLimit, Optional<String> snapshot) {
    this(
        new Source(sql, ""),
        side,
        channels,
        unreadableLimit,
        snapshot,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Reads the section {@code dataset}.
   *
   * @return empty unless {@code dataset.name} is {@code query}
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   */
  public static Optional<QuerySettings> of(Section dataset) {
    Optional<String> snapshot = dataset.optionalText("snapshot");
    if (snapshot.isPresent() && !snapshot.get().matches(DIGEST)) {
      throw dataset.invalid("snapshot", "the 64 digits of a snapshot's digest, or null");
    }
    Kind kind = dataset.choice("kind", Kind.class);
    boolean isChosen = dataset.text("name").equals(Datasets.QUERY);
    if (kind != Kind.IMAGES && !isChosen) {
      throw dataset.invalid("kind", "images with dataset.name = " + dataset.text("name"));
    }
    requireUsed(dataset, kind, isChosen);
    QuerySettings settings =
        new QuerySettings(
            source(dataset, kind, isChosen),
            dataset.whole("image-size", 0, 4096),
            dataset.choice("channels", CHANNELS),
            dataset.real("unreadable-limit", 0, 1),
            snapshot,
            kind == Kind.TABULAR
                ? Optional.of(TableQuestion.of(dataset.section("tabular")))
                : Optional.empty(),
            kind == Kind.SIGNAL
                ? Optional.of(SignalQuestion.of(dataset.section("signal")))
                : Optional.empty());
    return isChosen ? Optional.of(settings) : Optional.empty();
  }

  /** Refuses settings of data that would be ignored: the search would use other data. */
  private static void requireUsed(Section dataset, Kind kind, boolean isChosen) {
    for (String key : List.of("query", "file", "snapshot")) {
      if (!isChosen && dataset.optionalText(key).filter(text -> !text.isBlank()).isPresent()) {
        throw dataset.invalid("name", "query, as dataset." + key + " is given");
      }
    }
    if (kind != Kind.TABULAR && !dataset.section("tabular").texts("targets").isEmpty()) {
      throw dataset.invalid("kind", "tabular, as dataset.tabular.targets is given");
    }
    if (kind != Kind.SIGNAL && dataset.section("signal").whole("length", 0) != 0) {
      throw dataset.invalid("kind", "signal, as dataset.signal.length is given");
    }
  }

  private static Source source(Section dataset, Kind kind, boolean isChosen) {
    String sql = dataset.optionalText("query").filter(text -> !text.isBlank()).orElse("");
    String file = dataset.optionalText("file").filter(text -> !text.isBlank()).orElse("");
    if (isChosen && sql.isEmpty() == file.isEmpty()) {
      throw dataset.invalid("name", "query needs " + need(kind, sql.isEmpty()));
    }
    return new Source(sql, file);
  }

  private static String need(Kind kind, boolean isNone) {
    return kind == Kind.IMAGES && isNone
        ? "dataset.query, such as SELECT image, label FROM parquet.`s3a://b/pictures`, or"
            + " dataset.file"
        : "dataset.query or dataset.file, one of the two";
  }

  /**
   * Refuses a size or channels that images of a snapshot do not have: they are not resized again.
   *
   * @param dataset the section that was read
   * @param image shape of each image of the snapshot
   * @throws org.evosearch.config.SettingsException if they differ
   */
  public void requireShape(Section dataset, TensorShape image) {
    boolean isResized = side == 0 || (side == image.height() && side == image.width());
    if (!isResized) {
      throw dataset.invalid("image-size", "0, as dataset.snapshot has images " + image);
    }
    if (channels != 0 && channels != image.channels()) {
      throw dataset.invalid("channels", "auto, as dataset.snapshot has images " + image);
    }
  }

  /** The identity of the question: equal questions are answered once in a store. */
  public String question() {
    List<String> parts =
        table
            .map(TableQuestion::text)
            .or(() -> signal.map(SignalQuestion::text))
            .map(text -> List.of(source.sql(), source.file(), text))
            .orElseGet(() -> List.of(source.text(), "image-size=" + side, "channels=" + channels));
    return Sha256.hex(String.join("\n", parts));
  }
}
