package org.evosearch.jobs.store.query;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.evosearch.jobs.runner.EmbeddedSpark;
import org.evosearch.jobs.store.journal.ParquetJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;

/**
 * Times queries over many runs. {@code write} writes them by the journal itself; {@code query}
 * prints the seconds of each query, asked several times in one session of Spark.
 *
 * <pre>{@code
 * run -cp "$cp" org.evosearch.jobs.store.query.HistoryBenchmark write STORE RUNS GENERATIONS TRIALS
 * run -cp "$cp" org.evosearch.jobs.store.query.HistoryBenchmark query STORE GENERATIONS
 * }</pre>
 */
final class HistoryBenchmark {

  private static final int TIMES = 4;

  private HistoryBenchmark() {}

  public static void main(String[] args) {
    if (args[0].equals("write")) {
      write(
          args[1], Integer.parseInt(args[2]), Integer.parseInt(args[3]), Integer.parseInt(args[4]));
    } else {
      query(args[1], Integer.parseInt(args[2]));
    }
  }

  private static void write(String store, int runs, int generations, int trials) {
    for (int run = 0; run < runs; run++) {
      SampleRecords records = new SampleRecords("host-" + run);
      try (Journal journal = new ParquetJournal(store, new Configuration(false))) {
        journal.open(SampleRecords.run("run-" + run));
        IntStream.range(0, generations)
            .forEach(number -> journal.commit(records.generation(number, trials)));
      }
    }
  }

  private static void query(String store, int generations) {
    SparkSession spark = EmbeddedSpark.session();
    time("register", () -> StoreTables.register(spark, store));
    int last = generations - 1;
    List<String> queries =
        List.of(
            "SELECT COUNT(*) FROM fitness",
            "SELECT run_id, generation, MAX(fitness) FROM fitness GROUP BY run_id, generation",
            "SELECT a.* FROM (SELECT EXPLODE(ancestors('run-0', " + last + ", 3)) AS a)");
    for (String sql : queries) {
      for (int i = 0; i < TIMES; i++) {
        time(sql, () -> spark.sql(sql).collectAsList());
      }
    }
    spark.stop();
  }

  private static void time(String what, Runnable task) {
    long start = System.nanoTime();
    task.run();
    System.out.printf(Locale.ROOT, "%6.2f s  %s%n", (System.nanoTime() - start) / 1e9, what);
  }
}
