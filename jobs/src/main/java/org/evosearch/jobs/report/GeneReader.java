package org.evosearch.jobs.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evosearch.genotype.Choices;
import org.evosearch.search.TrialRecord;
import org.evosearch.space.ChoiceSpace;

/**
 * The genes of a trial by name: words, or numbers as {@link Double}. A conditional gene, such as
 * one of a fourth layer, is missing where it does not exist; a genotype whose text is not JSON has
 * none.
 */
final class GeneReader {

  private static final String ID = "id";
  private static final int MAX_GENES = 400;

  private final Optional<ChoiceSpace> choices;

  GeneReader(RunHistory run) {
    this.choices = run.space().filter(ChoiceSpace.class::isInstance).map(ChoiceSpace.class::cast);
  }

  Map<String, Object> genes(TrialRecord trial) {
    Map<String, Object> genes = new TreeMap<>();
    if (choices.isPresent()) {
      List<String> words = choices.get().words(Choices.parse(trial.genotype()));
      for (int i = 0; i < words.size(); i++) {
        genes.put(choices.get().genes().get(i).name(), words.get(i));
      }
    } else {
      json(trial.genotype()).ifPresent(value -> add("", value, genes));
    }
    return genes;
  }

  /** Empty for genotypes of an extension whose text is not JSON. */
  private static Optional<JsonElement> json(String genotype) {
    try {
      return Optional.of(JsonParser.parseString(genotype));
    } catch (JsonParseException e) {
      return Optional.empty();
    }
  }

  private static void add(String name, JsonElement value, Map<String, Object> genes) {
    if (genes.size() >= MAX_GENES) {
      return;
    }
    if (value.isJsonObject()) {
      value.getAsJsonObject().asMap().forEach((key, one) -> addMember(name, key, one, genes));
    } else if (value.isJsonArray()) {
      List<JsonElement> all = value.getAsJsonArray().asList();
      boolean ofNumbers = all.stream().allMatch(JsonElement::isJsonPrimitive);
      if (!ofNumbers) {
        genes.put(joined(name, "count"), (double) all.size());
      }
      for (int i = 0; i < all.size(); i++) {
        add(joined(name, String.valueOf(i + 1)), all.get(i), genes);
      }
    } else if (value instanceof JsonPrimitive primitive) {
      genes.put(name, primitive.isNumber() ? primitive.getAsDouble() : primitive.getAsString());
    }
  }

  private static void addMember(
      String name, String key, JsonElement value, Map<String, Object> genes) {
    if (!key.equals(ID)) {
      add(key.equals("network") ? name : joined(name, key), value, genes);
    }
  }

  private static String joined(String name, String key) {
    return name.isEmpty() ? key : name + " " + key;
  }
}
