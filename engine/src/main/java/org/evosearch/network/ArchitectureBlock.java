package org.evosearch.network;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Input;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.network.layer.FlatWeights;
import org.evosearch.network.layer.ForwardObserver;
import org.evosearch.network.layer.ForwardPass;
import org.evosearch.network.layer.Kernels;
import org.evosearch.network.layer.Layer;
import org.evosearch.network.layer.LayerArrays;
import org.evosearch.network.layer.LayerFactory;
import org.evosearch.network.layer.Mixing;
import org.evosearch.network.layer.Mode;
import org.evosearch.random.RandomStreams;

/**
 * An architecture as a DJL block, so that DJL saves, loads and serves it.
 *
 * <p>Parameters are the weights and the running statistics, each named by its node. DJL's interface
 * runs it at inference only; training goes through {@link Network}.
 */
public final class ArchitectureBlock extends AbstractBlock {

  private static final byte VERSION = 1;

  private final Architecture architecture;
  private final LayerArrays arrays;
  private final Map<Mode, Schedule> schedules = new EnumMap<>(Mode.class);

  /**
   * Creates the block, without arrays; {@code initialize} creates them.
   *
   * @param streams from which initial weights and masks are drawn
   * @throws IllegalArgumentException if the output is not a vector, or there is not exactly one
   *     input; one line
   */
  public ArchitectureBlock(Architecture architecture, RandomStreams streams) {
    super(VERSION);
    this.architecture = checked(architecture);
    this.arrays = new LayerArrays(streams);
    LayerFactory factory = new LayerFactory(architecture, streams, arrays);
    List<Layer> layers =
        IntStream.range(0, architecture.nodes().size()).mapToObj(factory::layer).toList();
    for (Mode mode : Mode.values()) {
      schedules.put(mode, new Schedule(architecture, layers, mode));
    }
    arrays.parameters().forEach(this::addParameter);
  }

  /** Creates a block whose weights are to be loaded. */
  public ArchitectureBlock(Architecture architecture) {
    this(architecture, new RandomStreams(0));
  }

  private static Architecture checked(Architecture architecture) {
    if (!architecture.outputShape().isVector()) {
      throw new IllegalArgumentException(
          "Cannot build the network: its output has shape "
              + architecture.outputShape()
              + ", not that of a vector");
    }
    long inputs =
        architecture.nodes().stream().filter(node -> node.operation() instanceof Input).count();
    if (inputs != 1) {
      throw new IllegalArgumentException(
          "Cannot build the network: it has " + inputs + " inputs, not one");
    }
    return architecture;
  }

  /** The architecture that this block computes. */
  public Architecture architecture() {
    return architecture;
  }

  /** Shape (N, ...) of a batch of images. */
  Shape batchShape(long images) {
    TensorShape image = architecture.inputShape();
    return new Shape(images)
        .addAll(new Shape(image.dimensions().stream().mapToLong(Integer::longValue).toArray()));
  }

  /** The parameters that have a gradient, in their fixed order. */
  List<Parameter> weights() {
    return arrays.parameters().stream().filter(Parameter::requiresGradient).toList();
  }

  /** Weights and running statistics with their names, in their fixed order. */
  List<Parameter> savedParameters() {
    return arrays.parameters();
  }

  /** Every array that is saved, in its fixed order: weights and running statistics. */
  List<NDArray> savedArrays() {
    return arrays.parameters().stream().map(Parameter::getArray).toList();
  }

  /** Copies of all arrays that are saved, in their fixed order. */
  public List<NamedArray> namedArrays() {
    return arrays.parameters().stream().map(NamedArray::of).toList();
  }

  /** Computes logits at evaluation. */
  PtNDArray infer(NDArray images) {
    return run(images, Mode.INFERENCE, 0, 0, ForwardObserver.NONE);
  }

  /** Computes logits while training, see {@link Network#trainingForward(NDArray, long, double)}. */
  PtNDArray train(NDArray images, long step, double dropPathShare) {
    return run(images, Mode.TRAINING, step, dropPathShare, ForwardObserver.NONE);
  }

  /** Estimates running statistics, see {@link Network#estimatingForward}. */
  PtNDArray estimate(NDArray images, int before) {
    return run(images, Mode.ESTIMATION, before, 0, ForwardObserver.NONE);
  }

  /** Computes logits before any training, see {@link Network#probeForward}. */
  PtNDArray probe(NDArray images, ForwardObserver observer) {
    return run(images, Mode.PROBE, 0, 0, observer);
  }

  /** The bottlenecks of a probe, see {@link Network#bottlenecks}. */
  List<Integer> bottlenecks() {
    return Objects.requireNonNull(schedules.get(Mode.PROBE)).bottlenecks();
  }

  /** Computes logits without normalization, see {@link Network#unnormalizedForward}. */
  PtNDArray runUnnormalized(NDArray images) {
    return run(images, Mode.UNNORMALIZED, 0, 0, ForwardObserver.NONE);
  }

  /** Computes logits with the factors of all weighted sums, see {@link Network#mixedForward}. */
  PtNDArray mix(NDArray images, Mode mode, Mixing mixing) {
    PtNDArray batch = (PtNDArray) images;
    return run(
        batch,
        new ForwardPass(
            mode,
            batch.getManager(),
            checkedCount(images),
            0,
            0,
            ForwardObserver.NONE,
            Optional.of(mixing)));
  }

  private PtNDArray run(
      NDArray images, Mode mode, long step, double dropPathShare, ForwardObserver observer) {
    PtNDArray batch = (PtNDArray) images;
    return run(
        batch,
        new ForwardPass(
            mode,
            batch.getManager(),
            checkedCount(images),
            step,
            dropPathShare,
            observer,
            Optional.empty()));
  }

  private PtNDArray run(PtNDArray images, ForwardPass pass) {
    Schedule schedule = Objects.requireNonNull(schedules.get(pass.mode()));
    if (pass.mode() != Mode.TRAINING) {
      return schedule.run(images, pass);
    }
    try (FlatWeights.Taken pieces = arrays.flat().take()) {
      return schedule.run(images, pass);
    }
  }

  /** Which kernels the layers use. */
  Kernels kernels() {
    return arrays.kernels();
  }

  /** All weights as one array. */
  FlatWeights flat() {
    return arrays.flat();
  }

  private long checkedCount(NDArray images) {
    long batchSize = images.getShape().get(0);
    if (!images.getShape().equals(batchShape(batchSize))) {
      throw new IllegalArgumentException(
          "Invalid images: "
              + images.getShape()
              + " (N images of shape "
              + architecture.inputShape()
              + " are needed)");
    }
    return batchSize;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore parameterStore,
      NDList inputs,
      boolean isTraining,
      PairList<String, Object> params) {
    if (isTraining) {
      throw new UnsupportedOperationException(
          "Cannot train the network through DJL's block interface: masks need the training step");
    }
    return new NDList(infer(inputs.singletonOrThrow()));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {new Shape(inputShapes[0].get(0), architecture.outputShape().features())};
  }

  @Override
  public void initialize(NDManager manager, DataType dataType, Shape... inputShapes) {
    super.initialize(manager, dataType, inputShapes);
    arrays.constants().forEach(constant -> constant.place(manager));
  }

  /**
   * Reads parameters that {@code saveParameters} wrote. Arrays that exist already are filled in
   * place.
   *
   * @param manager owner of arrays that do not exist yet
   * @throws MalformedModelException if the parameters are not those of this architecture
   */
  @Override
  public void loadParameters(NDManager manager, DataInputStream is)
      throws IOException, MalformedModelException {
    loadMetadata(is.readByte(), is);
    if (arrays.parameters().stream().noneMatch(Parameter::isInitialized)) {
      initialize(manager, DataType.FLOAT32, batchShape(1));
    }
    for (Parameter parameter : arrays.parameters()) {
      try (NDManager temporary = manager.newSubManager()) {
        load(parameter, temporary, is);
      }
    }
  }

  private static void load(Parameter parameter, NDManager manager, DataInputStream is)
      throws IOException, MalformedModelException {
    Parameter read =
        Parameter.builder().setName(parameter.getName()).setType(parameter.getType()).build();
    read.load(manager, is);
    if (!parameter.getShape().equals(read.getShape())) {
      throw new MalformedModelException(
          "Cannot load "
              + parameter.getName()
              + ": it has shape "
              + read.getShape()
              + ", not "
              + parameter.getShape());
    }
    try (NDArray values = parameter.getArray().stopGradient()) {
      values.set(new NDIndex("..."), read.getArray());
    }
  }
}
