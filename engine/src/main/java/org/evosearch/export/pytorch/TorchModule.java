package org.evosearch.export.pytorch;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.InferenceGraph;
import org.evosearch.export.PixelScale;
import org.evosearch.export.TableFacts;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.tensor.SafeTensors;
import org.evosearch.tensor.TensorFile;

/** A network as a module of PyTorch: its source and its tensors. */
public final class TorchModule {

  private static final String INDENTATION = "        ";
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private final TrainedNetwork network;
  private final boolean normalizes;
  private final String version;
  private final TorchSource source;

  private TorchModule(TrainedNetwork network, boolean normalizes, String version) {
    this.network = network;
    network.requireOneFile("a file of tensors");
    this.normalizes = normalizes;
    this.version = version;
    this.source = new TorchSource(network);
    addInput();
    addNodes();
  }

  /**
   * A module that takes normalized images.
   *
   * @param version of EvoSearch
   */
  public static TorchModule ofNormalizedImages(TrainedNetwork network, String version) {
    return new TorchModule(network, false, version);
  }

  /**
   * A module that normalizes the values of pixels.
   *
   * @param version of EvoSearch
   */
  public static TorchModule ofPixels(TrainedNetwork network, String version) {
    return new TorchModule(network, true, version);
  }

  private void addInput() {
    String input = TorchNode.variable(0);
    if (!normalizes) {
      source.addStep(input + " = images");
      network.facts().table().ifPresent(this::addTargets);
      return;
    }
    PixelScale pixels = network.facts().pixels().orElseThrow();
    addBuffer("means", pixels.means());
    addBuffer("deviations", pixels.deviations());
    source.addStep(
        String.format(
            Locale.ROOT,
            "%s = (images / %d - self.means) / self.deviations",
            input,
            pixels.maximum()));
  }

  private void addTargets(TableFacts table) {
    if (table.isNumbers()) {
      addTarget("target_means", table.targets().stream().map(TableFacts.Target::mean).toList());
      addTarget(
          "target_deviations", table.targets().stream().map(TableFacts.Target::deviation).toList());
    }
  }

  private void addTarget(String name, List<Double> values) {
    source.addLayer(
        "self.register_buffer(\"%s\", torch.tensor(%s), persistent=False)".formatted(name, values));
  }

  private void addBuffer(String name, List<Double> values) {
    source.addLayer(
        "self.register_buffer(\"%s\", torch.tensor(%s).view(1, -1, 1, 1), persistent=False)"
            .formatted(name, values));
  }

  private void addNodes() {
    InferenceGraph graph = new InferenceGraph(network.architecture());
    for (InferenceGraph.Step step : graph.steps()) {
      TorchNode node = new TorchNode(network.architecture(), step, source);
      String value = step.operation().accept(new TorchOperations(node));
      source.addStep(TorchNode.variable(step.node()) + " = " + value);
    }
    String output = TorchNode.variable(graph.output());
    source.addStep(
        network.facts().isNumbers()
            ? "return %s * self.target_deviations + self.target_means".formatted(output)
            : "return " + output);
  }

  /** The source of {@code model.py}. */
  public String source() {
    return resource("model.py")
        .replace("@DESCRIPTION@", description())
        .replace("@CLASS_NAMES@", GSON.toJson(network.facts().classNames()))
        .replace("@BLOCKS@", blocks())
        .replace("@INPUT@", input())
        .replace("@CLASSES@", String.valueOf(network.architecture().outputShape().features()))
        .replace("@LAYERS@", indented(source.layers()))
        .replace("@STEPS@", indented(source.steps()));
  }

  /** Names the run only if its id is valid: no other text of a file gets into the source. */
  private String description() {
    String run = network.facts().origin().getOrDefault("run", "");
    return run.matches("[A-Za-z0-9._-]+")
        ? "Network of the EvoSearch run %s.".formatted(run)
        : "Network of EvoSearch.";
  }

  private String input() {
    TensorShape shape = network.architecture().inputShape();
    String size =
        shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(", "));
    if (network.facts().isOfSignals()) {
      return (normalizes ? "" : "normalized ") + "signals, float32 (N, " + size + "),";
    }
    return normalizes
        ? String.format(
            Locale.ROOT,
            "values of pixels from 0 to %d, float32 (N, %s),",
            network.facts().pixels().orElseThrow().maximum(),
            size)
        : (network.facts().table().isPresent()
                ? "prepared rows (rows.py), float32 (N, %s),"
                : "normalized images, float32 (N, %s),")
            .formatted(size);
  }

  private String blocks() {
    return source.blocks().stream()
        .map(block -> "\n" + resource(block.module() + ".py") + "\n")
        .collect(Collectors.joining("", "", "\n"));
  }

  private static String indented(List<String> lines) {
    return lines.stream().map(line -> INDENTATION + line).collect(Collectors.joining("\n"));
  }

  /** The content of {@code model.safetensors}. */
  public byte[] tensors() {
    Map<String, String> metadata = new LinkedHashMap<>(network.facts().origin());
    metadata.put("format", "pt");
    metadata.put("evosearch", version);
    return SafeTensors.write(new TensorFile(metadata, source.tensors()));
  }

  /** The text of {@code README}. */
  public static String readme() {
    return resource("README");
  }

  /** The text of {@code rows.py}, which prepares rows of a table. */
  static String rows() {
    return resource("rows.py");
  }

  private static String resource(String name) {
    try (InputStream in = TorchModule.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new AssertionError("No resource " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
