package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.experiment.Experiment;
import org.evosearch.experiment.ExperimentData;
import org.evosearch.jobs.recomputation.Agreement;
import org.evosearch.jobs.recomputation.Recomputation;
import org.evosearch.jobs.recomputation.RecomputedTrial;
import org.evosearch.jobs.recomputation.RecomputedTrial.Verdict;
import org.evosearch.jobs.store.journal.RunReader;
import org.evosearch.search.Provenance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which trials of a run are evaluated again. */
final class RecomputeOptions {

  @Option(
      names = "--recompute",
      paramLabel = "N",
      description = {
        "Also evaluates N random trials of the run again, on this machine's CPU, and compares."
            + " Their metrics have to be equal to the bit if the run had the same kind of"
            + " processor, software and device; otherwise accuracies may differ by the tolerance."
            + " Needs --run."
      })
  private @Nullable Integer count;

  @Option(
      names = "--recompute-seed",
      paramLabel = "SEED",
      description = "Seed of the random choice (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--tolerance",
      paramLabel = "POINTS",
      description = {
        "Largest difference of an accuracy, in percentage points, where bits need not be equal"
            + " (default: ${DEFAULT-VALUE})."
      })
  private double tolerance = 2;

  boolean isGiven() {
    return count != null;
  }

  /** The error in the options, if there is one. */
  Optional<String> mistake() {
    if (count != null && count < 1) {
      return Optional.of("Invalid --recompute: " + count + " (at least 1)");
    }
    return tolerance >= 0
        ? Optional.empty()
        : Optional.of("Invalid --tolerance: " + tolerance + " (at least 0)");
  }

  /**
   * Evaluates trials of a run again.
   *
   * @return whether all agree with their record
   * @throws SettingsException if the run cannot be evaluated by this version, or its data differ
   */
  boolean run(String run, String store, Configuration hadoop, List<String> own, PrintWriter out) {
    RunReader reader = new RunReader(store, hadoop);
    RunReader.Facts facts =
        reader
            .facts(run)
            .orElseThrow(() -> new SettingsException("No run " + run + " in " + store));
    Experiment<?> experiment = experiment(facts, own);
    Recomputation recomputation = new Recomputation(count(), seed, new Agreement(tolerance));
    reader.forEach(run, generation -> recomputation.take(generation, experiment.recipe()));
    recomputation
        .left()
        .forEach((reason, trials) -> out.println("Left out: " + trials + " trials " + reason));
    if (recomputation.size() == 0) {
      out.println("Run " + run + ": no trial can be evaluated again");
      return true;
    }
    Optional<String> excuse = Agreement.excuse(facts.provenance(), Provenance.facts());
    excuse.ifPresent(
        text -> out.println("Bits need not be equal: " + text + "; tolerance " + tolerance));
    List<RecomputedTrial> again =
        recomputation.run(
            experiment.recipe(), excuse.isEmpty(), trial -> print("Again: " + trial.line(), out));
    long different = again.stream().filter(t -> t.verdict() == Verdict.DIFFERENT).count();
    long equal = again.stream().filter(t -> t.verdict() == Verdict.EQUAL).count();
    out.printf(
        Locale.ROOT,
        "Run %s: %d trials evaluated again, %d equal to the bit, %d within the tolerance, %d"
            + " different%n",
        run,
        again.size(),
        equal,
        again.size() - equal - different,
        different);
    out.flush();
    return different == 0;
  }

  private int count() {
    return count == null ? 0 : count;
  }

  private static void print(String line, PrintWriter out) {
    out.println(line);
    out.flush();
  }

  private static Experiment<?> experiment(RunReader.Facts facts, List<String> own) {
    Settings settings = Settings.over(facts.runId(), facts.settings(), List.of(), own);
    Experiment<?> experiment =
        Experiment.check(settings, facts.runId(), SearchCommand.FORMATS)
            .load(new ExperimentData())
            .named(facts.runId());
    String digest = experiment.run().dataDigest();
    if (!digest.equals(facts.dataDigest())) {
      throw new SettingsException(
          "Cannot evaluate run "
              + facts.runId()
              + " again: its data had the digest "
              + facts.dataDigest()
              + ", these have "
              + digest);
    }
    return experiment;
  }
}
