package org.evosearch.jobs.sql;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.AnalysisException;

/** What a query that names no column may have meant, from what Spark has to offer. */
public final class NearestColumn {

  /** How messages of this kind begin, in all versions of Spark. */
  private static final String UNRESOLVED = "[UNRESOLVED_COLUMN";

  private static final Pattern FIRST = Pattern.compile("((?:`[^`]*`\\.?)+)");

  private NearestColumn() {}

  /** One sentence; empty where the error is another one. */
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

  /** Without the table that Spark puts before it. */
  private static String last(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
