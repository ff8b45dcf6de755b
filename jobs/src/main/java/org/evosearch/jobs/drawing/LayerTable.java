package org.evosearch.jobs.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Footprint;
import org.evosearch.architecture.operation.Operation;

/**
 * The layers of a network, a row each, and their sum: shape of the output for one image, trainable
 * parameters, multiply-adds for one image, and the memory of the output in bytes, as 32-bit floats.
 */
public record LayerTable(Architecture architecture) {

  /** Names of the columns. */
  public static final List<String> HEADING =
      List.of("node", "layer", "from", "output", "parameters", "multiply-adds", "output memory");

  /** The rows, the sum last. */
  public List<List<String>> rows() {
    List<List<String>> rows =
        new ArrayList<>(
            IntStream.range(0, architecture.nodes().size()).mapToObj(this::row).toList());
    Footprint all = Footprint.of(architecture);
    rows.add(
        List.of(
            "",
            "total",
            "",
            "",
            count(all.parameters()),
            count(all.multiplyAdds()),
            bytes(all.activations())));
    return rows;
  }

  private List<String> row(int index) {
    Operation operation = architecture.nodes().get(index).operation();
    var inputs = architecture.inputShapes(index);
    return List.of(
        String.valueOf(index),
        LayerLabel.of(operation),
        architecture.nodes().get(index).inputs().stream()
            .map(String::valueOf)
            .collect(Collectors.joining(", ")),
        architecture.shapes().get(index).toString(),
        count(operation.parameters(inputs)),
        count(operation.multiplyAdds(inputs)),
        bytes(architecture.shapes().get(index).elements()));
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String bytes(long floats) {
    double kib = floats * (double) Float.BYTES / 1024;
    return kib < 1024
        ? String.format(Locale.ROOT, "%.1f KiB", kib)
        : String.format(Locale.ROOT, "%.1f MiB", kib / 1024);
  }
}
