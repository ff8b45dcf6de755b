package org.evosearch.jobs.sql;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;

/** Suggests the nearest column for an unknown one, from the proposals of Spark. */
public final class NearestColumn {

  /** How messages of this kind begin, in all versions of Spark. */
  private static final String UNRESOLVED = "[UNRESOLVED_COLUMN";

  private static final Pattern FIRST = Pattern.compile("((?:`[^`]*`\\.?)+)");

  private NearestColumn() {}

  /** One sentence; empty if the error is of another kind. */
  public static Optional<String> of(AnalysisException e) {
    Map<String, String> parameters = e.getMessageParameters();
    String wrong = parameters.get("objectName");
    if (wrong == null || !String.valueOf(e.getMessage()).startsWith(UNRESOLVED)) {
      return Optional.empty();
    }
    Matcher nearest = FIRST.matcher(parameters.getOrDefault("proposal", ""));
    return Optional.of(
        "no column "
            + plain(wrong)
            + (nearest.find() ? "; the nearest is " + last(plain(nearest.group(1))) : "")
            + " (evosearch query --list has all)");
  }

  private static String plain(String quoted) {
    return quoted.replace("`", "");
  }

  /** The name without the table that Spark puts before it. */
  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
