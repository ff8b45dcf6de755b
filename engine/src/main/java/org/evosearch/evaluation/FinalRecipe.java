package org.evosearch.evaluation;

import java.io.Serializable;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.training.Auxiliary;
import org.evosearch.training.LastingFolder;
import org.evosearch.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/**
 * Trains the network that a search has chosen on all training and validation data, and tests it
 * once. Training resumes from the checkpoint of an earlier process.
 *
 * @param dataset which data
 * @param dataDigest SHA-256 of the data that the driver saw; others are refused
 * @param plan how the network is trained
 * @param auxiliary a second head during training, null for none
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
   * The folders of the files that a training run writes.
   *
   * @param checkpoints for its states between epochs
   * @param model for the trained network
   */
  public record Folders(LastingFolder checkpoints, LastingFolder model) implements Serializable {}

  /**
   * Where a trained network comes from, for readers of its files.
   *
   * @param run that has trained it
   * @param search the run that has chosen it
   * @param genotype of the network in that search
   */
  public record Origin(String run, String search, String genotype) implements Serializable {}

  @Override
  public Evaluator open(DeviceSlot device) {
    return FinalEvaluator.open(this, device);
  }
}
