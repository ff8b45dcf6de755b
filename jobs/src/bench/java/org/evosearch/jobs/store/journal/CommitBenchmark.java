package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.audit.Findings;
import org.evosearch.jobs.store.audit.Verification;
import org.evosearch.jobs.store.audit.VerifiedRun;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.Journal;
import org.evosearch.search.SampleRecords;
import org.evosearch.search.TrialRecord;

/**
 * What a commit costs: one generation of 50 networks of ten nodes whose outcomes were kept one by
 * one, early and late in a long run. Also what it costs to keep an outcome, to open the run, and to
 * verify it.
 *
 * <p>The argument is a directory on the disk to be measured, {@code target} if there is none; the
 * store is made below it and stays. From the root of the project, once tests are compiled:
 *
 * <pre>{@code
 * java -cp jobs/target/test-classes:engine/target/test-classes:jobs/target/evosearch.jar:$(cat \
 *     jobs/target/class-path) org.evosearch.jobs.store.journal.CommitBenchmark
 * }</pre>
 */
final class CommitBenchmark {

  private static final int TRIALS = 50;
  private static final int REPEATS = 21;
  private static final List<Integer> PLACES = List.of(1, 100, 1000);
  private static final SampleRecords RECORDS = new SampleRecords("a");

  private final PrintStream out;
  private final List<Double> keeps = new ArrayList<>();
  private final List<Double> commits = new ArrayList<>();
  private final List<Double> processor = new ArrayList<>();

  private CommitBenchmark(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    Path directory = arguments.length == 0 ? Path.of("target") : Path.of(arguments[0]);
    Files.createDirectories(directory);
    Path store = Files.createTempDirectory(directory, "commit-benchmark");
    CommitBenchmark benchmark = new CommitBenchmark(System.out);
    benchmark.warmUp(store.resolve("warm-up").toString());
    benchmark.measure(store.resolve("store").toString());
  }

  private void warmUp(String store) {
    try (Journal journal = journal(store)) {
      journal.open(SampleRecords.run("r"));
      for (int number = 0; number < 30; number++) {
        keepAndCommit(journal, RECORDS.generation(number, TRIALS));
      }
    }
  }

  private void measure(String store) {
    try (Journal journal = journal(store)) {
      journal.open(SampleRecords.run("r"));
      int last = Collections.max(PLACES) + REPEATS;
      for (int number = 0; number < last; number++) {
        int generation = number;
        if (PLACES.stream().anyMatch(at -> at <= generation && generation < at + REPEATS)) {
          keepAndCommit(journal, RECORDS.generation(number, TRIALS));
        } else {
          journal.commit(RECORDS.generation(number, TRIALS));
        }
        if (PLACES.contains(number - REPEATS + 1)) {
          report(number - REPEATS + 1);
        }
      }
    }
    long start = System.nanoTime();
    try (Journal journal = journal(store)) {
      int generations = journal.open(SampleRecords.run("r")).size();
      out.printf(Locale.ROOT, "open %d generations: %.0f ms%n", generations, millis(start));
    }
    verify(store);
  }

  private void verify(String store) {
    Findings findings = new Findings();
    long start = System.nanoTime();
    VerifiedRun run =
        new Verification(store, new Configuration(false))
            .verify("r", Optional.empty(), findings)
            .orElseThrow();
    out.printf(
        Locale.ROOT,
        "verify %d generations: %.0f ms, %d problems%n",
        run.generations(),
        millis(start),
        run.damages());
  }

  private void keepAndCommit(Journal journal, GenerationRecord generation) {
    long start = System.nanoTime();
    for (TrialRecord row : generation.trials()) {
      journal.keep(row.trial(), row.outcome());
    }
    keeps.add(millis(start) / TRIALS);
    start = System.nanoTime();
    long processorStart = processorTime();
    journal.commit(generation);
    commits.add(millis(start));
    processor.add((processorTime() - processorStart) / 1e6);
  }

  private void report(int place) {
    out.printf(
        Locale.ROOT,
        "generation %d: commit median %.1f ms, slowest %.1f ms, processor time %.1f ms;"
            + " keep one outcome %.2f ms%n",
        place,
        median(last(commits)),
        Collections.max(last(commits)),
        median(last(processor)),
        median(last(keeps)));
  }

  private static List<Double> last(List<Double> values) {
    return values.subList(values.size() - REPEATS, values.size());
  }

  private static long processorTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static Journal journal(String store) {
    return new ParquetJournal(store, new Configuration(false));
  }
}
