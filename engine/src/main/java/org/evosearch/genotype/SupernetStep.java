package org.evosearch.genotype;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import org.evosearch.trial.NumbersJson;
import org.evosearch.trial.SharedStage;
import org.evosearch.trial.SharedStep;

/**
 * A point of a relaxed space, and the step to be taken there with the weights that all networks
 * share. The text form is {@code
 * {"stage":"score","epoch":3,"weights":"0a1b","logits":[0.5,-1.25]}}; it reads back to the same
 * bits.
 *
 * @param stage kind of the step
 * @param epoch number of epochs for which the weights were trained
 * @param weights name of the weights, the fingerprint of the step that trained them; empty before
 *     the first epoch
 * @param logits alpha: one for each operation of each edge, row by row; finite
 */
public record SupernetStep(SharedStage stage, int epoch, String weights, List<Double> logits)
    implements Genotype {

  private static final String LOGITS = "logits";

  /** Copies the logits and checks them. A negative zero becomes a zero. */
  public SupernetStep {
    if (epoch < 0 || !weights.matches("[0-9a-f]*") || weights.isEmpty() != (epoch == 0)) {
      throw new IllegalArgumentException("Invalid weights: '" + weights + "' of epoch " + epoch);
    }
    logits = logits.stream().map(SupernetStep::checked).toList();
  }

  private static double checked(double logit) {
    if (!Double.isFinite(logit)) {
      throw new IllegalArgumentException("Invalid logit: " + logit + " (finite)");
    }
    return logit + 0.0;
  }

  /** The same step at another point. */
  public SupernetStep at(List<Double> others) {
    return new SupernetStep(stage, epoch, weights, others);
  }

  @Override
  public String text() {
    return json().toString();
  }

  private JsonObject json() {
    JsonObject object = new SharedStep(stage, epoch, weights).json();
    object.add(LOGITS, NumbersJson.write(logits));
    return object;
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static SupernetStep parse(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      SupernetStep step = read(element.getAsJsonObject());
      if (step.json().equals(element)) {
        return step;
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid genotype: " + text, e);
    }
    throw new IllegalArgumentException("Invalid genotype: " + text);
  }

  private static SupernetStep read(JsonObject object) {
    SharedStep step = SharedStep.read(object);
    return new SupernetStep(
        step.stage(), step.epoch(), step.weights(), NumbersJson.read(object.get(LOGITS)));
  }
}
