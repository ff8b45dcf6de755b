package org.evosearch.genotype;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/**
 * A tree for discrete choices, real genes for continuous ones. The text form is {@code
 * {"tree":{"op":"input","id":4},"reals":[0.5,0.25]}}.
 *
 * @param tree the tree
 * @param reals the real genes
 */
public record Hybrid(Tree tree, Reals reals) implements Genotype {

  private static final String TREE = "tree";
  private static final String REALS = "reals";

  @Override
  public String text() {
    return json().toString();
  }

  private JsonObject json() {
    JsonObject object = new JsonObject();
    object.add(TREE, TreeText.json(tree));
    object.add(REALS, reals.json());
    return object;
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static Hybrid parse(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      Hybrid hybrid = read(element.getAsJsonObject());
      if (hybrid.json().equals(element)) {
        return hybrid;
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid genotype: " + text, e);
    }
    throw new IllegalArgumentException("Invalid genotype: " + text);
  }

  private static Hybrid read(JsonObject object) {
    return new Hybrid(TreeText.tree(object.get(TREE)), Reals.read(object.get(REALS)));
  }
}
