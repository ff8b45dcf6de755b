package org.evosearch.jobs.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.evosearch.architecture.Architecture;
import org.evosearch.config.Settings;
import org.evosearch.jobs.cli.console.PlainTable;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.drawing.DrawingSvg;
import org.evosearch.jobs.drawing.DrawingText;
import org.evosearch.jobs.drawing.LayerTable;
import org.evosearch.jobs.drawing.NetworkDrawing;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a network as a picture or a table of its layers. */
@Command(
    name = "show",
    description = {
      "Shows a network of a best_arch.json or of a run: as a table of its layers with"
          + " shapes, parameters, multiply-adds and memory, or as a diagram."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch show --run night-7 --store /data/store",
      "  evosearch show --run night-7 --rank 2 --format svg > second.svg",
      "  evosearch show best_arch.json --format mermaid"
    })
final class ShowCommand implements Callable<Integer> {

  /** Output formats. */
  enum Format {
    /** A table for people. */
    TEXT,
    /** A picture. */
    SVG,
    /** Graphviz's language. */
    DOT,
    /** Mermaid's language. */
    MERMAID
  }

  @Mixin private OverrideOptions overrides = new OverrideOptions();

  @Parameters(
      paramLabel = "ARCH",
      arity = "0..1",
      description = "The best_arch.json of a search: a file or a URI.")
  private @Nullable String file;

  @Option(
      names = "--run",
      paramLabel = "ID",
      converter = RunId.class,
      description = "The search whose network is shown.")
  private @Nullable String run;

  @Option(
      names = "--rank",
      paramLabel = "N",
      description = "Rank of the network in the final ranking of --run (default: 1).")
  private @Nullable Integer rank;

  @Option(names = "--format", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    check();
    PrintWriter out = command().commandLine().getOut();
    lines(architecture()).forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }

  private CommandSpec command() {
    return Objects.requireNonNull(spec);
  }

  private void check() {
    if ((file == null) == (run == null)) {
      throw usage("Give either ARCH or --run ID");
    }
    if (rank != null && run == null) {
      throw usage("Give --rank N with --run ID");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(command().commandLine(), message);
  }

  private Architecture architecture() {
    Settings settings = overrides.settings();
    var hadoop = SparkApplication.hadoop(settings);
    if (run == null) {
      return BestArchitecture.read(Objects.requireNonNull(file), hadoop).network().architecture();
    }
    String store = settings.root().text("store");
    new StoreAddress(store, hadoop).requireStore();
    return BestArchitecture.ranked(store, run, rank == null ? 1 : rank, hadoop)
        .network()
        .architecture();
  }

  private Stream<String> lines(Architecture architecture) {
    return switch (format) {
      case TEXT ->
          new PlainTable(LayerTable.HEADING, new LayerTable(architecture).rows())
              .toString()
              .lines();
      case SVG -> Stream.of(DrawingSvg.standalone(DrawingSvg.of(NetworkDrawing.of(architecture))));
      case DOT -> DrawingText.dot(NetworkDrawing.of(architecture)).lines();
      case MERMAID -> DrawingText.mermaid(NetworkDrawing.of(architecture)).lines();
    };
  }
}
