package org.evosearch.dataset;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was read from a data set, and what was passed over.
 *
 * @param name of the set
 * @param examples plural noun for its examples: images, signals or rows
 * @param layout where its parts were found, in words
 * @param counts numbers of examples
 * @param passedOver how many files were passed over, by extension or reason
 * @param warnings for the user, one line each
 */
public record DataAccount(
    String name,
    String examples,
    String layout,
    Counts counts,
    SortedMap<String, Integer> passedOver,
    List<String> warnings) {

  /**
   * Numbers of examples.
   *
   * @param found in the data set
   * @param read of those found
   * @param train that weights are trained on
   * @param validation that decisions of a search are based on
   * @param test for the final report
   */
  public record Counts(int found, int read, int train, int validation, int test) {}

  /** Copies map and list. */
  public DataAccount {
    passedOver = new TreeMap<>(passedOver);
    warnings = List.copyOf(warnings);
  }

  /** An account of images that are not split yet. */
  public static DataAccount of(
      String layout,
      int found,
      int read,
      SortedMap<String, Integer> passedOver,
      List<String> warnings) {
    return new DataAccount(
        "", "images", layout, new Counts(found, read, 0, 0, 0), passedOver, warnings);
  }

  /** An account of a set that was read completely. */
  public static DataAccount of(String layout, int images) {
    return of(layout, images, images, new TreeMap<>(), List.of());
  }

  /** This account for rows of a table instead of images. */
  public DataAccount ofRows() {
    return of("rows");
  }

  /** This account for signals instead of images. */
  public DataAccount ofSignals() {
    return of("signals");
  }

  private DataAccount of(String others) {
    return new DataAccount(name, others, layout, counts, passedOver, warnings);
  }

  /** This account under the name of a set. */
  public DataAccount named(String set) {
    return new DataAccount(set, examples, layout, counts, passedOver, warnings);
  }

  /** This account once its examples are divided, with more warnings. */
  public DataAccount divided(Parts<Integer> parts, List<String> more) {
    return new DataAccount(
        name,
        examples,
        layout,
        new Counts(counts.found(), counts.read(), parts.train(), parts.validation(), parts.test()),
        passedOver,
        Stream.concat(warnings.stream(), more.stream()).toList());
  }

  @Override
  public SortedMap<String, Integer> passedOver() {
    return new TreeMap<>(passedOver);
  }

  /** A line about what was read, and a line for each warning. */
  public List<String> lines() {
    return Stream.concat(Stream.of(line()), warnings.stream().map(warning -> "Warning: " + warning))
        .toList();
  }

  private String line() {
    return String.format(
        Locale.ROOT,
        "Data %s (%s): %,d of %,d %s read, %,d for training, %,d for validation, %,d for"
            + " test%s",
        name,
        layout,
        counts.read(),
        counts.found(),
        examples,
        counts.train(),
        counts.validation(),
        counts.test(),
        passedOver.isEmpty() ? "" : "; passed over: " + reasons());
  }

  private String reasons() {
    return passedOver.entrySet().stream()
        .map(entry -> entry.getValue() + " x " + entry.getKey())
        .collect(Collectors.joining(", "));
  }

  /** As a JSON object. */
  public String json() {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("layout", layout);
    json.addProperty("found", counts.found());
    json.addProperty("read", counts.read());
    json.addProperty("train", counts.train());
    json.addProperty("validation", counts.validation());
    json.addProperty("test", counts.test());
    json.add("passed_over", gson.toJsonTree(passedOver));
    json.add("warnings", gson.toJsonTree(warnings));
    return gson.toJson(json);
  }
}
