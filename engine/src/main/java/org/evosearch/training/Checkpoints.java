package org.evosearch.training;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evosearch.trial.Epoch;

/**
 * The states of one training run in a folder: that of the last epoch and the one before, in case
 * the last one is damaged. The learning curve is stored beside them, for monitoring.
 *
 * @param folder of this training run alone
 */
public record Checkpoints(LastingFolder folder) {

  private static final int KEPT = 2;
  private static final String SUFFIX = ".checkpoint";
  private static final String CURVE = "curve.json";

  /** Keeps a state, and of the earlier ones only the last. */
  public void keep(TrainingState state) {
    folder.write(name(state.epochs()), CheckpointFile.write(state));
    folder.write(CURVE, CheckpointFile.GSON.toJson(state.curve()).getBytes(StandardCharsets.UTF_8));
    newestFirst().stream().skip(KEPT).forEach(folder::delete);
  }

  private static String name(int epochs) {
    return String.format(Locale.ROOT, "epoch-%06d%s", epochs, SUFFIX);
  }

  private List<String> newestFirst() {
    return folder.names().stream()
        .filter(name -> name.endsWith(SUFFIX))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  /**
   * Resumes a run from the newest state that is intact; without one it starts from the beginning.
   *
   * @throws CheckpointException if that is the state of another training run
   */
  public void resume(TrainingRun run) {
    newestFirst().stream().flatMap(name -> state(name).stream()).findFirst().ifPresent(run::resume);
  }

  private Optional<TrainingState> state(String name) {
    try {
      return folder.read(name).map(CheckpointFile::read);
    } catch (CheckpointException e) {
      // The run gives the same result from the state before it.
      return Optional.empty();
    }
  }

  /** The completed epochs; none if they are unknown. */
  public List<Epoch> curve() {
    return folder
        .read(CURVE)
        .map(
            bytes ->
                CheckpointFile.GSON.fromJson(
                    new String(bytes, StandardCharsets.UTF_8), Epoch[].class))
        .map(List::of)
        .orElse(List.of());
  }
}
