package org.evosearch.jobs.sql;

import java.util.Set;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.internal.SQLConf;
import org.evosearch.config.SettingsException;

/**
 * One read-only SQL statement. Instances come from {@link #of} alone, so that the text of a query
 * is safe to run.
 */
public final class Query {

  /**
   * Spark's setting for variables such as {@code ${env:NAME}}, which would insert unchecked text.
   */
  public static final String SUBSTITUTION = "spark.sql.variable.substitute";

  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int DEEPEST = 250;

  private final String text;

  private Query(String text) {
    this.text = text;
  }

  /**
   * Checks that SQL is read-only. It is parsed, and each part of it has to be known as harmless,
   * which commands, writes, scripts and calls of Java are not. Spark is not started.
   *
   * @param sql one statement
   * @param tables names of the tables and views that it may read
   * @param reach whether it may read files and other tables, too
   * @throws SettingsException if it is not such a query; one line
   */
  public static Query of(String sql, Set<String> tables, Reach reach) {
    checkSize(sql);
    try {
      new QueryGate(tables, reach).check(parsed(sql));
      return new Query(sql);
    } catch (StackOverflowError e) {
      throw refused("it is nested too deeply");
    }
  }

  private static void checkSize(String sql) {
    if (sql.length() > MAX_CHARACTERS) {
      throw refused("it has " + sql.length() + " characters (" + MAX_CHARACTERS + " at most)");
    }
    if (depth(sql) > DEEPEST) {
      throw refused("it is nested too deeply (" + DEEPEST + " brackets at most)");
    }
  }

  /**
   * The deepest nesting of brackets, those in literals included: the parser is slow for deep ones.
   */
  private static int depth(String sql) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == '(' || c == '[') {
        depth++;
        deepest = Math.max(deepest, depth);
      } else if (c == ')' || c == ']') {
        depth--;
      }
    }
    return deepest;
  }

  private static LogicalPlan parsed(String sql) {
    SQLConf conf = new SQLConf();
    conf.setConfString(SUBSTITUTION, "false");
    try {
      return SQLConf.withExistingConf(conf, () -> new SparkSqlParser().parsePlan(sql));
    } catch (Exception | AssertionError e) {
      // Spark's ParseException is checked, without a declaration; its parser also throws others,
      // such as NumberFormatException.
      throw refused(reason(e));
    }
  }

  private static String reason(Throwable error) {
    String line = FirstLine.of(error);
    return error instanceof SparkThrowable ? line : "Spark's parser cannot read it (" + line + ")";
  }

  static SettingsException refused(String reason) {
    return new SettingsException("Cannot run the query: " + reason);
  }

  /** The statement. */
  public String text() {
    return text;
  }
}
