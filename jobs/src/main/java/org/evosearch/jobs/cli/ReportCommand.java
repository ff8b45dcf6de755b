package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.report.CsvFiles;
import org.evosearch.jobs.report.HtmlPage;
import org.evosearch.jobs.report.RunHistory;
import org.evosearch.jobs.report.RunReport;
import org.evosearch.jobs.report.SvgFiles;
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
          + " store alone. It needs no network. Runs that differ only in their seeds are one group."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch report --run night-7 --store /data/store",
      "  evosearch report --run a-1,a-2,b-1,b-2 --out ab.html --svg figures --csv numbers"
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
    RunReport report = new RunReport(histories());
    Path page = file == null ? Path.of("report-" + runs.get(0) + ".html") : file;
    try {
      String text = new HtmlPage(report).text();
      Files.writeString(page, text, StandardCharsets.UTF_8);
      if (svg != null) {
        SvgFiles.write(report, svg);
      }
      if (csv != null) {
        CsvFiles.write(report, csv);
      }
      out().printf(Locale.ROOT, "Report: %s (%,d bytes)%n", page, Files.size(page));
    } catch (IOException e) {
      throw new SettingsException("Cannot write the report: " + e, e);
    }
    out().flush();
    return ExitCode.OK;
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private List<RunHistory> histories() {
    Settings settings = overrides.settings();
    var hadoop = SparkApplication.hadoop(settings);
    String store = settings.root().text("store");
    new StoreAddress(store, hadoop).requireStore();
    RunReader reader = new RunReader(store, hadoop);
    List<RunHistory> histories = new ArrayList<>();
    for (String run : runs) {
      histories.add(
          RunHistory.read(reader, run).orElseThrow(() -> usage("No run " + run + " in " + store)));
    }
    return histories;
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
