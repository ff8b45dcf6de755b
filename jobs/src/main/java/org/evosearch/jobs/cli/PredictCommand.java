package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.dataset.DataException;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Libtorch;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;
import org.evosearch.jobs.cli.spark.SparkApplication;
import org.evosearch.jobs.score.ModelLocation;
import org.evosearch.scoring.Classifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies a model to image files, or to the rows or signals of files. */
@Command(
    name = "predict",
    description = {
      "Prints the most probable class of each image file, and its probability; for a model of a"
          + " table or of signals those of each row of CSV, TSV or Parquet files, or the numbers"
          + " that it predicts."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  evosearch predict --model evosearch-store/results/run_id=final-night-7/model *.png",
      "  evosearch predict --model s3a://bucket/store/results/run_id=final-night-7/model scan.tiff",
      "  evosearch predict --model houses new-houses.csv",
      "  evosearch predict --model watches CBF_TEST.tsv",
      "  evosearch predict --model watches --column acceleration new.parquet"
    })
final class PredictCommand implements Callable<Integer> {

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "The model of a train-final run: a folder, or a URI like that of a store.")
  private String model = "";

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description =
          "With signals: column of Parquet files with arrays of numbers, or of such arrays"
              + " (default: signal).")
  private @Nullable String column;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "PNG, JPEG, GIF, BMP, TIFF, WebP or PNM; for a table or signals CSV, TSV or Parquet; for"
              + " signals also .ts.")
  private List<Path> files = List.of();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Libtorch.useThreads(1);
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    try {
      ModelFiles found = ModelLocation.read(model, SparkApplication.hadoop(Settings.defaults()));
      requireColumn(found.facts().input());
      if (found.facts().input() == ModelFacts.Input.IMAGES) {
        printImages(found, out);
      } else {
        new RowLines(found, column, out::println).of(files);
      }
    } finally {
      out.flush();
    }
    return ExitCode.OK;
  }

  private void requireColumn(ModelFacts.Input taken) {
    if (column != null && taken != ModelFacts.Input.SIGNALS) {
      throw new SettingsException(
          "Invalid --column: " + column + " (none for a model that takes " + taken + ")");
    }
  }

  private void printImages(ModelFiles found, PrintWriter out) {
    try (Classifier classifier = Classifier.open(found, DeviceSlot.CPU)) {
      files.forEach(image -> out.println(line(image, classifier)));
    }
  }

  private static String line(Path image, Classifier classifier) {
    float[] pixels = classifier.scaled(pixels(image, classifier));
    float[] probabilities = classifier.probabilities(List.of(pixels)).get(0);
    int best =
        IntStream.range(0, probabilities.length)
            .reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
            .orElseThrow();
    return String.format(
        Locale.ROOT,
        "%s\t%s\t%.2f %%",
        image,
        classifier.facts().className(best),
        100 * probabilities[best]);
  }

  private static byte[] pixels(Path image, Classifier classifier) {
    try {
      return classifier.input().ofFile(Files.readAllBytes(image));
    } catch (NoSuchFileException e) {
      throw new DataException("Cannot read " + image + ": no such file");
    } catch (IOException | DataException e) {
      throw new DataException("Cannot read " + image + ": " + e.getMessage());
    }
  }
}
