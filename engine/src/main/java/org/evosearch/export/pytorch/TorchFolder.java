package org.evosearch.export.pytorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.export.PixelScale;
import org.evosearch.export.TableFacts;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.network.Network;

/** A network as files for PyTorch: module, tensors, an example and how to use them. */
public final class TorchFolder {

  private final TrainedNetwork network;
  private final boolean normalizes;
  private final TorchModule module;

  private TorchFolder(TrainedNetwork network, boolean normalizes, TorchModule module) {
    this.network = network;
    this.normalizes = normalizes;
    this.module = module;
  }

  /**
   * A module that normalizes the values of pixels.
   *
   * @param version of EvoSearch
   */
  public static TorchFolder ofPixels(TrainedNetwork network, String version) {
    return new TorchFolder(network, true, TorchModule.ofPixels(network, version));
  }

  /**
   * A module that takes normalized images.
   *
   * @param version of EvoSearch
   */
  public static TorchFolder ofNormalizedImages(TrainedNetwork network, String version) {
    return new TorchFolder(network, false, TorchModule.ofNormalizedImages(network, version));
  }

  /**
   * Writes all files into a folder that exists.
   *
   * @param built the same network in DJL, which computes the example
   */
  public void write(Path folder, Network built, NDManager manager) throws IOException {
    Files.writeString(folder.resolve("model.py"), module.source());
    Files.write(folder.resolve("model.safetensors"), module.tensors());
    Files.writeString(folder.resolve("example.json"), example(built, manager));
    Files.writeString(folder.resolve("README"), TorchModule.readme());
    if (network.facts().table().isPresent()) {
      String columns = network.facts().table().get().json() + "\n";
      Files.writeString(folder.resolve("columns.json"), columns);
      Files.writeString(folder.resolve("rows.py"), TorchModule.rows());
    }
  }

  private String example(Network built, NDManager manager) {
    Architecture architecture = network.architecture();
    float[] image = exampleImage(Math.toIntExact(architecture.inputShape().elements()));
    float[] seen = image.clone();
    if (normalizes) {
      scale().normalize(seen);
    }
    long[] shape =
        architecture.inputShape().dimensions().stream().mapToLong(Integer::longValue).toArray();
    JsonObject example = new JsonObject();
    Gson gson = new Gson();
    example.add("shape", gson.toJsonTree(new Shape(1).addAll(new Shape(shape)).getShape()));
    example.add("input", gson.toJsonTree(image));
    try (NDManager temporary = manager.newSubManager();
        NDArray input = temporary.create(seen, new Shape(1).addAll(new Shape(shape)));
        NDArray logits = built.inferenceForward(input)) {
      example.add("logits", gson.toJsonTree(inOwnUnits(logits.toFloatArray())));
    }
    return gson.toJson(example) + "\n";
  }

  private float[] inOwnUnits(float[] outputs) {
    List<TableFacts.Target> targets =
        network.facts().table().map(TableFacts::targets).orElse(List.of());
    for (int i = 0; i < targets.size(); i++) {
      outputs[i] = outputs[i] * (float) targets.get(i).deviation() + (float) targets.get(i).mean();
    }
    return outputs;
  }

  private PixelScale scale() {
    return network.facts().pixels().orElseThrow();
  }

  /** Whole values of pixels, or eighths from -1 to 1, in a pattern without a short period. */
  private float[] exampleImage(int size) {
    float[] image = new float[size];
    for (int i = 0; i < size; i++) {
      int number = (int) ((long) i * i % 8191);
      image[i] = normalizes ? number % (scale().maximum() + 1) : (number % 17 - 8) / 8f;
    }
    return image;
  }
}
