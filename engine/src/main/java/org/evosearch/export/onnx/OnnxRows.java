package org.evosearch.export.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.evosearch.dataset.table.Column;
import org.evosearch.dataset.table.Preparation;

/**
 * The preparation of rows in a graph: input {@code values}, float64 (batch, numeric columns), NaN
 * if missing, and input {@code categories}, texts (batch, other columns), empty if missing; output
 * (batch, F) as {@link Preparation#apply} returns it.
 *
 * @param graph to which the nodes are added
 * @param preparation without columns that have no input
 */
record OnnxRows(OnnxGraph graph, Preparation preparation) {

  /** Name of the input with the values of numeric columns. */
  static final String VALUES = "values";

  /** Name of the input with the values of the other columns. */
  static final String CATEGORIES = "categories";

  private static final long AXIS = 1;

  /** Numeric columns, in the order of the input. */
  List<Column.Numeric> numeric() {
    return preparation.numeric();
  }

  /** The other columns, in the order of the input. */
  List<Column.Categorical> categorical() {
    return preparation.categorical();
  }

  /** Adds the nodes and returns the name of their output. */
  String add() {
    List<String> parts = new ArrayList<>();
    List<Long> places = new ArrayList<>();
    if (!numeric().isEmpty()) {
      parts.addAll(addNumbers());
      placeNumbers(places);
    }
    long from = 2L * numeric().size();
    for (int i = 0; i < categorical().size(); i++) {
      parts.add(addCategory(i));
      int width = categorical().get(i).inputs().size();
      LongStream.range(from, from + width).forEach(places::add);
      from += width + 1;
    }
    String all = graph.add("Concat", "candidateInputs", parts, OnnxGraph.integer("axis", AXIS));
    long[] chosen = places.stream().mapToLong(Long::longValue).toArray();
    String indices = graph.integers("inputPlaces", List.of((long) chosen.length), chosen);
    return graph.add(
        "Gather", "preparedRows", List.of(all, indices), OnnxGraph.integer("axis", AXIS));
  }

  /** Standardized values of all numeric columns, and then whether each is missing. */
  private List<String> addNumbers() {
    long count = numeric().size();
    String missing = graph.add("IsNaN", "missingValues", List.of(VALUES));
    String means = graph.wideNumbers("columnMeans", scales(Column.Scale::mean, 0), 1, count);
    String deviations =
        graph.wideNumbers("columnDeviations", scales(Column.Scale::deviation, 1), 1, count);
    String centered = graph.add("Sub", "centeredValues", List.of(VALUES, means));
    String scaled = graph.add("Div", "scaledValues", List.of(centered, deviations));
    String low = graph.wideNumbers("lowest", List.of(-Column.Scale.FARTHEST));
    String high = graph.wideNumbers("highest", List.of(Column.Scale.FARTHEST));
    String clipped = graph.add("Clip", "clippedValues", List.of(scaled, low, high));
    String zero = graph.wideNumbers("mean", List.of(0.0));
    String known = graph.add("Where", "knownValues", List.of(missing, zero, clipped));
    return List.of(addFloats("standardizedValues", known), addFloats("missingIndicators", missing));
  }

  private String addFloats(String output, String input) {
    return graph.add(
        "Cast",
        output,
        List.of(input),
        OnnxGraph.integer("to", TensorProto.DataType.FLOAT.getNumber()));
  }

  private List<Double> scales(ToDoubleFunction<Column.Scale> part, double otherwise) {
    List<Double> scales = new ArrayList<>();
    for (Column.Numeric column : numeric()) {
      scales.add(column.scale() == null ? otherwise : part.applyAsDouble(column.scale()));
    }
    return scales;
  }

  private void placeNumbers(List<Long> places) {
    long count = numeric().size();
    for (int i = 0; i < count; i++) {
      if (numeric().get(i).scale() != null) {
        places.add((long) i);
      }
      if (numeric().get(i).indicator()) {
        places.add(count + i);
      }
    }
  }

  /**
   * Adds (batch, inputs + 1); the last column, which is dropped, is for categories without an
   * input.
   */
  private String addCategory(int index) {
    Column.Categorical column = categorical().get(index);
    String place = graph.integers("category" + index + "Place", List.of(), index);
    String text =
        graph.add(
            "Gather",
            "category" + index,
            List.of(CATEGORIES, place),
            OnnxGraph.integer("axis", AXIS));
    int width = column.inputs().size();
    long levels = column.levels().size();
    List<String> keys = new ArrayList<>(column.levels());
    keys.add("");
    long missing = column.indicator() ? width - 1 : width;
    String code =
        graph.addMl(
            "LabelEncoder",
            "category" + index + "Code",
            List.of(text),
            OnnxGraph.texts("keys_strings", keys),
            OnnxGraph.integers(
                "values_int64s",
                LongStream.concat(LongStream.range(0, levels), LongStream.of(missing)).toArray()),
            OnnxGraph.integer("default_int64", column.others() ? levels : width));
    String depth = graph.integers("category" + index + "Depth", List.of(), width + 1L);
    String marks = graph.numbers("offAndOn", List.of(0.0, 1.0), 2);
    return graph.add("OneHot", "category" + index + "Inputs", List.of(code, depth, marks));
  }
}
