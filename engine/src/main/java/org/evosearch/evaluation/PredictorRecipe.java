package org.evosearch.evaluation;

import ai.djl.ndarray.NDManager;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.LoadedData;
import org.evosearch.digest.Sha256;
import org.evosearch.predictor.PerformancePredictor;
import org.evosearch.predictor.PredictorException;
import org.evosearch.predictor.PredictorFile;
import org.evosearch.predictor.TaskSample;
import org.evosearch.predictor.TrainedPredictor;
import org.evosearch.table.BenchmarkTable;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the accuracy of candidates from their graphs, and trains nothing. If a tabular benchmark
 * is given, its metrics are recorded with the predictions.
 *
 * @param file of the predictor
 * @param digest SHA-256 of the file that the driver saw; another file is refused
 * @param task for which it predicts
 * @param table the tabular benchmark, null for none
 * @param threads of the CPU
 */
public record PredictorRecipe(
    String file, String digest, Task task, @Nullable TabularRecipe table, int threads)
    implements EvaluatorRecipe {

  /** The accuracy that the predictor expects of a network. */
  public static final Metric PREDICTED_ACCURACY =
      Metric.larger("predicted-accuracy", "percent", "Accuracy predicted by a learned predictor.");

  private static final int TRIALS_PER_TASK = 1_000;

  /** A task to predict for. */
  public sealed interface Task extends Serializable {}

  /**
   * A task that the predictor was trained on.
   *
   * @param name of its image set
   */
  public record Known(String name) implements Task {}

  /**
   * A task that is described to the predictor by its images.
   *
   * @param dataset which images
   * @param digest SHA-256 of the images that the driver saw; other images are refused
   */
  public record OfImages(DatasetSettings dataset, String digest) implements Task {}

  /** The predicted accuracy, and the sizes that the table has. */
  public Set<Metric> metrics() {
    Set<Metric> metrics = new TreeSet<>(Set.of(PREDICTED_ACCURACY));
    if (table != null) {
      BenchmarkTable.SIZES.stream().filter(table.load().metrics()::contains).forEach(metrics::add);
    }
    return metrics;
  }

  /**
   * SHA-256, in hex, over the digests of the predictor and, if there are any, of images and table.
   */
  public String dataDigest() {
    String images = task instanceof OfImages given ? given.digest() : "";
    return Sha256.hex(digest + images + (table == null ? "" : table.digest()));
  }

  @Override
  public Map<Metric, Double> sizes(Candidate candidate) {
    return table != null && candidate instanceof Candidate.Graph graph
        ? table.load().sizes(graph.key())
        : Map.of();
  }

  @Override
  public String verb() {
    return "predicted";
  }

  @Override
  public Evaluator open(DeviceSlot device) {
    return new PredictorEvaluator(predictor(device), table == null ? null : table.load());
  }

  /**
   * Opens the predictor for the task.
   *
   * @throws PredictorException if it is not the one that the driver saw, or cannot be used
   */
  public PerformancePredictor predictor(DeviceSlot slot) {
    Path path = Path.of(file);
    if (!PredictorFile.digest(path).equals(digest)) {
      throw new PredictorException("Cannot use " + file + ": it differs from the driver's");
    }
    Libtorch.useThreads(threads);
    TrainedPredictor trained = PredictorFile.read(path);
    NDManager manager = NDManager.newBaseManager(slot.device());
    return new PerformancePredictor(trained, sample(trained, manager), manager);
  }

  private TaskSample sample(TrainedPredictor trained, NDManager manager) {
    if (task instanceof OfImages given) {
      return trained.sample(LoadedData.images(given.dataset(), given.digest()), manager);
    }
    String name = ((Known) task).name();
    List<String> names = trained.taskNames();
    return trained
        .coreset(name)
        .orElseThrow(
            () ->
                new PredictorException(
                    "Cannot predict for %s: %s was trained on %s"
                        .formatted(name, file, String.join(", ", names))));
  }

  @Override
  public int trialsPerTask() {
    return TRIALS_PER_TASK;
  }
}
