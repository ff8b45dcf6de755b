package org.evosearch.genotype;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The text form of {@link Tree}, such as
 *
 * <pre>{@code
 * {"op":"conv3x3","id":17,"genes":{"width":1.5},"in":[{"op":"input","id":4}]}
 * }</pre>
 *
 * <p>Genes and children are left out where there are none.
 */
public final class TreeText {

  private static final String OPERATION = "op";
  private static final String ID = "id";
  private static final String GENES = "genes";
  private static final String CHILDREN = "in";

  private TreeText() {}

  static String write(Tree tree) {
    return json(tree).toString();
  }

  static JsonObject json(Tree tree) {
    JsonObject object = new JsonObject();
    object.addProperty(OPERATION, tree.operation());
    object.addProperty(ID, tree.id());
    if (!tree.genes().values().isEmpty()) {
      object.add(GENES, GenesJson.write(tree.genes()));
    }
    if (!tree.children().isEmpty()) {
      JsonArray children = new JsonArray();
      tree.children().forEach(child -> children.add(json(child)));
      object.add(CHILDREN, children);
    }
    return object;
  }

  /**
   * Reads what {@link Tree#text()} wrote.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static Tree read(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      Tree tree = tree(element);
      // Unknown, empty or out-of-range values do not survive the round trip.
      if (json(tree).equals(element)) {
        return tree;
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid genotype: " + text, e);
    }
    throw new IllegalArgumentException("Invalid genotype: " + text);
  }

  static Tree tree(JsonElement element) {
    JsonObject object = element.getAsJsonObject();
    return new Tree(
        object.get(OPERATION).getAsString(),
        object.has(GENES) ? GenesJson.read(object.getAsJsonObject(GENES)) : Genes.NONE,
        object.has(CHILDREN) ? children(object.getAsJsonArray(CHILDREN)) : List.of(),
        object.get(ID).getAsLong());
  }

  private static List<Tree> children(JsonArray array) {
    return StreamSupport.stream(array.spliterator(), false).map(TreeText::tree).toList();
  }
}
