package org.evosearch.control;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The text forms of phenotypes, exact to the last bit:
 *
 * <pre>{@code
 * {"inputs":2,"wiring":"feed_forward","neurons":[{"from":[0,2],"weights":[0.5,-1.0]}],"outputs":[0]}
 * {"layers":[2,4,1],"deviation":0.1,"seeds":[17,4]}
 * }</pre>
 */
final class PhenotypeJson {

  private static final String INPUTS = "inputs";
  private static final String WIRING = "wiring";
  private static final String NEURONS = "neurons";
  private static final String FROM = "from";
  private static final String WEIGHTS = "weights";
  private static final String OUTPUTS = "outputs";
  private static final String LAYERS = "layers";
  private static final String DEVIATION = "deviation";
  private static final String SEEDS = "seeds";

  private PhenotypeJson() {}

  static String write(Phenotype phenotype) {
    return json(phenotype).toString();
  }

  private static JsonObject json(Phenotype phenotype) {
    JsonObject object = new JsonObject();
    if (phenotype instanceof WeightedGraph graph) {
      JsonArray neurons = new JsonArray();
      graph.neurons().forEach(neuron -> neurons.add(json(neuron)));
      object.addProperty(INPUTS, graph.inputs());
      object.addProperty(WIRING, graph.wiring().name().toLowerCase(Locale.ROOT));
      object.add(NEURONS, neurons);
      object.add(OUTPUTS, numbers(graph.outputNeurons()));
    } else if (phenotype instanceof SeededPerceptron perceptron) {
      object.add(LAYERS, numbers(perceptron.layers()));
      object.addProperty(DEVIATION, perceptron.deviation());
      object.add(SEEDS, numbers(perceptron.seeds()));
    }
    return object;
  }

  private static JsonObject json(WeightedGraph.Neuron neuron) {
    JsonObject object = new JsonObject();
    object.add(FROM, numbers(neuron.sources()));
    object.add(WEIGHTS, numbers(neuron.weights()));
    return object;
  }

  private static JsonArray numbers(List<? extends Number> numbers) {
    JsonArray array = new JsonArray();
    numbers.forEach(array::add);
    return array;
  }

  static Phenotype read(String text) {
    try {
      JsonObject object = JsonParser.parseString(text).getAsJsonObject();
      Phenotype phenotype = object.has(SEEDS) ? perceptron(object) : graph(object);
      if (json(phenotype).equals(object)) {
        return phenotype;
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid phenotype: " + text, e);
    }
    throw new IllegalArgumentException("Invalid phenotype: " + text);
  }

  private static SeededPerceptron perceptron(JsonObject object) {
    return new SeededPerceptron(
        numbers(object, LAYERS, JsonElement::getAsInt),
        object.get(DEVIATION).getAsDouble(),
        numbers(object, SEEDS, JsonElement::getAsLong));
  }

  private static WeightedGraph graph(JsonObject object) {
    return new WeightedGraph(
        object.get(INPUTS).getAsInt(),
        Wiring.valueOf(object.get(WIRING).getAsString().toUpperCase(Locale.ROOT)),
        object.getAsJsonArray(NEURONS).asList().stream()
            .map(neuron -> neuron(neuron.getAsJsonObject()))
            .toList(),
        numbers(object, OUTPUTS, JsonElement::getAsInt));
  }

  private static WeightedGraph.Neuron neuron(JsonObject object) {
    return new WeightedGraph.Neuron(
        numbers(object, FROM, JsonElement::getAsInt),
        numbers(object, WEIGHTS, JsonElement::getAsDouble));
  }

  private static <T> List<T> numbers(
      JsonObject object, String key, Function<JsonElement, T> number) {
    return object.getAsJsonArray(key).asList().stream().map(number).toList();
  }
}
