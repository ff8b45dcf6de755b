package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.trial.Metric;

/** The content of a report on one run, or on several side by side. */
public final class RunReport {

  /** Maximum number of chapters on single runs; each group of runs has one. */
  private static final int MAX_CHAPTERS = 6;

  private final List<RunHistory> runs;
  private final List<RunGroup> groups;

  /**
   * Groups the runs.
   *
   * @param runs at least one
   */
  public RunReport(List<RunHistory> runs) {
    this.runs = List.copyOf(runs);
    this.groups = RunGroup.of(runs);
  }

  String title() {
    return runs.size() == 1
        ? "Run " + runs.get(0).runId()
        : runs.size()
            + " runs: "
            + groups.stream().map(RunGroup::name).collect(Collectors.joining(", "));
  }

  String lead() {
    String first = runs.get(0).facts().createdAt().toString().substring(0, 10);
    String protocol =
        runs.stream()
            .map(run -> run.facts().protocol())
            .distinct()
            .collect(Collectors.joining(", "));
    return "Begun "
        + first
        + ", protocol "
        + protocol
        + (protocol.contains("oracle") ? ": the search saw test accuracies" : "")
        + ".";
  }

  List<Chapter> chapters() {
    List<Chapter> chapters = new ArrayList<>();
    if (runs.size() > 1) {
      chapters.add(overview());
    }
    groups.stream().limit(MAX_CHAPTERS).map(this::chapter).forEach(chapters::add);
    return chapters;
  }

  private Chapter overview() {
    List<List<String>> rows = runs.stream().map(RunReport::row).toList();
    DataTable table =
        new DataTable(
            List.of(
                "run",
                "strategy",
                "seed",
                "evaluations",
                "best",
                "device-hours",
                "epochs",
                "images",
                "failures",
                "reused"),
            rows);
    return new Chapter(
        "overview",
        "Side by side",
        Map.of(),
        Stream.of(ProgressFigures.bestSoFar(groups), AttainmentFigure.of(groups)).toList(),
        Map.of("Runs and their cost", table),
        Map.of());
  }

  private static List<String> row(RunHistory run) {
    RunCost cost = RunCost.of(run);
    return List.of(
        run.runId(),
        run.setting("strategy.name"),
        run.setting("run.seed"),
        String.valueOf(cost.evaluations()),
        fitness(run),
        RunCost.hours(cost.deviceHours()),
        String.valueOf(cost.epochs()),
        String.format(Locale.ROOT, "%.0f", cost.images()),
        String.valueOf(cost.failures()),
        String.valueOf(cost.reused()));
  }

  private static String fitness(RunHistory run) {
    return run.best()
        .map(best -> DataTable.number(best.fitness().orElse(Double.NaN)))
        .orElse("none");
  }

  private static Optional<String> best(RunHistory run, Metric metric) {
    return run.best()
        .map(best -> best.measurement().value(metric))
        .filter(value -> value.isPresent())
        .map(value -> String.format(Locale.ROOT, "%,.6g", value.getAsDouble()));
  }

  private Chapter chapter(RunGroup group) {
    RunHistory run = group.typical();
    boolean alone = runs.size() == 1;
    String title =
        alone
            ? "The search"
            : group.name() + (group.runs().size() > 1 ? ": run " + run.runId() : "");
    return new Chapter(
        "run-" + run.runId(), title, key(run), figures(run, alone), facts(run), text(run));
  }

  private static Map<String, String> key(RunHistory run) {
    RunCost cost = RunCost.of(run);
    Map<String, String> key = new LinkedHashMap<>();
    key.put("best " + run.objective(), fitness(run));
    best(run, Metric.TEST_ACCURACY).ifPresent(value -> key.put("its test accuracy in %", value));
    run.best()
        .map(best -> best.measurement().value(Metric.PARAMETERS))
        .filter(value -> value.isPresent())
        .ifPresent(
            v -> key.put("its parameters", String.format(Locale.ROOT, "%,.0f", v.getAsDouble())));
    key.put("generations", String.valueOf(run.generations().size()));
    key.put("evaluations", String.format(Locale.ROOT, "%,d", cost.evaluations()));
    key.put("device-hours", RunCost.hours(cost.deviceHours()));
    key.put("epochs", String.format(Locale.ROOT, "%,d", cost.epochs()));
    key.put("images trained on, about", String.format(Locale.ROOT, "%,.0f", cost.images()));
    key.put("failures", String.format(Locale.ROOT, "%,d", cost.failures()));
    key.put("outcomes reused", String.format(Locale.ROOT, "%,d", cost.reused()));
    return key;
  }

  private List<Figure> figures(RunHistory run, boolean alone) {
    if (run.best().isEmpty()) {
      return CauseFigure.of(run).stream().toList();
    }
    Stream<Optional<Figure>> figures =
        Stream.of(
            alone ? Optional.of(ProgressFigures.bestSoFar(groups)) : Optional.empty(),
            Optional.of(ProgressFigures.quartiles(run)),
            Optional.of(PopulationFigures.scatter(run)),
            Optional.of(PopulationFigures.boxes(run)),
            LearningCurvesFigure.of(run),
            TradeOffFigure.of(run),
            ImportanceFigure.of(run),
            OperationFigure.of(run),
            FamilyTreeFigure.of(run),
            SlotFigure.of(run),
            CauseFigure.of(run));
    return figures.flatMap(Optional::stream).toList();
  }

  private static Map<String, DataTable> facts(RunHistory run) {
    Map<String, DataTable> facts = new LinkedHashMap<>();
    facts.put(
        "Settings that differ from the defaults",
        table("key", new Reproduction(run).differences()));
    Map<String, String> provenance = new TreeMap<>(run.facts().provenance());
    provenance.put("begun", run.facts().createdAt().toString());
    provenance.put("settings digest", run.facts().settingsDigest());
    provenance.put("data digest", run.facts().dataDigest());
    facts.put("Provenance", table("fact", provenance));
    return facts;
  }

  private static DataTable table(String name, Map<String, String> values) {
    return new DataTable(
        List.of(name, "value"),
        values.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList());
  }

  private static Map<String, String> text(RunHistory run) {
    return Map.of("The command that reproduces this run", new Reproduction(run).command());
  }
}
