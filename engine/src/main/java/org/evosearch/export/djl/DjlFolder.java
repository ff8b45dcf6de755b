package org.evosearch.export.djl;

import ai.djl.translate.NoopServingTranslatorFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFactsJson;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.PixelScale;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.export.onnx.OnnxModel;
import org.evosearch.export.onnx.OnnxOptions;
import org.evosearch.network.ArchitectureBlockFactory;
import org.evosearch.network.Network;
import org.evosearch.network.SavedModel;

/**
 * A network for DJL in two forms: {@code pytorch} with its block, for DJL's PyTorch engine and the
 * small jar in {@code libs}; {@code onnxruntime} for DJL's ONNX Runtime engine, without classes of
 * EvoSearch.
 *
 * <p>DJL looks for a block factory in the jars beside the model, for a translator in {@code libs}.
 * {@code evosearch-block.jar} therefore refers to the jar in {@code libs}, so that DJL Serving
 * serves both folders as they are.
 */
public final class DjlFolder {

  /** Relative to the folder of the model. */
  private static final String JAR = "libs/evosearch-djl.jar";

  private static final OnnxOptions SCALED_TO_LOGITS =
      new OnnxOptions(OnnxOptions.Input.PIXELS, OnnxOptions.Output.LOGITS);

  /** DJL has no translator of signals to classes. */
  private static final OnnxOptions VALUES_TO_PROBABILITIES =
      new OnnxOptions(OnnxOptions.Input.PIXELS, OnnxOptions.Output.PROBABILITIES);

  private final TrainedNetwork network;
  private final Network built;
  private final String version;

  /**
   * Prepares the folders.
   *
   * @param network that is exported
   * @param built the same network in DJL
   * @param version of EvoSearch
   */
  public DjlFolder(TrainedNetwork network, Network built, String version) {
    this.network = network;
    this.built = built;
    this.version = version;
  }

  /** Writes both folders into an existing one. */
  public void write(Path folder) throws IOException {
    writeBlock(Files.createDirectories(folder.resolve("pytorch")));
    writeOnnx(Files.createDirectories(folder.resolve("onnxruntime")));
  }

  private void writeBlock(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : SavedModel.files(built).entrySet()) {
      Files.write(folder.resolve(file.getKey()), file.getValue());
    }
    TensorShape shape = network.architecture().inputShape();
    Files.writeString(
        folder.resolve(ModelFiles.FACTS), ModelFactsJson.write(network.facts(), shape));
    Files.writeString(
        folder.resolve("serving.properties"),
        lines(
            "engine=PyTorch",
            "option.modelName=model",
            "blockFactory=" + ArchitectureBlockFactory.class.getName(),
            "translator=" + ServedClassifier.class.getName()));
    Files.createDirectories(folder.resolve("libs"));
    try (OutputStream out = Files.newOutputStream(folder.resolve(JAR))) {
      ClientJar.write(out);
    }
    try (OutputStream out = Files.newOutputStream(folder.resolve("evosearch-block.jar"))) {
      ClientJar.writeReference(JAR, out);
    }
  }

  private boolean isOfSignals() {
    return network.facts().isOfSignals();
  }

  private void writeOnnx(Path folder) throws IOException {
    try (OutputStream out = Files.newOutputStream(folder.resolve("model.onnx"))) {
      OnnxOptions options = isOfSignals() ? VALUES_TO_PROBABILITIES : SCALED_TO_LOGITS;
      OnnxModel.of(isOfSignals() ? network : ofScaledPixels(), options, version).writeTo(out);
    }
    Files.writeString(folder.resolve("synset.txt"), lines(classNames()));
    Files.writeString(
        folder.resolve("serving.properties"),
        lines("engine=OnnxRuntime", "option.modelName=model")
            + (isOfSignals() ? ofArrays() : ofImages()));
  }

  private static String ofArrays() {
    return lines("translatorFactory=" + NoopServingTranslatorFactory.class.getName());
  }

  private String ofImages() {
    TensorShape shape = network.architecture().inputShape();
    return lines(
        "application=cv/image_classification",
        "translatorFactory=ai.djl.modality.cv.translator.ImageClassificationTranslatorFactory",
        "flag=" + (shape.channels() == 1 ? "GRAYSCALE" : "COLOR"),
        "width=" + shape.width(),
        "height=" + shape.height(),
        "resize=true",
        "toTensor=true",
        "applySoftmax=true");
  }

  /** The network for pixels from 0 to 1, to which DJL's translator scales them. */
  private TrainedNetwork ofScaledPixels() {
    ModelFacts facts = network.facts();
    int channels = network.architecture().inputShape().channels();
    List<Double> zeros = Collections.nCopies(channels, 0.0);
    List<Double> ones = Collections.nCopies(channels, 1.0);
    PixelScale scale =
        facts
            .pixels()
            .map(pixels -> new PixelScale(1, pixels.means(), pixels.deviations()))
            .orElseGet(() -> new PixelScale(1, zeros, ones));
    return new TrainedNetwork(
        network.architecture(),
        network.arrays(),
        new ModelFacts(
            facts.origin(), Optional.of(scale), facts.classNames(), facts.testAccuracy()));
  }

  /** One name per line; a line break within a name would make it two classes. */
  private String[] classNames() {
    int classes = network.architecture().outputShape().features();
    return IntStream.range(0, classes)
        .mapToObj(network.facts()::className)
        .map(name -> name.replaceAll("\\R", " "))
        .toArray(String[]::new);
  }

  private static String lines(String... lines) {
    return String.join("\n", lines) + "\n";
  }
}
