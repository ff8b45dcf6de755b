package org.evosearch.jobs.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Node;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.DropPath;
import org.evosearch.architecture.operation.Dropout;
import org.evosearch.architecture.operation.LayerNormalization;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.jobs.drawing.Drawing.Arrow;
import org.evosearch.jobs.drawing.Drawing.Box;

/**
 * A network as boxes and arrows. Normalization, activation and dropout share the box of the
 * operation before them if that feeds nothing else.
 */
public final class NetworkDrawing {

  private final Architecture architecture;
  private final int[] consumers;
  private final int[] boxOf;
  private final List<List<Integer>> members = new ArrayList<>();

  private NetworkDrawing(Architecture architecture) {
    this.architecture = architecture;
    this.consumers = new int[architecture.nodes().size()];
    this.boxOf = new int[architecture.nodes().size()];
    architecture.nodes().forEach(node -> node.inputs().forEach(input -> consumers[input]++));
    IntStream.range(0, boxOf.length).forEach(this::place);
  }

  /** Draws a network. */
  public static Drawing of(Architecture architecture) {
    return new NetworkDrawing(architecture).drawing();
  }

  private void place(int index) {
    Node node = architecture.nodes().get(index);
    boolean joins =
        isMinor(node.operation())
            && node.inputs().size() == 1
            && node.inputs().get(0) > 0
            && consumers[node.inputs().get(0)] == 1;
    if (joins) {
      boxOf[index] = boxOf[node.inputs().get(0)];
    } else {
      boxOf[index] = members.size();
      members.add(new ArrayList<>());
    }
    members.get(boxOf[index]).add(index);
  }

  private static boolean isMinor(Operation operation) {
    return operation instanceof Activation
        || operation instanceof BatchNormalization
        || operation instanceof LayerNormalization
        || operation instanceof Dropout
        || operation instanceof DropPath;
  }

  private Drawing drawing() {
    List<Box> boxes = members.stream().map(this::box).toList();
    List<Arrow> arrows =
        IntStream.range(0, boxOf.length)
            .boxed()
            .flatMap(
                index ->
                    architecture.nodes().get(index).inputs().stream()
                        .filter(input -> boxOf[input] != boxOf[index])
                        .map(input -> new Arrow(boxOf[input], boxOf[index])))
            .toList();
    String title =
        String.format(
            Locale.ROOT,
            "Network of %d nodes from %s to %s",
            boxOf.length,
            architecture.inputShape(),
            architecture.outputShape());
    return new Drawing(title, boxes, arrows);
  }

  private Box box(List<Integer> nodes) {
    Operation first = operation(nodes.get(0));
    List<String> rest =
        new ArrayList<>(
            nodes.stream()
                .skip(1)
                .map(this::operation)
                .map(LayerLabel::of)
                .map(this::brief)
                .toList());
    rest.add(architecture.shapes().get(nodes.get(nodes.size() - 1)).toString());
    String kind = first.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    return new Box(LayerLabel.of(first), String.join(" \u00b7 ", rest), kind);
  }

  private String brief(String label) {
    return label.replaceFirst(",.*", "").replace("batch normalization", "norm");
  }

  private Operation operation(int node) {
    return architecture.nodes().get(node).operation();
  }
}
