package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.store.compaction.Compaction;
import org.evosearch.jobs.store.compaction.Compaction.Result;
import org.evosearch.jobs.store.compaction.Compaction.Scope;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.evosearch.search.JournalException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Merges the small files of runs that have ended. */
@Command(
    name = "compact",
    description = {
      "Merges the small files of runs that have ended: one file per table and run. The files as"
          + " they were committed are kept in packs, so that runs can be verified, resumed and"
          + " raised as before. Runs that a driver holds, or that may be resumed, stay as they are."
          + " Compaction can be interrupted and repeated."
    },
    exitCodeList = {
      " 0:done",
      " 1:a run is damaged, or the one that was named cannot be compacted",
      " 2:invalid usage, or no such store or run"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch compact --store /data/store",
      "  evosearch compact --store hdfs:///evosearch --run night-7",
      "  evosearch compact --run night-7 --abandoned"
    })
final class CompactCommand implements Callable<Integer> {

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--run",
      paramLabel = "ID",
      converter = RunId.class,
      description = "Name of the run; without it, all runs that have ended.")
  private @Nullable String run;

  @Option(
      names = "--abandoned",
      description = {
        "Compacts the run even if its store does not show that it has ended: its strategy stopped"
            + " by itself, or nobody will resume it. Needs --run."
      })
  private boolean abandoned;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (abandoned && run == null) {
      throw usage("--abandoned needs --run: it applies to one run");
    }
    Settings settings = overrides.settings();
    String store = settings.root().text("store");
    Configuration hadoop = SparkApplication.hadoop(settings);
    new StoreAddress(store, hadoop).requireStore();
    Compaction compaction = new Compaction(store, hadoop);
    return run == null ? all(compaction, store) : one(compaction, store, run);
  }

  private int one(Compaction compaction, String store, String id) {
    Result result =
        compaction
            .compact(id, abandoned ? Scope.ABANDONED : Scope.ENDED)
            .orElseThrow(() -> usage("No run " + id + " in " + store));
    print(id, result);
    return result.isCompacted() || result.isUnneeded() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private int all(Compaction compaction, String store) {
    List<String> runs = compaction.runs();
    if (runs.isEmpty()) {
      throw usage("No runs in " + store);
    }
    int exitCode = ExitCode.OK;
    for (String id : runs) {
      try {
        compaction.compact(id, Scope.ENDED).ifPresent(result -> print(id, result));
      } catch (JournalException e) {
        command().commandLine().getErr().println("evosearch: " + e.getMessage());
        exitCode = ExitCode.SOFTWARE;
      }
    }
    return exitCode;
  }

  private void print(String id, Result result) {
    PrintWriter out = command().commandLine().getOut();
    String text =
        result.isCompacted()
            ? String.format(
                Locale.ROOT,
                "%d generations, %d directories merged",
                result.generations(),
                result.deleted())
            : "left as it is: " + result.skipped();
    out.println("Run " + id + ": " + text);
    out.flush();
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }

  private ParameterException usage(String message) {
    return new ParameterException(command().commandLine(), message);
  }
}
