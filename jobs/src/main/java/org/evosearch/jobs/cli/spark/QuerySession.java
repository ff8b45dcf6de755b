package org.evosearch.jobs.cli.spark;

import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.jobs.data.rows.RowFile;
import org.evosearch.jobs.sql.FirstLine;
import org.evosearch.jobs.sql.NearestColumn;
import org.evosearch.jobs.sql.Query;
import org.evosearch.jobs.sql.SqlFailure;
import org.evosearch.jobs.store.query.StoreTables;

/** Runs queries on the tables of a store. Every error of a query has a message of one line. */
public final class QuerySession {

  /**
   * The views cast to VARCHAR, which all engines support; otherwise Spark warns each time that it
   * treats it as STRING.
   */
  private static final String VARCHAR_AS_STRING = "spark.sql.legacy.charVarcharAsString";

  /** Queries for ancestors recurse one level per generation. */
  private static final String RECURSION = "spark.sql.cteRecursionLevelLimit";

  /** Spark 4.1 cannot dynamically prune the partitions of a table that a recursive query joins. */
  private static final String PRUNING = "spark.sql.optimizer.dynamicPartitionPruning.enabled";

  private static final String MAX_LEVELS = "100000";

  private final SparkSession spark;

  private QuerySession(SparkSession spark) {
    this.spark = spark;
  }

  /** A session over what the store has committed by now. */
  public static QuerySession on(SparkApplication application, String storeUri) {
    SparkSession spark = application.session();
    spark.conf().set(Query.SUBSTITUTION, "false");
    spark.conf().set(VARCHAR_AS_STRING, "true");
    spark.conf().set(RECURSION, MAX_LEVELS);
    spark.conf().set(PRUNING, "false");
    StoreTables.register(spark, storeUri);
    return new QuerySession(spark);
  }

  /**
   * Runs a query and passes its answer to a reader.
   *
   * @throws SettingsException if the query does not fit the tables
   * @throws SqlFailure if it fails while the answer is read
   */
  public void answer(Query query, Consumer<Dataset<Row>> reader) {
    answer(() -> spark.sql(query.text()), reader);
  }

  /**
   * Passes the rows of a file to a reader, like {@link #answer}.
   *
   * @param words columns that are read as texts even if they look like numbers
   * @param notes receives warnings about the file, one line each
   */
  public void rows(
      RowFile file, Set<String> words, Consumer<String> notes, Consumer<Dataset<Row>> reader) {
    answer(() -> file.rows(spark, words, notes), reader);
  }

  /** Passes the signals of a file to a reader, like {@link #answer}. */
  public void signals(RowFile file, Consumer<Dataset<Row>> reader) {
    answer(() -> file.signals(spark), reader);
  }

  /** Passes the images of files to a reader, like {@link #answer}. */
  public void images(Function<SparkSession, Dataset<Row>> files, Consumer<Dataset<Row>> reader) {
    answer(() -> files.apply(spark), reader);
  }

  private static void answer(Supplier<Dataset<Row>> asked, Consumer<Dataset<Row>> reader) {
    try (QuietTasks quiet = new QuietTasks()) {
      reader.accept(asked.get());
    } catch (SettingsException | DataException | UncheckedIOException e) {
      throw e;
    } catch (StackOverflowError e) {
      throw new SettingsException("Cannot run the query: it is nested too deeply", e);
    } catch (Exception e) {
      // Spark's Scala throws checked exceptions without a declaration.
      throw failure(e);
    }
  }

  private static RuntimeException failure(Exception e) {
    return e instanceof AnalysisException wrong
        ? new SettingsException(
            "Cannot run the query: " + NearestColumn.of(wrong).orElseGet(() -> FirstLine.of(wrong)),
            e)
        : new SqlFailure("Cannot run the query: " + FirstLine.ofCause(e), e);
  }
}
