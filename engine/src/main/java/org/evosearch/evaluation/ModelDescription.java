package org.evosearch.evaluation;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.Targets;
import org.evosearch.dataset.signal.Lengths;
import org.evosearch.dataset.signal.SignalTask;
import org.evosearch.dataset.table.PreparationJson;
import org.evosearch.dataset.table.TableTask;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Trial;

/**
 * The file {@code model.json}: what users of a trained model need to know.
 *
 * @param origin of the network
 * @param task that it was trained for
 */
record ModelDescription(FinalRecipe.Origin origin, DataTask task) {

  private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

  /**
   * The file of a model.
   *
   * @param test metrics on the test part
   */
  String text(Trial trial, Map<Metric, Double> test) {
    JsonObject description = new JsonObject();
    description.addProperty("run", origin.run());
    description.addProperty("search", origin.search());
    description.addProperty("genotype", origin.genotype());
    description.addProperty("trial", trial.id().toString());
    description.addProperty("fingerprint", trial.fingerprint().toString());
    description.addProperty("dataset", task.name());
    description.addProperty("dataset_digest", task.digest());
    addInput(description);
    addTargets(description);
    new TreeMap<>(test)
        .forEach((metric, value) -> description.addProperty(metric.key().replace('-', '_'), value));
    return GSON.toJson(description) + "\n";
  }

  private void addInput(JsonObject description) {
    if (task instanceof ImageTask images) {
      // The network's input is (byte / pixel_maximum - mean) / deviation.
      description.addProperty("pixel_maximum", images.train().maximum());
      description.add("image_shape", GSON.toJsonTree(images.shape().dimensions()));
      description.add("means", GSON.toJsonTree(images.normalization().means()));
      description.add("deviations", GSON.toJsonTree(images.normalization().deviations()));
    } else if (task instanceof SignalTask signals) {
      // The network's input is (value - mean) / deviation.
      description.add("signal_shape", GSON.toJsonTree(signals.signal().dimensions()));
      description.add("means", GSON.toJsonTree(signals.normalization().means()));
      description.add("deviations", GSON.toJsonTree(signals.normalization().deviations()));
      if (signals.preparation().lengths() == Lengths.FITTED) {
        description.addProperty("fits_length", true);
      }
    } else if (task instanceof TableTask table) {
      description.add("columns", PreparationJson.write(table.preparation()));
      description.add("inputs", GSON.toJsonTree(table.preparation().inputs()));
    }
  }

  private void addTargets(JsonObject description) {
    if (task.targets() instanceof Targets.Numbers numbers) {
      JsonArray targets = new JsonArray();
      for (int i = 0; i < numbers.outputs(); i++) {
        JsonObject target = new JsonObject();
        target.addProperty("name", numbers.names().get(i));
        target.addProperty("mean", numbers.means().get(i));
        target.addProperty("deviation", numbers.deviations().get(i));
        targets.add(target);
      }
      description.add("targets", targets);
    } else if (task.targets() instanceof Targets.Classes classes) {
      description.add("class_names", GSON.toJsonTree(classes.names()));
    }
  }
}
