package org.evosearch.network.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.evosearch.random.RandomStreams;

/**
 * The arrays that the layers of a network declare, in the order of the nodes. The index of a weight
 * in this order determines its stream of initial values.
 */
public final class LayerArrays {

  private final RandomStreams streams;
  private final List<Parameter> parameters = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();
  private final FlatWeights flat = new FlatWeights();
  private final Kernels kernels = new Kernels();
  private String owner = "";
  private int weights;

  /** Creates an instance without arrays; initial weights will be drawn from the streams. */
  public LayerArrays(RandomStreams streams) {
    this.streams = streams;
  }

  /** Begins the names of all later declarations with that of the node. */
  public void startNode(int index, String operation) {
    owner = index + "." + operation + ".";
  }

  /** Declares an array that is trained. */
  public Variable weight(String name, Parameter.Type type, Filling filling, long... shape) {
    Parameter.Builder weight = Parameter.builder().setName(owner + name).setType(type);
    weight.optInitializer(new StreamInitializer(filling, streams, weights, flat));
    weights++;
    Variable declared = declared(weight.optShape(new Shape(shape)));
    boolean isOfMap = type == Parameter.Type.WEIGHT || type == Parameter.Type.BIAS;
    flat.add(declared, new Shape(shape), isOfMap);
    return declared;
  }

  /** Declares an array that training updates without a gradient. */
  Variable statistic(String name, Parameter.Type type, long features) {
    Parameter.Builder statistic = Parameter.builder().setName(owner + name).setType(type);
    return declared(statistic.optShape(new Shape(features)).optRequiresGrad(false));
  }

  private Variable declared(Parameter.Builder builder) {
    Parameter parameter = builder.build();
    parameters.add(parameter);
    return new Variable(parameter);
  }

  /** Declares an array of one value; without dimensions it is a scalar. */
  Constant constant(double value, long... shape) {
    return constant(new Shape(shape), place -> value);
  }

  /** Declares an array of fixed values, by their row-major index. */
  Constant constant(Shape shape, IntToDoubleFunction values) {
    Constant constant = new Constant(shape, values);
    constants.add(constant);
    return constant;
  }

  /** Which kernels the layers use. */
  public Kernels kernels() {
    return kernels;
  }

  /** All weights as one array. */
  public FlatWeights flat() {
    return flat;
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * Creates the declared arrays that do not exist yet.
   *
   * @param manager their owner
   * @param precision float32 or float64; initial weights are those of float32
   * @return the trained ones, in the order of their declaration, each requiring its gradient
   */
  public List<NDArray> initialize(NDManager manager, DataType precision) {
    parameters.forEach(parameter -> parameter.initialize(manager, precision));
    constants.forEach(constant -> constant.place(manager));
    return parameters.stream()
        .filter(Parameter::requiresGradient)
        .map(Parameter::getArray)
        .toList();
  }

  public List<Constant> constants() {
    return constants;
  }
}
