package org.evosearch.export.pytorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.network.NamedArray;

/** The lines of a module and its tensors, as they are gathered node by node. */
final class TorchSource {

  private final TrainedNetwork network;
  private final Safetensors tensors;
  private final List<String> layers = new ArrayList<>();
  private final List<String> steps = new ArrayList<>();

  /** Blocks in the order in which they may refer to each other. */
  private final Set<TorchBlock> blocks = new TreeSet<>();

  TorchSource(TrainedNetwork network, Map<String, String> metadata) {
    this.network = network;
    this.tensors = new Safetensors(metadata);
  }

  /** Adds a line to the constructor. */
  void addLayer(String line) {
    layers.add(line);
  }

  /** Adds a line to the forward pass. */
  void addStep(String line) {
    steps.add(line);
  }

  /** The module needs a block. */
  void require(TorchBlock block) {
    blocks.add(block);
  }

  /**
   * Adds an array of a node to the tensors.
   *
   * @param key as the module's state has it
   */
  void addTensor(String key, int node, String array) {
    NamedArray values = network.array(node, array);
    tensors.addFloats(key, values.shape(), values.values());
  }

  /** Adds a counter that the state of a module has. */
  void addCounter(String key) {
    tensors.addInteger(key, 0);
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

  Safetensors tensors() {
    return tensors;
  }
}
