package org.evosearch.jobs.store.journal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.trial.TrialId;

/**
 * Where the files of a run are, relative to the store.
 *
 * @param runId the run
 */
public record RunLayout(String runId) {

  private static final Pattern GENERATION = Pattern.compile("generation=(\\d{1,9})");
  private static final Pattern MERGED = Pattern.compile("generation=-([1-9]\\d{0,8})");
  private static final int DIGEST_IN_NAME = 16;

  /** The name of each file of a table. */
  public static final String FILE = "part-0.parquet";

  /** The file of the run itself. */
  public String run() {
    return directory(Table.RUNS) + "/" + FILE;
  }

  /** The directory of a table. */
  public String directory(Table table) {
    return table.key() + "/" + partition();
  }

  /** The directory of a table and generation. */
  public String directory(Table table, int generation) {
    return directory(table) + "/" + partition(generation);
  }

  /** The file of a table and generation. */
  public String file(Table table, int generation) {
    return directory(table, generation) + "/" + FILE;
  }

  /** The file of a table's merged rows of a number of generations, from 0 on. */
  public String mergedFile(Table table, int generations) {
    return file(table, -generations);
  }

  /**
   * Whether all rows of a directory, by its name, are in the merged file of this many generations.
   */
  public static boolean isMergedInto(String directory, int generations) {
    int generation = generation(directory);
    int merged = mergedGenerations(directory);
    return (generation >= 0 && generation < generations) || (merged > 0 && merged < generations);
  }

  /** The number of merged generations in a directory's name, 0 for any other name. */
  public static int mergedGenerations(String directory) {
    Matcher matcher = MERGED.matcher(directory);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  /** The directory of all generations that are not committed yet. */
  String open() {
    return "_trials/" + partition();
  }

  /** The directories in which drivers or executors that are killed may leave half a file. */
  List<String> written() {
    return List.of(open(), "weights/" + partition(), "_weights/" + partition());
  }

  /** The directory of a generation that is not committed yet. */
  String open(int generation) {
    return open() + "/" + partition(generation);
  }

  /** The plan of a generation that is not committed yet. */
  String plan(int generation) {
    return open(generation) + "/plan.json";
  }

  /** The outcome of a finished trial. */
  String kept(TrialId trial) {
    return open(trial.generation()) + "/" + trial.index() + ".json";
  }

  /**
   * A table's file until its generation is committed.
   *
   * @param digest SHA-256 of its bytes, in hex: the name determines the content
   */
  String staged(Table table, int generation, String digest) {
    return open(generation) + "/" + staged(table, digest);
  }

  /** The run's file until it is published. */
  String stagedRun(String attempt) {
    return open() + "/" + staged(Table.RUNS, attempt);
  }

  private static String staged(Table table, String name) {
    return table.key() + "-" + name.substring(0, DIGEST_IN_NAME) + ".parquet";
  }

  private String partition() {
    return "run_id=" + runId;
  }

  public static String partition(int generation) {
    return "generation=" + generation;
  }

  /** The generation in a directory's name, -1 for any other name. */
  public static int generation(String directory) {
    Matcher matcher = GENERATION.matcher(directory);
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }
}
