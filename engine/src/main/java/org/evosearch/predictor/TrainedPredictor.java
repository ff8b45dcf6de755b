package org.evosearch.predictor;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.dataset.ImageTask;
import org.evosearch.random.RandomStreams;

/**
 * A predictor as a value, which {@link PredictorFile} writes and reads.
 *
 * @param description everything but the arrays
 * @param weights of the network, as DJL encodes a list
 * @param coresets the images that represent each task, in the order of the description
 * @param embedding arrays of the embedding; empty if they are in a file of the user's
 */
@SuppressWarnings("ArrayRecordComponent") // Megabytes, never compared.
public record TrainedPredictor(
    Description description, byte[] weights, List<TaskSample> coresets, byte[] embedding) {

  /** Copies the list. */
  public TrainedPredictor {
    coresets = List.copyOf(coresets);
  }

  /**
   * The description of a predictor.
   *
   * @param space of the graphs
   * @param target the metric that it predicts
   * @param sizes of the network
   * @param scale of the targets
   * @param tasks that it was trained on
   * @param best the epoch whose weights these are
   * @param embedding how images become vectors
   */
  public record Description(
      String space,
      String target,
      PredictorSizes sizes,
      TargetScale scale,
      List<Task> tasks,
      PredictorEpoch best,
      StoredEmbedding embedding) {

    /** Copies the list. */
    public Description {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * A task that a predictor was trained on.
   *
   * @param name of the image set
   * @param rows keys of the table's rows that it has seen, the held-out ones included
   */
  public record Task(String name, List<String> rows) {

    /** Copies the list. */
    public Task {
      rows = List.copyOf(rows);
    }
  }

  /** The names of the tasks. */
  public List<String> taskNames() {
    return description.tasks().stream().map(Task::name).toList();
  }

  /** The images that represent a task that the predictor was trained on. */
  public Optional<TaskSample> coreset(String task) {
    return IntStream.range(0, coresets.size())
        .filter(i -> description.tasks().get(i).name().equals(task))
        .mapToObj(coresets::get)
        .findFirst();
  }

  /**
   * Chooses the images that represent a task that the predictor was not trained on.
   *
   * @param manager parent of temporary arrays
   * @throws PredictorException if the file of its embedding is missing or has changed
   */
  public TaskSample sample(ImageTask task, NDManager manager) {
    try (ImageEmbedding own = openEmbedding(manager)) {
      Coreset coreset = new Coreset(description.sizes().perClass(), new RandomStreams(0));
      return coreset.of(own.of(task, manager));
    }
  }

  private ImageEmbedding openEmbedding(NDManager manager) {
    StoredEmbedding stored = description.embedding();
    return switch (stored.kind()) {
      case TRAINED -> TrainedEmbedding.of(stored, embedding, manager);
      case SCRIPT -> ScriptEmbedding.of(stored);
    };
  }
}
