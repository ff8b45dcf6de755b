package org.evosearch.export.pytorch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.network.NamedArray;
import org.evosearch.tensor.Tensor;

/** The lines of a module and its tensors, as they are gathered node by node. */
final class TorchSource {

  private final TrainedNetwork network;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final List<String> layers = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();

  /** Blocks in the order in which they may refer to each other. */
  private final Set<TorchBlock> blocks = new TreeSet<>();

  TorchSource(TrainedNetwork network) {
    this.network = network;
  }

  /** Adds a line to the constructor. */
  void addLayer(String line) {
    layers.add(line);
  }

  /** Adds a line to the forward pass. */
  void addStep(String line) {
    steps.add(line);
  }

  /** Adds a block that the module needs. */
  void require(TorchBlock block) {
    blocks.add(block);
  }

  /**
   * Adds an array of a node to the tensors.
   *
   * @param key in the module's state dict
   */
  void addTensor(String key, int node, String array) {
    NamedArray values = network.array(node, array);
    float[] numbers = new float[values.values().remaining() / Float.BYTES];
    values.values().asFloatBuffer().get(numbers);
    tensors.put(key, new Tensor(values.shape().stream().map(Math::toIntExact).toList(), numbers));
  }

  /** Adds a counter with value 0 to the module's state dict. */
  void addCounter(String key) {
    tensors.put(key, new Tensor(List.of(), new float[] {0}));
  }

  List<String> layers() {
    return layers;
  }

  List<String> steps() {
    return steps;
  }

  Set<TorchBlock> blocks() {
    return blocks;
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }
}
