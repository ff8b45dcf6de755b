package org.evosearch.jobs.sql;

import java.util.Set;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.internal.SQLConf;
import org.evosearch.config.SettingsException;

/**
 * One statement of SQL that asks and changes nothing. There is no other way to one than {@link
 * #of}, so the text of a query may be handed to Spark.
 */
public final class Query {

  /** Variables such as {@code ${env:NAME}} would put into the text what nobody looked at. */
  public static final String SUBSTITUTION = "spark.sql.variable.substitute";

  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int DEEPEST = 250;

  private final String text;

  private Query(String text) {
    this.text = text;
  }

  /**
   * Lets SQL pass that is a query. It is parsed, and each part of it has to be known as harmless:
   * commands, writes, scripts and calls of Java are none. Spark is not started.
   *
   * @param sql one statement
   * @param tables names of the tables and views that it may ask
   * @param reach whether it may ask files and other tables, too
   * @throws SettingsException if it is no query; one line
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

  /** How many brackets are open at once, those in texts included: the parser is slow with many. */
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
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Exception e) {
      // Spark's ParseException, which Scala need not declare.
      throw refused(FirstLine.of(e));
    }
  }

  static SettingsException refused(String reason) {
    return new SettingsException("Cannot run the query: " + reason);
  }

  /** The statement. */
  public String text() {
    return text;
  }
}
