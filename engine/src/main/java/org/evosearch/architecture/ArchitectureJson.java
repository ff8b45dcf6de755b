package org.evosearch.architecture;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.shape.Kernel;
import org.evosearch.architecture.shape.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * The one text form of an architecture, a JSON array of nodes:
 *
 * <pre>{@code
 * [{"op":"Input","image":[1,8,8]},{"op":"Flatten","in":[0]},{"op":"Linear","units":10,"bias":true,"in":[1]}]
 * }</pre>
 *
 * <p>The same architecture always gives the same text.
 */
public final class ArchitectureJson {

  private static final String OPERATION = "op";
  private static final String INPUTS = "in";

  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(Operation.class.getPermittedSubclasses())
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(TensorShape.class, new ShapeAdapter().nullSafe())
          .registerTypeAdapter(Kernel.class, new KernelAdapter().nullSafe())
          .serializeNulls()
          .create();

  private ArchitectureJson() {}

  /** Writes an architecture as one line. */
  public static String write(Architecture architecture) {
    JsonArray array = new JsonArray();
    architecture.nodes().forEach(node -> array.add(tree(node)));
    return GSON.toJson(array);
  }

  /** Writes one operation, without its inputs, as one line. */
  static String write(Operation operation) {
    return GSON.toJson(tree(operation));
  }

  private static JsonObject tree(Node node) {
    JsonObject object = tree(node.operation());
    if (!node.inputs().isEmpty()) {
      object.add(INPUTS, GSON.toJsonTree(node.inputs()));
    }
    return object;
  }

  private static JsonObject tree(Operation operation) {
    JsonObject object = new JsonObject();
    object.addProperty(OPERATION, operation.getClass().getSimpleName());
    GSON.toJsonTree(operation).getAsJsonObject().asMap().forEach(object::add);
    return object;
  }

  /**
   * Reads what {@link #write(Architecture)} wrote.
   *
   * @throws IllegalArgumentException if the text is malformed, or its shapes do not fit
   */
  public static Architecture read(String json) {
    List<Node> nodes = new ArrayList<>();
    try {
      JsonParser.parseString(json).getAsJsonArray().forEach(node -> nodes.add(node(node)));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid architecture JSON: " + reason(e), e);
    }
    return new Architecture(nodes);
  }

  /**
   * The message of an operation's constructor, which Gson wraps in one of its own, or else Gson's.
   */
  private static @Nullable String reason(RuntimeException e) {
    return e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
  }

  private static Node node(JsonElement element) {
    JsonObject object = element.getAsJsonObject().deepCopy();
    JsonElement name = object.remove(OPERATION);
    JsonElement inputs = object.remove(INPUTS);
    Class<?> kind = name == null ? null : KINDS.get(name.getAsString());
    if (kind == null) {
      throw new JsonParseException("unknown operation in " + element);
    }
    List<Integer> indices = new ArrayList<>();
    if (inputs != null) {
      inputs.getAsJsonArray().forEach(input -> indices.add(input.getAsInt()));
    }
    Node node = new Node((Operation) GSON.fromJson(object, kind), indices);
    // Gson accepts missing, unknown and out-of-range values; they do not survive the round trip.
    if (object.asMap().containsValue(JsonNull.INSTANCE) || !tree(node).equals(element)) {
      throw new JsonParseException("unknown or missing values in " + element);
    }
    return node;
  }

  /** Writes a shape as the array of its dimensions. */
  private static final class ShapeAdapter extends TypeAdapter<TensorShape> {

    @Override
    public void write(JsonWriter out, TensorShape shape) throws IOException {
      out.beginArray();
      for (int dimension : shape.dimensions()) {
        out.value(dimension);
      }
      out.endArray();
    }

    @Override
    public TensorShape read(JsonReader in) throws IOException {
      List<Integer> dimensions = new ArrayList<>();
      in.beginArray();
      while (in.hasNext()) {
        dimensions.add(in.nextInt());
      }
      in.endArray();
      return new TensorShape(dimensions);
    }
  }

  /** Writes a square as its side, a row as the array of its height and width. */
  private static final class KernelAdapter extends TypeAdapter<Kernel> {

    @Override
    public void write(JsonWriter out, Kernel kernel) throws IOException {
      if (kernel.isRow()) {
        out.beginArray().value(kernel.height()).value(kernel.width()).endArray();
      } else {
        out.value(kernel.width());
      }
    }

    @Override
    public Kernel read(JsonReader in) throws IOException {
      if (in.peek() == JsonToken.NUMBER) {
        return Kernel.square(in.nextInt());
      }
      in.beginArray();
      Kernel kernel = new Kernel(in.nextInt(), in.nextInt());
      in.endArray();
      return kernel;
    }
  }
}
