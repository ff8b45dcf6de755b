package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.report.CsvFiles;
import org.evosearch.jobs.report.OutputFile;
import org.evosearch.jobs.report.RunReport;
import org.evosearch.jobs.report.SvgFiles;
import org.evosearch.jobs.store.journal.ResultFolder;
import org.evosearch.jobs.store.journal.RunReader;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes a page of figures of one run, or of several side by side. */
@Command(
    name = "report",
    description = {
      "Makes one HTML file of figures and tables of a run, or of several side by side, from their"
          + " store alone. It loads nothing from elsewhere. Runs that differ only in their seeds"
          + " are one group."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch report --run night-7 --store /data/store",
      "  evosearch report --run a-1,a-2,b-1,b-2 --out ab.html --svg figures --csv numbers",
      "  evosearch report --run night-7 --store hdfs:///evosearch --publish"
    })
final class ReportCommand implements Callable<Integer> {

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Option(
      names = "--run",
      required = true,
      split = ",",
      arity = "1..*",
      paramLabel = "ID",
      converter = RunId.class,
      description = "Names of the runs.")
  private List<String> runs = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page (default: report-RUN.html).")
  private @Nullable Path file;

  @Option(
      names = "--publish",
      description = {
        "Writes the page to the store instead, as report.html among the results of the first run,"
            + " unless --out is given too."
      })
  private boolean publish;

  @Option(names = "--svg", paramLabel = "DIR", description = "Also writes each figure as SVG.")
  private @Nullable Path svg;

  @Option(
      names = "--csv",
      paramLabel = "DIR",
      description = "Also writes the numbers of each figure as CSV.")
  private @Nullable Path csv;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings settings = overrides.settings();
    Configuration hadoop = SparkApplication.hadoop(settings);
    String store = settings.root().text("store");
    new StoreAddress(store, hadoop).requireStore();
    ReportPage page = ReportPage.of(new RunReader(store, hadoop), runs, this::noRun);
    RunReport report = page.report();
    if (publish) {
      publish(page, store, hadoop);
    }
    if (!publish || file != null) {
      write(page, file == null ? Path.of("report-" + runs.get(0) + ".html") : file);
    }
    if (svg != null) {
      SvgFiles.write(report, svg);
    }
    if (csv != null) {
      CsvFiles.write(report, csv);
    }
    out().flush();
    return ExitCode.OK;
  }

  private void publish(ReportPage page, String store, Configuration hadoop) {
    String name = ResultFolder.ofRun(runs.get(0)) + "/" + ReportPage.FILE;
    try {
      out().println("Report: " + page.publish(store, hadoop, name));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write %s/%s: %s".formatted(store, name, OutputFile.reason(e)), e);
    }
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private void write(ReportPage page, Path target) {
    int size = new OutputFile(target).write(page.text());
    out().printf(Locale.ROOT, "Report: %s (%,d bytes)%n", target, size);
  }

  private RuntimeException noRun(String run) {
    return usage("No run " + run + " in " + overrides.settings().root().text("store"));
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
