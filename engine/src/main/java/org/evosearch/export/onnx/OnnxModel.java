package org.evosearch.export.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.gson.Gson;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.table.Column;
import org.evosearch.dataset.table.Preparation;
import org.evosearch.dataset.table.PreparationJson;
import org.evosearch.export.InferenceGraph;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.PixelScale;
import org.evosearch.export.TableFacts;
import org.evosearch.export.TrainedNetwork;

/**
 * A network as an ONNX model: input {@code images} of shape (batch, C, H, W), output {@code logits}
 * or {@code probabilities} of shape (batch, K), both float32, for any batch size.
 */
public final class OnnxModel {

  /** Name of the input. */
  public static final String INPUT = "images";

  /** Name of the input of networks of signals, (batch, C, 1, T). */
  public static final String SIGNALS = "signals";

  /** Name of the output that gives scores before softmax. */
  public static final String LOGITS = "logits";

  /** Name of the output that gives probabilities. */
  public static final String PROBABILITIES = "probabilities";

  /** Name of the input of networks of tables: prepared rows, (batch, F). */
  public static final String ROWS = "rows";

  /** Name of the output that gives predicted numbers in their own units. */
  public static final String NUMBERS = "numbers";

  /** Name of the input with the numeric columns of rows that the graph prepares: float64. */
  public static final String VALUES = OnnxRows.VALUES;

  /** Name of the input with the other columns of rows that the graph prepares: texts. */
  public static final String CATEGORIES = OnnxRows.CATEGORIES;

  private static final int OPSET = 17;
  private static final int ML_OPSET = 3;
  private static final int IR_VERSION = 8;
  private static final String BATCH = "batch";

  private final TrainedNetwork network;
  private final OnnxOptions options;
  private final OnnxGraph graph = new OnnxGraph();

  /** The preparation of rows, if it is in the graph. */
  private final Optional<OnnxRows> rows;

  private OnnxModel(TrainedNetwork network, OnnxOptions options) {
    this.network = network;
    this.options = options;
    this.rows =
        Optional.of(options.input())
            .filter(OnnxOptions.Input.ROWS::equals)
            .map(input -> new OnnxRows(graph, preparation(network)));
  }

  private static Preparation preparation(TrainedNetwork network) {
    TableFacts table =
        network
            .facts()
            .table()
            .orElseThrow(
                () ->
                    new ModelException(
                        "Cannot prepare rows in the graph: the network is not one of a table"));
    return PreparationJson.read(table.columns()).used();
  }

  /**
   * Creates the model.
   *
   * @param producerVersion version of EvoSearch
   * @throws ModelException if it takes more than 2 GiB, which protobuf cannot hold; one line
   */
  public static ModelProto of(TrainedNetwork network, OnnxOptions options, String producerVersion) {
    network.requireOneFile("an ONNX file");
    return new OnnxModel(network, options).model(producerVersion);
  }

  private ModelProto model(String producerVersion) {
    addNetwork();
    addInputs();
    graph.builder().addOutput(value(output(), network.architecture().outputShape()));
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addAllOpsetImport(operatorSets())
        .setProducerName("EvoSearch")
        .setProducerVersion(producerVersion)
        .setGraph(graph.builder())
        .addAllMetadataProps(metadata())
        .build();
  }

  private List<OperatorSetIdProto> operatorSets() {
    OperatorSetIdProto own = OperatorSetIdProto.newBuilder().setVersion(OPSET).build();
    OperatorSetIdProto ml =
        OperatorSetIdProto.newBuilder().setDomain(OnnxGraph.ML).setVersion(ML_OPSET).build();
    return rows.isPresent() ? List.of(own, ml) : List.of(own);
  }

  private void addInputs() {
    if (rows.isEmpty()) {
      graph.builder().addInput(value(input(), network.architecture().inputShape()));
    }
    rows.map(OnnxRows::numeric)
        .ifPresent(all -> addInput(OnnxRows.VALUES, TensorProto.DataType.DOUBLE, all.size()));
    rows.map(OnnxRows::categorical)
        .ifPresent(all -> addInput(OnnxRows.CATEGORIES, TensorProto.DataType.STRING, all.size()));
  }

  private void addInput(String name, TensorProto.DataType type, int columns) {
    if (columns > 0) {
      graph.builder().addInput(value(name, type, TensorShape.vector(columns)));
    }
  }

  private String input() {
    if (network.facts().isOfSignals()) {
      return SIGNALS;
    }
    return network.facts().table().isPresent() ? ROWS : INPUT;
  }

  private String output() {
    if (network.facts().isNumbers()) {
      return NUMBERS;
    }
    return switch (options.output()) {
      case LOGITS -> LOGITS;
      case PROBABILITIES -> PROBABILITIES;
    };
  }

  private void addNetwork() {
    String images = seen();
    InferenceGraph computed = new InferenceGraph(network.architecture());
    Map<Integer, String> values = new HashMap<>(Map.of(0, images));
    for (InferenceGraph.Step step : computed.steps()) {
      List<String> inputs = step.inputs().stream().map(values::get).toList();
      OnnxNode node = new OnnxNode(network, step, inputs, graph);
      values.put(step.node(), step.operation().accept(new OnnxOperations(node, images)));
    }
    addOutput(Objects.requireNonNull(values.get(computed.output())));
  }

  /** The name of the normalized or prepared input. */
  private String seen() {
    return switch (options.input()) {
      case PIXELS -> normalized(pixels());
      case ROWS -> rows.orElseThrow().add();
      case NORMALIZED -> input();
    };
  }

  private void addOutput(String logits) {
    if (network.facts().isNumbers()) {
      addNumbers(logits, network.facts().table().orElseThrow().targets());
      return;
    }
    switch (options.output()) {
      case LOGITS -> graph.add("Identity", LOGITS, List.of(logits));
      case PROBABILITIES ->
          graph.add("Softmax", PROBABILITIES, List.of(logits), OnnxGraph.integer("axis", 1));
    }
  }

  /** Converts standardized outputs to the units of the targets. */
  private void addNumbers(String outputs, List<TableFacts.Target> targets) {
    if (options.output() == OnnxOptions.Output.PROBABILITIES) {
      throw new ModelException("Cannot give probabilities: the network predicts numbers");
    }
    long count = targets.size();
    String deviations =
        graph.numbers(
            "targetDeviations",
            targets.stream().map(TableFacts.Target::deviation).toList(),
            1,
            count);
    String means =
        graph.numbers(
            "targetMeans", targets.stream().map(TableFacts.Target::mean).toList(), 1, count);
    String scaled = graph.add("Mul", "scaledNumbers", List.of(outputs, deviations));
    graph.add("Add", NUMBERS, List.of(scaled, means));
  }

  private PixelScale pixels() {
    return network
        .facts()
        .pixels()
        .orElseThrow(
            () ->
                new ModelException(
                    "Cannot normalize images in the graph: the network comes without a data set"));
  }

  /** Divides, subtracts and divides in the order of training, so that no bit differs. */
  private String normalized(PixelScale pixels) {
    long channels = pixels.channels();
    String maximum = graph.numbers("pixelMaximum", List.of((double) pixels.maximum()));
    String means = graph.numbers("means", pixels.means(), 1, channels, 1, 1);
    String deviations = graph.numbers("deviations", pixels.deviations(), 1, channels, 1, 1);
    String scaled = graph.add("Div", "scaledImages", List.of(input(), maximum));
    String centered = graph.add("Sub", "centeredImages", List.of(scaled, means));
    return graph.add("Div", "normalizedImages", List.of(centered, deviations));
  }

  private static ValueInfoProto value(String name, TensorShape shape) {
    return value(name, TensorProto.DataType.FLOAT, shape);
  }

  private static ValueInfoProto value(String name, TensorProto.DataType type, TensorShape shape) {
    TensorShapeProto.Builder dimensions =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam(BATCH));
    shape.dimensions().forEach(size -> dimensions.addDim(Dimension.newBuilder().setDimValue(size)));
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(dimensions).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private List<StringStringEntryProto> metadata() {
    ModelFacts facts = network.facts();
    Map<String, String> metadata = new LinkedHashMap<>(facts.origin());
    facts
        .testAccuracy()
        .ifPresent(accuracy -> metadata.put("test_accuracy", String.valueOf(accuracy)));
    if (!facts.classNames().isEmpty()) {
      metadata.put("class_names", new Gson().toJson(facts.classNames()));
    }
    metadata.put("input", takes());
    rows.map(OnnxRows::numeric).ifPresent(all -> metadata.put(OnnxRows.VALUES, names(all)));
    rows.map(OnnxRows::categorical).ifPresent(all -> metadata.put(OnnxRows.CATEGORIES, names(all)));
    facts
        .table()
        .ifPresent(
            table ->
                table
                    .json()
                    .entrySet()
                    .forEach(fact -> metadata.put(fact.getKey(), fact.getValue().toString())));
    facts.pixels().ifPresent(pixels -> put(metadata, pixels));
    return metadata.entrySet().stream().map(OnnxModel::entry).toList();
  }

  private String takes() {
    ModelFacts facts = network.facts();
    return switch (options.input()) {
      case PIXELS -> facts.isOfSignals() ? SIGNALS : "pixels";
      case ROWS -> "rows";
      case NORMALIZED ->
          facts.table().isPresent()
              ? "prepared rows"
              : facts.isOfSignals() ? "normalized signals" : "normalized images";
    };
  }

  private static String names(List<? extends Column> columns) {
    return new Gson().toJson(columns.stream().map(column -> column.source().name()).toList());
  }

  private static void put(Map<String, String> metadata, PixelScale pixels) {
    if (!pixels.isOfSignals()) {
      metadata.put("pixel_maximum", String.valueOf(pixels.maximum()));
    }
    metadata.put("means", new Gson().toJson(pixels.means()));
    metadata.put("deviations", new Gson().toJson(pixels.deviations()));
  }

  private static StringStringEntryProto entry(Map.Entry<String, String> fact) {
    return StringStringEntryProto.newBuilder()
        .setKey(fact.getKey())
        .setValue(fact.getValue())
        .build();
  }
}
