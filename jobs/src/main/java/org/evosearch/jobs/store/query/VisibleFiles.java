package org.evosearch.jobs.store.query;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.evosearch.jobs.store.format.MergedFile;

/**
 * Selects the files of a table that have each row once, by their names alone. A file in {@code
 * generation=-N} has the rows of the first N generations of its run; files of these generations,
 * which an interrupted compaction may have left, are then ignored.
 *
 * @param generations in the names of directories, by run
 */
record VisibleFiles(NavigableMap<String, NavigableSet<Integer>> generations) {

  private static final Pattern FILE = Pattern.compile("/run_id=([^/]+)/generation=(-?\\d+)/[^/]+$");
  private static final String RUN = "run_id";
  private static final String GENERATION = "generation";

  static VisibleFiles of(String[] files) {
    NavigableMap<String, NavigableSet<Integer>> generations = new TreeMap<>();
    for (String file : files) {
      Matcher matcher = FILE.matcher(file);
      if (matcher.find()) {
        generations
            .computeIfAbsent(matcher.group(1), run -> new TreeSet<>())
            .add(Integer.valueOf(matcher.group(2)));
      }
    }
    return new VisibleFiles(generations);
  }

  /** Passes the generations of each run that have rows to a reader. */
  void forEachGeneration(BiConsumer<String, Integer> reader) {
    generations.forEach(
        (run, names) -> {
          int merged = merged(names);
          for (int generation = 0; generation < merged; generation++) {
            reader.accept(run, generation);
          }
          names.tailSet(merged).forEach(generation -> reader.accept(run, generation));
        });
  }

  private static int merged(NavigableSet<Integer> names) {
    return Math.max(0, -names.first());
  }

  /** The rows of a table, each once and with its generation. */
  Dataset<Row> rows(Dataset<Row> files) {
    boolean isMerged = generations.values().stream().anyMatch(names -> merged(names) > 0);
    if (!isMerged) {
      return files.drop(MergedFile.GENERATION);
    }
    Dataset<Row> visible = files;
    for (Column superseded : superseded()) {
      visible = visible.filter(not(superseded));
    }
    // Two scans, so that a condition on the generation leaves out files in one and pages in the
    // other.
    Dataset<Row> small = visible.filter(col(GENERATION).geq(0)).drop(MergedFile.GENERATION);
    Dataset<Row> merged =
        visible
            .filter(col(GENERATION).lt(0))
            .drop(GENERATION)
            .withColumnRenamed(MergedFile.GENERATION, GENERATION);
    return small.unionByName(merged);
  }

  /** A condition for each run that has both kinds of files; usually there is none. */
  private List<Column> superseded() {
    List<Column> conditions = new ArrayList<>();
    generations.forEach(
        (run, names) -> {
          int merged = merged(names);
          if (!names.subSet(-merged, false, merged, false).isEmpty()) {
            Column generation = col(GENERATION);
            conditions.add(
                col(RUN)
                    .equalTo(lit(run))
                    .and(generation.gt(lit(-merged)))
                    .and(generation.lt(lit(merged))));
          }
        });
    return conditions;
  }
}
