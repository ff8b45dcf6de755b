package org.evosearch.export.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.evosearch.network.NamedArray;

/** A graph under construction: nodes with one output each, and constants. Names are unique. */
final class OnnxGraph {

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("network");
  private final Set<String> constants = new HashSet<>();

  /** The domain of operators for classical machine learning, some of which take texts. */
  static final String ML = "ai.onnx.ml";

  /** Adds a node and returns the name of its output. */
  String add(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    return add("", operator, output, inputs, attributes);
  }

  /** Adds a node of domain {@link #ML} and returns the name of its output. */
  String addMl(String operator, String output, List<String> inputs, AttributeProto... attributes) {
    return add(ML, operator, output, inputs, attributes);
  }

  private String add(
      String domain,
      String operator,
      String output,
      List<String> inputs,
      AttributeProto... attributes) {
    graph.addNode(
        NodeProto.newBuilder()
            .setDomain(domain)
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addAllAttribute(Arrays.asList(attributes))
            .addOutput(output));
    return output;
  }

  /** Adds an array of a network, whose values are not copied, and returns its name. */
  String constant(NamedArray array) {
    ByteString values = UnsafeByteOperations.unsafeWrap(array.values());
    return add(array.name(), TensorProto.DataType.FLOAT, array.shape(), values);
  }

  /** Adds float32 numbers; without a shape they are a scalar. */
  String numbers(String name, List<Double> values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(values.size() * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(value -> bytes.putFloat(value.floatValue()));
    List<Long> dimensions = LongStream.of(shape).boxed().toList();
    return add(name, TensorProto.DataType.FLOAT, dimensions, ByteString.copyFrom(bytes.flip()));
  }

  /** Adds float64 numbers; without a shape they are a scalar. */
  String wideNumbers(String name, List<Double> values, long... shape) {
    ByteBuffer bytes = ByteBuffer.allocate(values.size() * Double.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    values.forEach(bytes::putDouble);
    List<Long> dimensions = LongStream.of(shape).boxed().toList();
    return add(name, TensorProto.DataType.DOUBLE, dimensions, ByteString.copyFrom(bytes.flip()));
  }

  /** Adds int64 numbers, unless they were added under the same name before. */
  String integers(String name, List<Long> shape, long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    LongStream.of(values).forEach(bytes::putLong);
    return add(name, TensorProto.DataType.INT64, shape, ByteString.copyFrom(bytes.flip()));
  }

  private String add(String name, TensorProto.DataType type, List<Long> shape, ByteString values) {
    if (constants.add(name)) {
      graph.addInitializer(
          TensorProto.newBuilder()
              .setName(name)
              .setDataType(type.getNumber())
              .addAllDims(shape)
              .setRawData(values));
    }
    return name;
  }

  static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
  }

  static AttributeProto number(String name, double value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.FLOAT)
        .setF((float) value)
        .build();
  }

  static AttributeProto integers(String name, long... values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.INTS)
        .addAllInts(LongStream.of(values).boxed().toList())
        .build();
  }

  static AttributeProto texts(String name, List<String> values) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeType.STRINGS)
        .addAllStrings(values.stream().map(ByteString::copyFromUtf8).toList())
        .build();
  }

  /** The graph, to which inputs and outputs are still to be added. */
  GraphProto.Builder builder() {
    return graph;
  }
}
