package org.evosearch.jobs.cli;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.config.Settings;
import org.evosearch.evaluation.Libtorch;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.TrainedNetwork;
import org.evosearch.export.djl.DjlFolder;
import org.evosearch.export.onnx.OnnxModel;
import org.evosearch.export.onnx.OnnxOptions;
import org.evosearch.export.pytorch.TorchFolder;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.search.Provenance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a network for other programs. */
@Command(
    name = "export",
    description = {
      "Writes a trained network, or the untrained one of a search, for programs without EvoSearch:"
          + " an ONNX model, a PyTorch module, or folders for DJL and DJL Serving."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch export --model evosearch-store/results/run_id=final-night-7/model --format onnx"
          + " --out winner",
      "  evosearch export --arch evosearch-store/results/run_id=night-7/best_arch.json --format"
          + " pytorch --out untrained"
    })
final class ExportCommand implements Callable<Integer> {

  /** The programs that a network is written for. */
  enum Format {
    /** Any ONNX runtime. */
    ONNX,
    /** PyTorch 2. */
    PYTORCH,
    /** DJL and DJL Serving. */
    DJL
  }

  @Mixin private ExportSource source = new ExportSource();

  @Option(names = "--format", required = true, description = "${COMPLETION-CANDIDATES}.")
  private Format format = Format.ONNX;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder to create, or a URI like that of a store.")
  private String out = "";

  @Option(names = "--overwrite", description = "Replaces files in a folder that exists.")
  private boolean overwrite;

  @Option(
      names = "--no-normalization",
      description =
          "With onnx and pytorch: the model takes normalized images or prepared rows, not raw"
              + " values of pixels or of a table.")
  private boolean withoutNormalization;

  @Option(names = "--softmax", description = "With onnx: returns probabilities instead of logits.")
  private boolean softmax;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    check();
    Configuration hadoop = SparkApplication.hadoop(Settings.defaults());
    NewFolder folder = NewFolder.at(out, overwrite, hadoop);
    Libtorch.useThreads(1);
    try (NDManager manager = NDManager.newBaseManager()) {
      ExportSource.Source network = source.open(hadoop, manager);
      folder.write(hidden -> write(network, hidden, manager));
      report(network.exported());
    }
    return ExitCode.OK;
  }

  private void check() {
    source.check();
    if (softmax && format != Format.ONNX) {
      throw usage("Give --softmax with --format onnx");
    }
    if (withoutNormalization && format == Format.DJL) {
      throw usage("Give --no-normalization with --format onnx or pytorch");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
  }

  private void write(ExportSource.Source network, Path folder, NDManager manager)
      throws IOException {
    String version = Provenance.version();
    if (format == Format.DJL && network.exported().facts().table().isPresent()) {
      throw new ModelException("Cannot export a network of a table for DJL (onnx or pytorch)");
    }
    switch (format) {
      case ONNX -> writeOnnx(network.exported(), folder.resolve("model.onnx"), version);
      case PYTORCH -> module(network.exported(), version).write(folder, network.built(), manager);
      case DJL -> new DjlFolder(network.exported(), network.built(), version).write(folder);
    }
  }

  private void writeOnnx(TrainedNetwork network, Path file, String version) throws IOException {
    OnnxOptions options =
        new OnnxOptions(
            input(network), softmax ? OnnxOptions.Output.PROBABILITIES : OnnxOptions.Output.LOGITS);
    try (OutputStream stream = Files.newOutputStream(file)) {
      OnnxModel.of(network, options, version).writeTo(stream);
    }
  }

  private OnnxOptions.Input input(TrainedNetwork network) {
    if (preparesRows(network)) {
      return OnnxOptions.Input.ROWS;
    }
    return normalizes(network) ? OnnxOptions.Input.PIXELS : OnnxOptions.Input.NORMALIZED;
  }

  private boolean preparesRows(TrainedNetwork network) {
    return format == Format.ONNX && !withoutNormalization && network.facts().table().isPresent();
  }

  private TorchFolder module(TrainedNetwork network, String version) {
    return normalizes(network)
        ? TorchFolder.ofPixels(network, version)
        : TorchFolder.ofNormalizedImages(network, version);
  }

  /** An untrained network has no data set, and thus no normalization. */
  private boolean normalizes(TrainedNetwork network) {
    return !withoutNormalization && network.facts().pixels().isPresent();
  }

  private void report(TrainedNetwork network) {
    PrintWriter writer = Objects.requireNonNull(spec).commandLine().getOut();
    ModelFacts facts = network.facts();
    writer.printf(
        "Wrote %s: takes %s, gives %s %s%s%n",
        out,
        takes(network),
        network.architecture().outputShape().features(),
        facts.isNumbers() ? "numbers" : "classes",
        facts.testAccuracy().isPresent() || facts.isNumbers()
            ? ""
            : "; the network is not trained");
    writer.flush();
  }

  private String takes(TrainedNetwork network) {
    ModelFacts facts = network.facts();
    if (preparesRows(network)) {
      return "rows of the table";
    } else if (facts.table().isPresent()) {
      return "prepared rows " + network.architecture().inputShape();
    }
    return images(network) + " " + network.architecture().inputShape();
  }

  private String images(TrainedNetwork network) {
    if (format == Format.DJL) {
      return network.facts().input().toString();
    } else if (network.facts().isOfSignals()) {
      return normalizes(network) ? "signals" : "normalized signals";
    }
    return normalizes(network)
        ? "values of pixels from 0 to " + network.facts().pixels().orElseThrow().maximum()
        : "normalized images";
  }
}
