package org.evosearch.evaluation;

import java.io.Serializable;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.training.Auxiliary;
import org.evosearch.training.LastingFolder;
import org.evosearch.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * The network that a search has chosen is trained on all training images, and then classifies the
 * test images, once. It goes on where an earlier process stopped.
 *
 * @param dataset which images
 * @param dataDigest SHA-256 of the images that the driver saw; other images are refused
 * @param plan how the network is trained
 * @param auxiliary its second head while it is trained, null for none
 * @param threads of the CPU
 * @param folders where files go
 * @param origin where the network comes from
 */
public record FinalRecipe(
    DatasetSettings dataset,
    String dataDigest,
    TrainingPlan plan,
    @Nullable Auxiliary auxiliary,
    int threads,
    Folders folders,
    Origin origin)
    implements EvaluatorRecipe {

  /**
   * Where the files of a training go.
   *
   * @param checkpoints its states
   * @param model the trained network
   */
  public record Folders(LastingFolder checkpoints, LastingFolder model) implements Serializable {}

  /**
   * Where a trained network comes from, for those who find its files.
   *
   * @param run that has trained it
   * @param search the run that has chosen it
   * @param genotype that it means there
   */
  public record Origin(String run, String search, String genotype) implements Serializable {}

  @Override
  public Evaluator open(DeviceSlot device) {
    return FinalEvaluator.open(this, device);
  }
}
