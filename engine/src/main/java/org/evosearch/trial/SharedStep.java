package org.evosearch.trial;

import com.google.gson.JsonObject;

/**
 * A use of weights that all networks of a space share: what the JSON of genotypes and of trials of
 * a supernet have in common.
 *
 * @param stage what is done
 * @param epoch number of epochs for which the weights have been trained
 * @param weights fingerprint of the step that trained them; empty before the first epoch
 */
public record SharedStep(SharedStage stage, int epoch, String weights) {

  private static final String STAGE = "stage";
  private static final String EPOCH = "epoch";
  private static final String WEIGHTS = "weights";

  /** A new JSON object with the components, to which more can be added. */
  public JsonObject json() {
    JsonObject object = new JsonObject();
    object.addProperty(STAGE, stage.key());
    object.addProperty(EPOCH, epoch);
    object.addProperty(WEIGHTS, weights);
    return object;
  }

  /**
   * Reads the components of an object that {@link #json()} began.
   *
   * @throws RuntimeException if one is missing or of another type
   */
  public static SharedStep read(JsonObject object) {
    return new SharedStep(
        SharedStage.of(object.get(STAGE).getAsString()),
        object.get(EPOCH).getAsInt(),
        object.get(WEIGHTS).getAsString());
  }
}
