package org.evosearch.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Sum;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.archive.ArchiveEntry;
import org.evosearch.search.plan.ReEvaluationPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Epoch;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.trial.Metric;
import org.evosearch.trial.OptimizerKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.evosearch.trial.TrialId;

/**
 * Records as a search makes them, with everything that a record can hold: networks, failures of
 * every kind, reused outcomes, empty archives. Always the same for the same arguments.
 *
 * @param host by which the records of one driver differ from another's
 */
public record SampleRecords(String host) {

  private static final int EPOCHS = 3;
  private static final int FAILED = 1;
  private static final int REUSED = 2;

  /** A run of the given id. */
  public static RunRecord run(String runId) {
    return new RunRecord(
        runId,
        "{\"strategy\":{\"name\":\"tournament\",\"tournament\":{\"population\":50}},\"seed\":1}",
        "5e",
        new RunRecord.Data("da"),
        Protocol.VALID,
        Map.of("java", "17", "evosearch", "0.1.0"),
        Instant.parse("2026-03-01T12:00:00.123456Z"));
  }

  /** The same run with another population. */
  public static RunRecord runWithOtherSettings(String runId) {
    RunRecord run = run(runId);
    return new RunRecord(
        runId,
        run.settings().replace("50", "40"),
        "07",
        run.data(),
        run.protocol(),
        run.provenance(),
        run.createdAt());
  }

  /** Generations from 0 on, of the given number of trials each. */
  public List<GenerationRecord> generations(int count, int size) {
    return IntStream.range(0, count).mapToObj(number -> generation(number, size)).toList();
  }

  /**
   * A generation. Its second trial failed; of three and more trials, the third one is a reused
   * outcome of the generation before.
   */
  public GenerationRecord generation(int number, int size) {
    List<TrialRecord> trials =
        IntStream.range(0, size).mapToObj(index -> row(new TrialId(number, index))).toList();
    List<ArchiveEntry> best =
        trials.stream()
            .filter(row -> row.fitness().isPresent())
            .map(SampleRecords::entry)
            .sorted(ArchiveEntry.BEST_FIRST)
            .limit(5)
            .toList();
    List<ArchiveEntry> front = number % 2 == 0 ? List.of() : best.subList(0, 1);
    return new GenerationRecord(
        number, trials, Map.of("hall-of-fame", best, "pareto-front", front));
  }

  /** A trial of the final re-evaluation; without a fitness it failed. */
  public static TrialRecord reEvaluation(TrialRecord network, int seed, OptionalDouble fitness) {
    TrialId original = network.trial().id();
    TrialId id = new TrialId(original.generation() + 1, 100 * original.index() + seed);
    Outcome outcome =
        fitness.isPresent()
            ? network.outcome()
            : new Outcome.Failed(FailureKind.TIME_LIMIT, "too slow", Execution.NONE);
    return new TrialRecord(
        again(id, network.trial()),
        network.genotype(),
        ReEvaluationPlan.OPERATOR,
        List.of(original),
        null,
        outcome,
        fitness);
  }

  /** What an archive keeps of a trial. */
  public static ArchiveEntry entry(TrialRecord row) {
    Architecture architecture = row.trial().network().architecture();
    return ArchiveEntry.ofSize(
        row.trial().id(),
        row.trial().fingerprint(),
        row.fitness().getAsDouble(),
        Footprint.of(architecture).parameters());
  }

  private TrialRecord row(TrialId id) {
    boolean reused = id.index() == REUSED && id.generation() > 0;
    TrialId source = reused ? new TrialId(id.generation() - 1, 0) : id;
    Outcome outcome = reused ? outcome(source).withoutCurve() : outcome(source);
    OptionalDouble fitness = outcome.metric(Metric.VALIDATION_ACCURACY);
    return new TrialRecord(
        reused ? again(id, trial(source)) : trial(id),
        "genes \"" + id.generation() + "\" | ä " + id.index(),
        id.generation() == 0 ? "random" : "mutation",
        parents(id),
        reused ? source : null,
        outcome,
        fitness);
  }

  /** A trial of the same network. */
  private static Trial again(TrialId id, Trial other) {
    return new Trial(id, other.candidate(), other.fingerprint(), other.budget(), trial(id).seed());
  }

  private static List<TrialId> parents(TrialId id) {
    int before = id.generation() - 1;
    return before < 0
        ? List.of()
        : List.of(new TrialId(before, 0), new TrialId(before, id.index()));
  }

  /** The trial of the given name. */
  public static Trial trial(TrialId id) {
    Candidate.Network candidate =
        new Candidate.Network(network(8 + id.index()), hyperparameters(id.index()));
    return new Trial(
        id,
        candidate,
        candidate.fingerprint(),
        new Budget(EPOCHS, id.index() % 2 * 10, 0.25),
        -7L * id.generation() + id.index());
  }

  private static Hyperparameters hyperparameters(int index) {
    return switch (index % 6) {
      case 0, 3 -> Hyperparameters.NONE;
      case 1, 4 -> new Hyperparameters(OptimizerKind.SGD, 0.05, null);
      case 5 -> new Hyperparameters(null, null, null, 0.1);
      default -> new Hyperparameters(OptimizerKind.ADAM, 1e-3, 5e-4);
    };
  }

  /** A residual network of ten nodes. */
  public static Architecture network(int channels) {
    Architecture.Builder network = Architecture.of(TensorShape.image(3, 16, 16));
    network.then(Convolution.same(channels, 3));
    network.then(new BatchNormalization(true));
    int stem = network.then(new Activation(ActivationFunction.RELU));
    network.then(Convolution.same(channels, 5));
    network.then(new BatchNormalization(true));
    int branch = network.then(new Activation(ActivationFunction.RELU));
    network.add(new Sum(), stem, branch);
    network.then(new GlobalAveragePooling());
    network.then(new Linear(10, true));
    return network.build();
  }

  /** What came of the trial of the given name. */
  public Outcome outcome(TrialId id) {
    if (id.index() == FAILED) {
      FailureKind[] kinds = FailureKind.values();
      FailureKind kind = kinds[id.generation() % kinds.length];
      Execution execution = kind == FailureKind.INFEASIBLE ? Execution.NONE : execution(id);
      return new Outcome.Failed(kind, "loss became \"NaN\" in epoch 2", execution);
    }
    double accuracy = 10 + (id.generation() * 31 + id.index() * 17) % 83 + 1 / 3.0;
    Map<Metric, Double> metrics =
        id.index() % 4 == 3
            ? Map.of(Metric.VALIDATION_ACCURACY, accuracy)
            : Map.of(
                Metric.VALIDATION_ACCURACY,
                accuracy,
                Metric.VALIDATION_LOSS,
                1 / accuracy,
                Metric.TRAIN_LOSS,
                0.1 + 0.2);
    return new Outcome.Measured(metrics, curve(id), execution(id));
  }

  private List<Epoch> curve(TrialId id) {
    double seconds = 1 + Math.abs(host.hashCode() % 1000) / 1000.0;
    return id.index() % 4 == 3
        ? List.of()
        : IntStream.rangeClosed(1, EPOCHS)
            .mapToObj(e -> new Epoch(e, 2.3 / e, 2.4 / e, 20.5 * e, 0.1 / e, seconds * e))
            .toList();
  }

  private Execution execution(TrialId id) {
    Instant start = Instant.parse("2026-03-01T12:00:00.000001Z").plusSeconds(60L * id.generation());
    return new Execution(
        host,
        id.index() % 2 == 0 ? "cpu" : "gpu(1)",
        id.index() % 3,
        start,
        start.plusMillis(1234 + id.index()),
        500.5);
  }
}
