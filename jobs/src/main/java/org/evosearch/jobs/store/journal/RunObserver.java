package org.evosearch.jobs.store.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.format.FitnessCodec;
import org.evosearch.jobs.store.format.Footer;
import org.evosearch.jobs.store.format.RunCodec;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.format.TableFile;
import org.evosearch.jobs.store.format.TableRow;
import org.evosearch.search.FailureTally;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.evosearch.search.RunLimits;
import org.evosearch.search.plan.CostAccount;
import org.evosearch.search.plan.Prefilter;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/** Observes runs without locking them: it writes nothing, and disturbs no driver. */
public final class RunObserver {

  private static final String RUN_ID = "run_id=";
  private static final String RUNGS = "search.rungs.epochs";
  private static final String RE_SCORE_SEEDS = "search.re-score.seeds";
  private static final String EPOCHS = "budget.epochs";
  private static final String OUTCOME = "[0-9]+\\.json";

  private final String storeUri;
  private final Configuration conf;
  private final StoreFiles files;

  /**
   * Observes the runs of a store.
   *
   * @throws JournalException if its file system cannot hold one
   */
  public RunObserver(String storeUri, Configuration conf) {
    this.storeUri = storeUri;
    this.conf = conf;
    this.files = StoreLocation.files(storeUri, conf);
  }

  /** The names of all runs, in alphabetical order. */
  public List<String> runs() {
    try {
      return files.list(Table.RUNS.key()).stream()
          .filter(name -> name.startsWith(RUN_ID))
          .map(name -> name.substring(RUN_ID.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new JournalException(Kind.UNKNOWN, "Cannot read " + storeUri + ": " + e, e);
    }
  }

  /**
   * The settings that a run was begun with, as JSON.
   *
   * @return empty if there is no such run
   * @throws JournalException if the run's file cannot be read
   */
  public Optional<String> settings(String runId) {
    try {
      return new RunFile(files, new RunLayout(runId)).settings();
    } catch (IOException e) {
      throw new JournalException(Kind.UNKNOWN, "Cannot read run " + runId + ": " + e, e);
    }
  }

  /**
   * The status of a run.
   *
   * @return empty if there is no such run
   * @throws JournalException if a file of it cannot be read
   */
  public Optional<RunStatus> run(String runId) {
    try {
      RunLayout layout = new RunLayout(runId);
      Optional<byte[]> run = files.read(layout.run());
      return run.isEmpty() ? Optional.empty() : Optional.of(read(layout, run.get()));
    } catch (IOException e) {
      throw new JournalException(Kind.UNKNOWN, "Cannot read run " + runId + ": " + e, e);
    }
  }

  private RunStatus read(RunLayout layout, byte[] run) throws IOException {
    TableRow row = TableFile.read(Table.RUNS, files.describe(layout.run()), run).rows().get(0);
    Progress progress = progress(layout, row.text(RunCodec.SETTINGS));
    return new RunStatus(
        layout.runId(),
        new RunStatus.Begun(row.text(RunCodec.SETTINGS), row.instant(RunCodec.CREATED_AT)),
        progress.committed(lastCommit(layout, progress)),
        open(layout, progress.generations));
  }

  /** Epochs of a trial on each rung; settings of an earlier release may have none. */
  private static List<Integer> budgets(Config config) {
    List<Integer> rungs =
        config.hasPath(RUNGS) ? config.getIntList(RUNGS) : Collections.<Integer>emptyList();
    return rungs.isEmpty() && config.hasPath(EPOCHS) ? List.of(config.getInt(EPOCHS)) : rungs;
  }

  private Progress progress(RunLayout layout, String settings) throws IOException {
    Config config = ConfigFactory.parseString(settings);
    boolean reEvaluates = config.hasPath(RE_SCORE_SEEDS) && config.getInt(RE_SCORE_SEEDS) > 0;
    Progress progress = new Progress(budgets(config));
    Optional<byte[]> fitness = files.read(layout.file(Table.FITNESS, 0));
    while (fitness.isPresent()) {
      String file = files.describe(layout.file(Table.FITNESS, progress.generations));
      TableFile table = TableFile.read(Table.FITNESS, file, fitness.get());
      limits(layout, progress.generations, table.footer())
          .ifPresent(limits -> progress.limits = Optional.of(limits));
      progress.add(table, reEvaluates && isReEvaluation(layout, progress.generations));
      fitness = files.read(layout.file(Table.FITNESS, progress.generations));
    }
    return progress;
  }

  /** Whether a generation is a final re-evaluation; not while its file is not published yet. */
  private boolean isReEvaluation(RunLayout layout, int generation) throws IOException {
    String file = layout.file(Table.POPULATIONS, generation);
    return files
        .read(file)
        .map(bytes -> TableFile.read(Table.POPULATIONS, files.describe(file), bytes).rows())
        .filter(rows -> !rows.isEmpty())
        .filter(rows -> rows.get(0).text("operator").equals(ReEvaluationPlan.OPERATOR))
        .isPresent();
  }

  /** Limits that a generation raised; empty also where their file is not published yet. */
  private Optional<RunLimits> limits(RunLayout layout, int generation, Footer fitness)
      throws IOException {
    if (!Companions.named(fitness).contains(Table.EXTENSIONS)) {
      return Optional.empty();
    }
    String file = layout.file(Table.EXTENSIONS, generation);
    return files
        .read(file)
        .map(bytes -> TableFile.read(Table.EXTENSIONS, files.describe(file), bytes))
        .map(RunExtension::read);
  }

  /** When the last file was written; of one that is packed, when its last trial ended. */
  private Optional<Instant> lastCommit(RunLayout layout, Progress progress) throws IOException {
    return progress.generations == 0
        ? Optional.empty()
        : entries(layout.directory(Table.FITNESS, progress.generations - 1)).stream()
            .filter(file -> file.getPath().getName().endsWith(".parquet"))
            .map(RunObserver::time)
            .findFirst()
            .or(() -> progress.lastEnd);
  }

  private List<RunStatus.Open> open(RunLayout layout, int committed) throws IOException {
    List<RunStatus.Open> open = new ArrayList<>();
    for (String name : files.list(layout.open())) {
      int generation = RunLayout.generation(name);
      if (generation >= committed) {
        open.add(openGeneration(layout, generation));
      }
    }
    open.sort(Comparator.comparingInt(RunStatus.Open::generation));
    return open;
  }

  private RunStatus.Open openGeneration(RunLayout layout, int generation) throws IOException {
    List<FileStatus> entries = entries(layout.open(generation));
    long finished =
        entries.stream().filter(file -> file.getPath().getName().matches(OUTCOME)).count();
    Instant last =
        entries.stream()
            .map(RunObserver::time)
            .max(Comparator.naturalOrder())
            .orElse(Instant.EPOCH);
    Optional<OpenPlan> plan = files.read(layout.plan(generation)).map(OpenPlan::of);
    return new RunStatus.Open(generation, plan, (int) finished, last);
  }

  private List<FileStatus> entries(String directory) throws IOException {
    Path path = new Path(StoreLocation.path(storeUri), directory);
    try {
      return Arrays.asList(path.getFileSystem(conf).listStatus(path));
    } catch (FileNotFoundException swept) {
      return List.of();
    }
  }

  private static Instant time(FileStatus file) {
    return Instant.ofEpochMilli(file.getModificationTime());
  }

  /** Adds up committed generations. */
  private static final class Progress {

    private int generations;
    private int reused;
    private final FailureTally failures = new FailureTally();
    private OptionalDouble best = OptionalDouble.empty();
    private final CostAccount costs = new CostAccount();
    private String stopped = "";
    private Optional<Instant> lastEnd = Optional.empty();
    private Optional<RunLimits> limits = Optional.empty();
    private final List<Integer> budgets;
    private final List<RunStatus.Rung> rungs = new ArrayList<>();

    /** Begins with no generation; budgets are the epochs of a trial, by its rung. */
    Progress(List<Integer> budgets) {
      this.budgets = budgets;
    }

    RunStatus.Committed committed(Optional<Instant> last) {
      return new RunStatus.Committed(
          generations,
          new RunStatus.Trials(reused, failures, best(), costs, rungs),
          limits,
          last,
          stopped);
    }

    /** Adds a generation; a final re-evaluation is charged to no budget of the search. */
    void add(TableFile fitness, boolean isReEvaluation) {
      lastEnd =
          fitness.rows().stream()
              .filter(row -> row.has("finished_at"))
              .map(row -> row.instant("finished_at"))
              .max(Comparator.naturalOrder())
              .or(() -> lastEnd);
      if (!isReEvaluation) {
        fitness.rows().forEach(this::add);
      }
      stopped = fitness.footer().value(Footer.STOPPED);
      generations++;
    }

    private void add(TableRow row) {
      row.optionalReal("fitness")
          .ifPresent(value -> best = OptionalDouble.of(Math.max(best.orElse(value), value)));
      if (FitnessCodec.reusedFrom(row) != null) {
        reused++;
        return;
      }
      Outcome outcome = FitnessCodec.outcome(row, List.of());
      if (!FitnessCodec.isInfeasible(row)) {
        costs.add(outcome, epochs(row, outcome));
        addRung(row);
      }
      failures.add(new TrialId(generations, row.integer("trial")), outcome);
    }

    /** The best on the highest rung, where there are any. */
    private OptionalDouble best() {
      return rungs.isEmpty()
          ? best
          : rungs.stream()
              .map(RunStatus.Rung::best)
              .reduce((low, high) -> high.isPresent() ? high : low)
              .orElse(best);
    }

    /** The epochs of the budget, except for training runs that ended early or never began. */
    private int epochs(TableRow row, Outcome outcome) {
      if (FitnessCodec.isStopped(row)) {
        return FitnessCodec.epochs(row);
      }
      int rung = FitnessCodec.rung(row).orElse(0);
      boolean trained = !Prefilter.isPrefiltered(outcome) && rung < budgets.size();
      return trained ? budgets.get(rung) : 0;
    }

    private void addRung(TableRow row) {
      FitnessCodec.rung(row)
          .ifPresent(
              rung -> {
                while (rungs.size() <= rung) {
                  rungs.add(new RunStatus.Rung(0, 0, OptionalDouble.empty()));
                }
                boolean isStopped = FitnessCodec.isStopped(row);
                OptionalDouble fitness =
                    isStopped ? OptionalDouble.empty() : row.optionalReal("fitness");
                rungs.set(rung, rungs.get(rung).with(isStopped, fitness));
              });
    }
  }
}
