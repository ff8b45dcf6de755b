package org.evosearch.export;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evosearch.export.onnx.OnnxModel;
import org.evosearch.export.onnx.OnnxOptions;
import org.evosearch.export.pytorch.TorchFolder;
import org.evosearch.network.Network;

/**
 * Writes sample networks for {@code check_exports.py}, each into a folder of its own: as a module
 * of PyTorch with an example, and as ONNX.
 */
final class ExportedSamples {

  /** Every eighth network takes signals. */
  private static final int SIGNALS = 8;

  private ExportedSamples() {}

  /**
   * Writes networks.
   *
   * @param args folder, number of networks
   */
  public static void main(String[] args) throws IOException {
    for (int index = 0; index < Integer.parseInt(args[1]); index++) {
      write(index, Files.createDirectories(Path.of(args[0]).resolve(String.valueOf(index))));
    }
  }

  private static void write(int index, Path folder) throws IOException {
    try (NDManager manager = NDManager.newBaseManager();
        Network network = network(index, manager)) {
      TrainedNetwork exported = exported(index, network);
      TorchFolder.ofPixels(exported, "test").write(folder, network, manager);
      OnnxOptions options = new OnnxOptions(OnnxOptions.Input.PIXELS, OnnxOptions.Output.LOGITS);
      try (OutputStream out = Files.newOutputStream(folder.resolve("model.onnx"))) {
        OnnxModel.of(exported, options, "test").writeTo(out);
      }
    }
  }

  private static boolean isOfSignals(int index) {
    return index % SIGNALS == SIGNALS - 1;
  }

  private static TrainedNetwork exported(int index, Network network) {
    return isOfSignals(index)
        ? new TrainedNetwork(
            network.architecture(),
            network.block().namedArrays(),
            SampleSignals.facts(SampleSignals.SCALE))
        : SampleNetworks.exported(network);
  }

  /** Every other one of images is trained. */
  private static Network network(int index, NDManager manager) {
    if (isOfSignals(index)) {
      return SampleSignals.build(index, manager);
    }
    return index % 2 == 0
        ? SampleNetworks.build(SampleArchitectures.of(index), index, manager)
        : SampleNetworks.trained(SampleArchitectures.of(index), index, manager);
  }
}
