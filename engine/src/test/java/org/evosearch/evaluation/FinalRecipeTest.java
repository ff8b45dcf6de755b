package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.BatchNormalization;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.Augmentation;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.dataset.DeviceImages;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.training.Auxiliary;
import org.evosearch.training.DropPathSchedule;
import org.evosearch.training.TrainingPlan;
import org.evosearch.training.optimizer.LearningRateSchedule;
import org.evosearch.training.optimizer.OptimizerPlan;
import org.evosearch.trial.Budget;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Metric;
import org.evosearch.trial.OptimizerKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Not under the contract of evaluators: checkpoints make this one an evaluator of one trial. */
class FinalRecipeTest {

  private static final DatasetSettings SETTINGS =
      new DatasetSettings("digits", null, 0.2, 0, 300, 0, ImagePlacement.DEVICE);
  private static final ImageTask DIGITS = Datasets.load(SETTINGS);
  private static final int EPOCHS = 4;

  private final String id = UUID.randomUUID().toString();

  @TempDir private Path folder = Path.of("");

  private static Architecture network() {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 8, 8));
    builder.then(Convolution.same(4, 3));
    builder.then(new BatchNormalization(true));
    builder.then(Convolution.same(8, 3));
    builder.then(new Flatten());
    builder.then(new Linear(10, true));
    return builder.build();
  }

  private static Trial trial(int epochs) {
    Trial trial = SampleTrials.one(network());
    return new Trial(
        trial.id(), trial.candidate(), trial.fingerprint(), new Budget(epochs, 0, 1), trial.seed());
  }

  private FinalRecipe recipe(String name) {
    TrainingPlan plan =
        new TrainingPlan(
            32,
            new OptimizerPlan(OptimizerKind.SGD, 0.05, 0.9, 3e-4, LearningRateSchedule.COSINE),
            new TrainingPlan.LossPlan(0, 5, 1e5),
            new Augmentation(1, Augmentation.Flip.NONE, 2),
            DropPathSchedule.LINEAR);
    return new FinalRecipe(
        SETTINGS,
        DIGITS.digest(),
        plan,
        Auxiliary.of(network(), OptionalInt.empty(), 0.4).orElseThrow(),
        1,
        new FinalRecipe.Folders(
            new MemoryFolder(name + " checkpoints " + id), new MemoryFolder(name + " model " + id)),
        new FinalRecipe.Origin("final-1", "search-1", "the genotype"));
  }

  private static Outcome evaluate(FinalRecipe recipe, Trial trial) {
    try (Evaluator evaluator = recipe.open(DeviceSlot.CPU)) {
      return evaluator.evaluate(trial, Execution.begun("here", "cpu", 0));
    }
  }

  private static double testAccuracy(Outcome outcome) {
    assertThat(outcome).as(outcome.toString()).isInstanceOf(Outcome.Measured.class);
    return outcome.metric(Metric.TEST_ACCURACY).orElseThrow();
  }

  private static byte[] file(FinalRecipe recipe, String name) {
    return recipe.folders().model().read(name).orElseThrow();
  }

  @Test
  void aTrainingMeasuresTheTestImagesAndNothingBeforeThem() {
    Outcome.Measured outcome = (Outcome.Measured) evaluate(recipe("one"), trial(EPOCHS));

    assertThat(testAccuracy(outcome)).isBetween(30.0, 100.0);
    assertThat(outcome.metrics()).containsOnlyKeys(Metric.TEST_ACCURACY, Metric.TRAIN_LOSS);
    assertThat(outcome.curve())
        .hasSize(EPOCHS)
        .allSatisfy(epoch -> assertThat(epoch.validationAccuracy()).isNaN());
  }

  @Test
  void aRecipeTravelsAndStaysEqual() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(recipe("one"));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(recipe("one")).hasSameHashCodeAs(recipe("one"));
    }
    assertThat(recipe("one").trialsPerTask()).isEqualTo(1);
  }

  @Test
  void twoCheckpointsAreKeptAndTheCurve() {
    FinalRecipe recipe = recipe("one");
    evaluate(recipe, trial(EPOCHS));

    assertThat(recipe.folders().checkpoints().names())
        .containsExactlyInAnyOrder(
            "epoch-000003.checkpoint", "epoch-000004.checkpoint", "curve.json");
  }

  /** A process that ends leaves its checkpoints; here another budget's epoch takes its place. */
  @Test
  void aTrainingGoesOnFromTheNewestCheckpointThatIsWhole() {
    FinalRecipe unbroken = recipe("unbroken");
    double expected = testAccuracy(evaluate(unbroken, trial(EPOCHS)));
    FinalRecipe broken = recipe("broken");
    broken.folders().checkpoints().write("epoch-000003.checkpoint", checkpoint(unbroken, 3));
    byte[] last = checkpoint(unbroken, 4);
    last[last.length - 1] ^= 1;
    broken.folders().checkpoints().write("epoch-000004.checkpoint", last);

    assertThat(testAccuracy(evaluate(broken, trial(EPOCHS)))).isEqualTo(expected);
    for (String name : unbroken.folders().model().names()) {
      assertThat(file(broken, name)).as(name).isEqualTo(file(unbroken, name));
    }
    assertThat(checkpoint(broken, 4)).isNotEqualTo(last);
  }

  private static byte[] checkpoint(FinalRecipe recipe, int epoch) {
    return recipe.folders().checkpoints().read("epoch-00000" + epoch + ".checkpoint").orElseThrow();
  }

  @Test
  void theCheckpointOfAnotherTrainingIsRefused() {
    FinalRecipe recipe = recipe("one");
    evaluate(recipe, trial(1));

    Outcome.Failed failed = (Outcome.Failed) evaluate(recipe, trial(2));

    assertThat(failed.kind()).isEqualTo(FailureKind.ERROR);
    assertThat(failed.message())
        .isEqualTo(
            "CheckpointException: Cannot use the checkpoint: it is of another network, data set or"
                + " recipe");
  }

  @Test
  void aTrainingThatWasDoneIsScoredAgainAndNotTrained() {
    FinalRecipe recipe = recipe("one");
    Outcome first = evaluate(recipe, trial(2));
    byte[] checkpoint = checkpoint(recipe, 2);
    Outcome again = evaluate(recipe, trial(2));

    assertThat(testAccuracy(again)).isEqualTo(testAccuracy(first));
    assertThat(((Outcome.Measured) again).curve()).isEqualTo(((Outcome.Measured) first).curve());
    assertThat(checkpoint(recipe, 2)).isEqualTo(checkpoint);
  }

  @Test
  void whatUsersOfTheModelHaveToKnowStandsBesideIt() {
    FinalRecipe recipe = recipe("one");
    double accuracy = testAccuracy(evaluate(recipe, trial(1)));

    var description =
        JsonParser.parseString(new String(file(recipe, "model.json"), StandardCharsets.UTF_8))
            .getAsJsonObject();

    assertThat(description.get("dataset").getAsString()).isEqualTo("digits");
    assertThat(description.get("run").getAsString()).isEqualTo("final-1");
    assertThat(description.get("search").getAsString()).isEqualTo("search-1");
    assertThat(description.get("genotype").getAsString()).isEqualTo("the genotype");
    assertThat(description.get("fingerprint").getAsString())
        .isEqualTo(trial(1).fingerprint().toString());
    assertThat(description.get("dataset_digest").getAsString()).isEqualTo(DIGITS.digest());
    assertThat(description.get("pixel_maximum").getAsInt()).isEqualTo(16);
    assertThat(description.get("image_shape")).hasToString("[1,8,8]");
    assertThat(description.get("means").getAsJsonArray()).hasSize(1);
    assertThat(description.get("deviations").getAsJsonArray()).hasSize(1);
    assertThat(description.get("class_names").getAsJsonArray()).hasSize(10);
    assertThat(description.get("test_accuracy").getAsDouble()).isEqualTo(accuracy);
  }

  /** DJL's {@code Criteria} in another process, with nothing but engine on the class path. */
  @Test
  void theSavedModelIsLoadedByAFreshProcessWithTheSameAccuracy() throws Exception {
    FinalRecipe recipe = recipe("one");
    double accuracy = testAccuracy(evaluate(recipe, trial(2)));
    Path model = Files.createDirectories(folder.resolve("renamed"));
    for (String name : recipe.folders().model().names()) {
      Files.write(model.resolve(name), file(recipe, name));
    }

    String printed = scoredElsewhere(model, writeTestImages());

    assertThat(Double.parseDouble(printed)).isCloseTo(accuracy, within(0.0));
  }

  /** The program in README.md, as it stands there, on the class path without tests. */
  @Test
  void theProgramOfTheReadmeClassifiesImageFiles() throws Exception {
    FinalRecipe recipe = recipe("one");
    evaluate(recipe, trial(2));
    Path model = Files.createDirectories(folder.resolve("model"));
    for (String name : recipe.folders().model().names()) {
      Files.write(model.resolve(name), file(recipe, name));
    }
    String readme = Files.readString(Path.of("..", "README.md"));
    int start = readme.indexOf("```java\n") + "```java\n".length();
    Path program = folder.resolve("Classify.java");
    Files.writeString(program, readme.substring(start, readme.indexOf("```", start)));
    List<String> arguments = new ArrayList<>(List.of(program.toString(), model.toString()));
    arguments.addAll(writeGrayFiles(10));

    String printed = printedElsewhere(classPathWithoutTests(), arguments);

    assertThat(printed.lines().toList()).isEqualTo(classes(model, 10));
  }

  private static String classPathWithoutTests() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The first test images, each value a gray value. */
  private List<String> writeGrayFiles(int count) throws IOException {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
      ByteBuffer pixels = DIGITS.test().pixels(i);
      for (int at = 0; at < 64; at++) {
        image.getRaster().setSample(at % 8, at / 8, 0, pixels.get());
      }
      Path file = folder.resolve(i + ".png");
      ImageIO.write(image, "png", file.toFile());
      files.add(file.toString());
    }
    return files;
  }

  private static List<String> classes(Path model, int count) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder().setTypes(NDList.class, NDList.class).optModelPath(model).build();
    try (ZooModel<NDList, NDList> loaded = criteria.loadModel();
        Predictor<NDList, NDList> predictor = loaded.newPredictor();
        NDManager manager = NDManager.newBaseManager();
        DeviceImages images =
            new DeviceImages(
                DIGITS.test(), DIGITS.normalization(), ImagePlacement.DEVICE, manager)) {
      DeviceExamples.Batch batch = images.batch(IntStream.range(0, count).toArray(), manager);
      long[] best =
          predictor.predict(new NDList(batch.inputs())).singletonOrThrow().argMax(1).toLongArray();
      return Arrays.stream(best).mapToObj(c -> DIGITS.classNames().get((int) c)).toList();
    }
  }

  private Path writeTestImages() throws IOException {
    try (NDManager manager = NDManager.newBaseManager();
        DeviceImages images =
            new DeviceImages(
                DIGITS.test(), DIGITS.normalization(), ImagePlacement.DEVICE, manager)) {
      int[] all = IntStream.range(0, images.count()).toArray();
      DeviceExamples.Batch batch = images.batch(all, manager);
      NDList list = new NDList(batch.inputs(), batch.targets());
      return Files.write(folder.resolve("images.ndlist"), list.encode());
    }
  }

  private String scoredElsewhere(Path model, Path images) throws Exception {
    return printedElsewhere(
        System.getProperty("java.class.path"),
        List.of(SavedModelClient.class.getName(), model.toString(), images.toString()));
  }

  private String printedElsewhere(String classPath, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("-Dai.djl"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", classPath));
    command.addAll(arguments);
    Path log = folder.resolve("log");
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(Files.readString(log)).isZero();
    return printed.strip();
  }
}
