package org.evosearch.genotype;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Locale;

/**
 * The text form of {@link NeatGenome}, such as
 *
 * <pre>{@code
 * {"nodes":[{"id":0,"kind":"input"},{"id":1,"kind":"output"},{"id":2,"kind":"hidden","splits":0}],
 *  "connections":[{"innovation":0,"from":0,"to":1,"weight":0.5,"enabled":false}]}
 * }</pre>
 *
 * <p>on one line. Weights read back to the same bits.
 */
public final class NeatGenomeText {

  private static final String NODES = "nodes";
  private static final String ID = "id";
  private static final String KIND = "kind";
  private static final String SPLITS = "splits";
  private static final String CONNECTIONS = "connections";
  private static final String INNOVATION = "innovation";
  private static final String FROM = "from";
  private static final String TO = "to";
  private static final String WEIGHT = "weight";
  private static final String ENABLED = "enabled";

  private NeatGenomeText() {}

  static String write(NeatGenome genome) {
    return json(genome).toString();
  }

  private static JsonObject json(NeatGenome genome) {
    JsonArray nodes = new JsonArray();
    genome.nodes().forEach(node -> nodes.add(json(node)));
    JsonArray connections = new JsonArray();
    genome.connections().forEach(connection -> connections.add(json(connection)));
    JsonObject object = new JsonObject();
    object.add(NODES, nodes);
    object.add(CONNECTIONS, connections);
    return object;
  }

  private static JsonObject json(NodeGene node) {
    JsonObject object = new JsonObject();
    object.addProperty(ID, node.id());
    object.addProperty(KIND, node.kind().key());
    if (node.splits() != NodeGene.NOTHING) {
      object.addProperty(SPLITS, node.splits());
    }
    return object;
  }

  private static JsonObject json(ConnectionGene connection) {
    JsonObject object = new JsonObject();
    object.addProperty(INNOVATION, connection.innovation());
    object.addProperty(FROM, connection.from());
    object.addProperty(TO, connection.to());
    object.addProperty(WEIGHT, connection.weight());
    object.addProperty(ENABLED, connection.enabled());
    return object;
  }

  /**
   * Reads what {@link NeatGenome#text()} wrote.
   *
   * @throws IllegalArgumentException if the text is not of this form
   */
  public static NeatGenome read(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      NeatGenome genome = genome(element.getAsJsonObject());
      // Unknown keys, quoted numbers and genes out of order do not survive the round trip.
      if (json(genome).equals(element)) {
        return genome;
      }
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("Invalid genotype: " + text, e);
    }
    throw new IllegalArgumentException("Invalid genotype: " + text);
  }

  private static NeatGenome genome(JsonObject object) {
    List<NodeGene> nodes =
        object.getAsJsonArray(NODES).asList().stream()
            .map(node -> node(node.getAsJsonObject()))
            .toList();
    List<ConnectionGene> connections =
        object.getAsJsonArray(CONNECTIONS).asList().stream()
            .map(connection -> connection(connection.getAsJsonObject()))
            .toList();
    return new NeatGenome(nodes, connections);
  }

  private static NodeGene node(JsonObject object) {
    return new NodeGene(
        object.get(ID).getAsInt(),
        NodeGene.Kind.valueOf(object.get(KIND).getAsString().toUpperCase(Locale.ROOT)),
        object.has(SPLITS) ? object.get(SPLITS).getAsInt() : NodeGene.NOTHING);
  }

  private static ConnectionGene connection(JsonObject object) {
    return new ConnectionGene(
        object.get(INNOVATION).getAsInt(),
        object.get(FROM).getAsInt(),
        object.get(TO).getAsInt(),
        object.get(WEIGHT).getAsDouble(),
        object.get(ENABLED).getAsBoolean());
  }
}
