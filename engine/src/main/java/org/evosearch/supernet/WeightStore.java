package org.evosearch.supernet;

import java.util.List;
import java.util.Locale;
import org.evosearch.training.CheckpointException;
import org.evosearch.training.CheckpointFile;
import org.evosearch.training.LastingFolder;
import org.evosearch.training.TrainingState;

/**
 * The shared weights of a run, one file for each epoch, named after the trial that trained them.
 *
 * <p>A trial trains only when all generations before its own are committed. A resumed run therefore
 * needs at most the weights that its last epoch of training began with and those that it produced;
 * older ones are deleted.
 *
 * @param folder of this run alone
 */
public record WeightStore(LastingFolder folder) {

  private static final String SUFFIX = ".weights";
  private static final int DIGITS = 16;

  /**
   * Writes weights and deletes those that are older than the previous epoch's.
   *
   * @param epochs that they were trained for, at least 1
   * @param name of the weights
   */
  public void write(int epochs, String name, byte[] weights) {
    // Without times, so that equal weights are equal files.
    byte[] file = CheckpointFile.write(new TrainingState(name, List.of(), 0, weights));
    folder.write(file(epochs, name), file);
    String oldest = prefix(epochs - 1);
    folder.names().stream()
        .filter(other -> other.endsWith(SUFFIX) && other.compareTo(oldest) < 0)
        .forEach(folder::delete);
  }

  /**
   * Reads weights.
   *
   * @throws IllegalStateException if they are missing, or those of another trial
   * @throws CheckpointException if they are damaged
   */
  public byte[] read(int epochs, String name) {
    String file = file(epochs, name);
    byte[] bytes =
        folder
            .read(file)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Cannot continue: the weights " + file + " are missing"));
    TrainingState state = CheckpointFile.read(bytes);
    if (!state.task().equals(name)) {
      throw new IllegalStateException("Cannot continue: the weights " + file + " have changed");
    }
    return state.arrays();
  }

  private static String prefix(int epochs) {
    return String.format(Locale.ROOT, "epoch-%06d-", epochs);
  }

  private static String file(int epochs, String name) {
    return prefix(epochs) + name.substring(0, DIGITS) + SUFFIX;
  }
}
