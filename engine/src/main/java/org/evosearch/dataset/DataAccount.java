package org.evosearch.dataset;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was read of a data set, and what was not.
 *
 * @param layout where its parts were found, in words
 * @param found images that are there
 * @param read images that were read
 * @param passedOver how many files were passed over, by extension or reason
 * @param warnings what the user should know, each one line
 */
public record DataAccount(
    String layout,
    int found,
    int read,
    SortedMap<String, Integer> passedOver,
    List<String> warnings) {

  /** Copies map and list. */
  public DataAccount {
    passedOver = new TreeMap<>(passedOver);
    warnings = List.copyOf(warnings);
  }

  /** An account of a set of which all was read. */
  public static DataAccount of(String layout, int images) {
    return new DataAccount(layout, images, images, new TreeMap<>(), List.of());
  }

  /** This account with more warnings behind its own. */
  DataAccount with(List<String> more) {
    return new DataAccount(
        layout, found, read, passedOver, Stream.concat(warnings.stream(), more.stream()).toList());
  }

  /** Copy. */
  @Override
  public SortedMap<String, Integer> passedOver() {
    return new TreeMap<>(passedOver);
  }

  /** In one line. */
  String line(String name, ImageTask.Splits splits) {
    return String.format(
        Locale.ROOT,
        "Data %s (%s): %,d of %,d images read, %,d for training, %,d for validation, %,d for"
            + " test%s",
        name,
        layout,
        read,
        found,
        splits.train().count(),
        splits.validation().count(),
        splits.test().count(),
        passedOver.isEmpty() ? "" : "; passed over: " + counts());
  }

  private String counts() {
    return passedOver.entrySet().stream()
        .map(DataAccount::counted)
        .collect(Collectors.joining(", "));
  }

  private static String counted(Map.Entry<String, Integer> entry) {
    return entry.getValue() + " x " + entry.getKey();
  }

  /** As a JSON object. */
  String json(ImageTask.Splits splits) {
    Gson gson = new Gson();
    JsonObject json = new JsonObject();
    json.addProperty("layout", layout);
    json.addProperty("found", found);
    json.addProperty("read", read);
    json.addProperty("train", splits.train().count());
    json.addProperty("validation", splits.validation().count());
    json.addProperty("test", splits.test().count());
    json.add("passed_over", gson.toJsonTree(passedOver));
    json.add("warnings", gson.toJsonTree(warnings));
    return gson.toJson(json);
  }
}
