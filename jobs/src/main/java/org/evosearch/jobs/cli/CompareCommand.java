package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.experiment.ExperimentData;
import org.evosearch.jobs.cli.console.ComparisonProgress;
import org.evosearch.jobs.cli.console.OptionalPage;
import org.evosearch.jobs.cli.console.PlainTable;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.cli.start.StartCheck;
import org.evosearch.jobs.cli.start.WarmStart;
import org.evosearch.jobs.comparison.Comparison;
import org.evosearch.jobs.comparison.ComparisonPlan;
import org.evosearch.jobs.comparison.ComparisonPlan.Rules;
import org.evosearch.jobs.comparison.ComparisonRun;
import org.evosearch.jobs.comparison.ComparisonRun.Summary;
import org.evosearch.jobs.comparison.Nearness;
import org.evosearch.jobs.comparison.SeedRange;
import org.evosearch.jobs.comparison.Variant;
import org.evosearch.jobs.comparison.Yardstick;
import org.evosearch.jobs.store.journal.RunReader;
import org.evosearch.jobs.store.journal.StoreAddress;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs strategies side by side and tests which is better. */
@Command(
    name = "compare",
    description = {
      "Compares strategies or variants of the settings, with the same seeds and"
          + " search.trainings evaluations or search.budget.epochs epochs each, and tests which"
          + " is better. Each search is a run in the store; those that have ended are not"
          + " repeated."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch compare -c conf/experiments/nasbench201.conf -D"
          + " evaluation.tabular.table=nasbench201.csv.gz --strategies random,regularized --seeds"
          + " 0..99",
      "  evosearch compare -c conf/experiments/nasbench201-ednag.conf --strategies ednag"
          + " --variant 'half:strategy.ednag.steps=50' --seeds 0..19"
    })
final class CompareCommand implements Callable<Integer> {

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,63}";
  private static final String CHARACTERS = "letters, digits, '_' and '-', 64 at most";

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(
      names = "--strategies",
      split = ",",
      paramLabel = "NAME",
      description = "Strategies; the first one is the baseline of the others and of variants.")
  private List<String> strategies = List.of();

  @Option(
      names = "--variant",
      paramLabel = "NAME:SETTINGS",
      description = "A variant: settings to change, in HOCON. May be repeated.")
  private List<String> variants = List.of();

  @Option(
      names = "--seeds",
      defaultValue = "0..9",
      paramLabel = "A..B",
      description = "Seeds, such as 0..99 (default: ${DEFAULT-VALUE}).")
  private String seeds = "";

  @Option(
      names = "--after",
      split = ",",
      paramLabel = "N",
      description =
          "Evaluations or epochs after which searches are compared (default: 50,100,200,500"
              + " evaluations, or a quarter, half and all of the epochs).")
  private List<Integer> checkpoints = List.of();

  @Option(
      names = "--budget",
      defaultValue = "evaluations",
      converter = BudgetUnit.class,
      paramLabel = "evaluations|epochs",
      description =
          "Unit of the budget: evaluations, up to search.trainings; or epochs, up to"
              + " search.budget.epochs, which is fair if training runs differ in length (default:"
              + " ${DEFAULT-VALUE}).")
  private Yardstick yardstick = Yardstick.EVALUATIONS;

  /** The unit of a budget by its name. */
  static final class BudgetUnit implements ITypeConverter<Yardstick> {

    @Override
    public Yardstick convert(String value) {
      return Stream.of(Yardstick.values())
          .filter(unit -> unit.key().equals(value))
          .findFirst()
          .orElseThrow(
              () -> new TypeConversionException("'" + value + "' is not evaluations or epochs"));
    }
  }

  @Option(
      names = "--near",
      defaultValue = "1%",
      paramLabel = "SHARE%|DISTANCE",
      description =
          "What counts as near the optimum of a table: a percentage of its best rows, such"
              + " as 1%%, or a distance in the unit of the objective, such as 0.5 (default: 1%%).")
  private String near = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Prefix of the run ids (default: the settings file's name).")
  private @Nullable String name;

  private final ExperimentData data = new ExperimentData();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Settings asked = options.load(Stream.empty());
    // Searches take their seeds from --seeds; an invalid run.seed is refused nevertheless.
    asked.root().section("run").longWhole("seed");
    Comparison planned = new Comparison(name(), variants(), seeds());
    StartCheck.ofSearches(planned.settings(asked));
    QueryData query = new QueryData(asked);
    ComparisonPlan plan = plan(planned, asked);
    Optional<ComparisonRun> known =
        query.isAsked() ? Optional.empty() : Optional.of(plan.load(data));
    try (SparkApplication spark = new SparkApplication(asked, planned.name())) {
      new StoreAddress(asked.root().text("store"), spark.hadoop()).requireWritable();
      spark.endQuietly();
      List<String> answer = query.overrides(spark, out()::println);
      Settings settings = answer.isEmpty() ? asked : options.load(answer.stream());
      ComparisonRun checked = known.orElseGet(() -> plan(planned, settings).load(data));
      Comparison comparison = started(planned, settings, spark);
      ComparisonRun run =
          comparison.equals(planned) ? checked : plan(comparison, settings).load(data);
      run.requireSameSettings(spark.hadoop());
      run.notes().forEach(out()::println);
      spark.memoryAdvice(settings).forEach(out()::println);
      print(run, comparison, spark);
      report(comparison, settings.root().text("store"), spark.hadoop());
    }
    return ExitCode.OK;
  }

  private void report(Comparison comparison, String store, Configuration hadoop) {
    CommandLine command = Objects.requireNonNull(spec).commandLine();
    new OptionalPage(command.getOut(), command.getErr())
        .write(() -> page(comparison, store, hadoop));
  }

  private static String page(Comparison comparison, String store, Configuration hadoop)
      throws IOException {
    ReportPage page =
        ReportPage.of(
            new RunReader(store, hadoop),
            comparison.runIds(),
            id -> new IllegalStateException("[BUG] Expected run " + id));
    return page.publish(store, hadoop, "comparisons/" + comparison.name() + "/" + ReportPage.FILE);
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private ComparisonPlan plan(Comparison comparison, Settings settings) {
    Rules rules = new Rules(checkpoints(), yardstick, near());
    return new ComparisonPlan(comparison, settings, rules, SearchCommand.FORMATS);
  }

  /** Runs the start query of each variant once: all its searches start from the same answer. */
  private static Comparison started(
      Comparison comparison, Settings settings, SparkApplication spark) {
    return comparison.startingFrom(
        settings,
        (own, runIds) -> WarmStart.overrides(own, runIds, spark).collect(Collectors.joining("\n")));
  }

  private void print(ComparisonRun run, Comparison comparison, SparkApplication spark) {
    PrintWriter out = out();
    out.printf(
        Locale.ROOT,
        "%d searches: %s, seeds %s%n",
        comparison.size(),
        comparison.variants().stream().map(Variant::name).collect(Collectors.joining(", ")),
        seeds);
    out.flush();
    print(out, summary(run, comparison, spark));
  }

  private static Summary summary(ComparisonRun run, Comparison comparison, SparkApplication spark) {
    try (ComparisonProgress progress = new ComparisonProgress(comparison.size())) {
      return run.run(
          spark::context,
          spark.placement(),
          spark.hadoop(),
          spark.hadoopSettings(),
          progress::step);
    }
  }

  private static void print(PrintWriter out, Summary summary) {
    out.println();
    out.print(new PlainTable(summary.heading(), summary.rows()));
    out.println();
    summary.legend().forEach(out::println);
    out.println("Table, curves and plot: " + summary.folder());
    out.flush();
  }

  private String name() {
    String own = name == null ? options.name() : name;
    if (!own.matches(NAME)) {
      throw usage("Invalid --name: " + own + " (" + CHARACTERS + ")");
    }
    return own;
  }

  private List<Variant> variants() {
    List<Variant> all =
        Stream.concat(
                strategies.stream().map(Variant::ofStrategy), variants.stream().map(this::variant))
            .toList();
    if (all.isEmpty()) {
      throw usage("Nothing to compare: --strategies or --variant is needed");
    }
    if (all.stream().map(Variant::name).distinct().count() < all.size()) {
      throw usage("Invalid --variant: strategies and variants need distinct names");
    }
    return all;
  }

  private Variant variant(String text) {
    int colon = text.indexOf(':');
    if (colon < 0 || !text.substring(0, colon).matches(NAME)) {
      throw usage("Invalid --variant: " + text + " (NAME:SETTINGS, NAME of " + CHARACTERS + ")");
    }
    return new Variant(text.substring(0, colon), text.substring(colon + 1).strip());
  }

  private List<Integer> checkpoints() {
    for (int after : checkpoints) {
      if (after < 1) {
        throw usage("Invalid --after: " + after + " (at least 1)");
      }
    }
    return checkpoints.isEmpty() && yardstick == Yardstick.EVALUATIONS
        ? List.of(50, 100, 200, 500)
        : checkpoints;
  }

  private Nearness near() {
    return Nearness.parse(near)
        .orElseThrow(() -> usage("Invalid --near: " + near + " (such as 1% of the rows, or 0.5)"));
  }

  private List<Long> seeds() {
    try {
      return SeedRange.parse(seeds);
    } catch (IllegalArgumentException e) {
      throw usage("Invalid --seeds: " + e.getMessage());
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }
}
