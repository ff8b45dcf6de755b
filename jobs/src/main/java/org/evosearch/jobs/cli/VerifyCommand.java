package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.jobs.cli.console.VerificationLines;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.store.audit.Verification;
import org.evosearch.jobs.store.audit.VerifiedRun;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Checks that runs are stored as they were committed. */
@Command(
    name = "verify",
    description = {
      "Audits a run: every file in the store has to be the one that was committed, and"
          + " their contents have to agree. Without --run, audits all runs and looks for"
          + " files that belong to none. Reports each problem on a line of its own."
          + " Read-only; running searches are not disturbed."
    },
    exitCodeList = {
      " 0:sound",
      " 1:damaged, a trial gives another result, or the store cannot be reached",
      " 2:invalid usage, or no such store or run"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch verify --store /data/store",
      "  evosearch verify --store hdfs:///evosearch --run night-7",
      "  evosearch verify --run night-7 --expect-digest SHA256",
      "  evosearch verify --run night-7 --recompute 10"
    })
final class VerifyCommand implements Callable<Integer> {

  private static final String DIGEST = "[0-9a-f]{64}";

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--run",
      paramLabel = "ID",
      converter = RunId.class,
      description = "Name of the run.")
  private @Nullable String run;

  @Option(
      names = "--expect-digest",
      paramLabel = "SHA256",
      description = {
        "The digest printed by an earlier verification of the run. It has to match the"
            + " last fitness file, or an earlier one if the run has grown since."
      })
  private @Nullable String kept;

  @Mixin private RecomputeOptions recompute = new RecomputeOptions();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Optional<String> digest = digest();
    checkRecompute();
    Settings settings = overrides.settings();
    String store = settings.root().text("store");
    Configuration hadoop = SparkApplication.hadoop(settings);
    new StoreAddress(store, hadoop).requireStore();
    Verification verification = new Verification(store, hadoop);
    List<VerifiedRun> verified =
        runs(verification).flatMap(id -> verify(verification, id, digest).stream()).toList();
    int strays =
        run == null
            ? verification.strays(new VerificationLines(command().commandLine().getOut(), ""))
            : 0;
    if (verified.isEmpty() && strays == 0) {
      throw usage((run == null ? "No runs" : "No run " + run) + " in " + store);
    }
    boolean isSound = strays == 0 && verified.stream().allMatch(VerifiedRun::isSound);
    return isSound && agrees(store, hadoop) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void checkRecompute() {
    if (recompute.isGiven() && run == null) {
      throw usage("--recompute needs --run: it trains trials of one run");
    }
    recompute
        .mistake()
        .ifPresent(
            mistake -> {
              throw usage(mistake);
            });
  }

  /** Trials of a run that is damaged are not evaluated again. */
  private boolean agrees(String store, Configuration hadoop) {
    return run == null
        || !recompute.isGiven()
        || recompute.run(
            run, store, hadoop, overrides.all(Stream.empty()), command().commandLine().getOut());
  }

  private Optional<String> digest() {
    if (kept == null) {
      return Optional.empty();
    }
    String digest = kept.strip().toLowerCase(Locale.ROOT);
    if (run == null) {
      throw usage("--expect-digest needs --run: it is the digest of one run");
    }
    if (!digest.matches(DIGEST)) {
      throw usage("Invalid --expect-digest: " + kept + " (64 hex digits)");
    }
    return Optional.of(digest);
  }

  private Stream<String> runs(Verification verification) {
    return run == null ? verification.runs().stream() : Stream.of(run);
  }

  private Optional<VerifiedRun> verify(
      Verification verification, String id, Optional<String> digest) {
    PrintWriter out = command().commandLine().getOut();
    VerificationLines lines = new VerificationLines(out, id);
    Optional<VerifiedRun> verified = verification.verify(id, digest, lines);
    verified.ifPresent(lines::conclude);
    return verified;
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }

  private ParameterException usage(String message) {
    return new ParameterException(command().commandLine(), message);
  }
}
