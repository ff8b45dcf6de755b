package org.evosearch.experiment.learning;

import com.typesafe.config.ConfigUtil;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.rng.sampling.ListSampler;
import org.evosearch.config.Section;
import org.evosearch.config.Settings;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.source.DatasetSettings;
import org.evosearch.dataset.source.Datasets;
import org.evosearch.evaluation.Libtorch;
import org.evosearch.experiment.settings.TrainingSettings;
import org.evosearch.predictor.EmbeddingPlan;
import org.evosearch.predictor.Example;
import org.evosearch.predictor.PredictorEpoch;
import org.evosearch.predictor.PredictorFile;
import org.evosearch.predictor.PredictorPlan;
import org.evosearch.predictor.PredictorRun;
import org.evosearch.predictor.TrainedPredictor;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.table.TableFormat;

/**
 * Trains a predictor as the section {@code predictor} describes, on the table and the images of
 * each image set.
 */
public final class PredictorLearning {

  private static final String ROWS = "rows";
  private static final String HELD_OUT = "held-out";

  private final Section root;
  private final Section section;
  private final PredictorRun run;
  private final List<Example> learned = new ArrayList<>();
  private final List<Example> heldOut = new ArrayList<>();

  /**
   * Reads settings, tables and images.
   *
   * @param sets the settings of each image set, at least one; they differ in the set and in its
   *     images only
   * @param formats how tables can be read
   * @throws org.evosearch.config.SettingsException if a setting is wrong
   * @throws org.evosearch.table.TableException if a table cannot be used
   * @throws org.evosearch.dataset.DataException if images cannot be read
   * @throws org.evosearch.predictor.PredictorException if the file cannot be written
   */
  public PredictorLearning(List<Settings> sets, List<TableFormat> formats) {
    this.root = sets.get(0).root();
    this.section = root.section("predictor");
    // What needs no data is checked before data is read.
    overrides(sets.get(0));
    PredictorPlan plan = plan();
    PredictorRun.Shape shape = shape(section.section("network"));
    EmbeddingPlan embedding = embedding(section.section("embedding"));
    TrainingSettings.limits(root.section("limits"));
    sets.forEach(PredictorLearning::dataset);
    PredictorFile.requireWritable(file());
    List<KnownRows> tables = sets.stream().map(set -> KnownRows.of(set, formats)).toList();
    List<TrainedPredictor.Task> tasks = new ArrayList<>();
    tables.forEach(table -> tasks.add(task(table, tasks.size())));
    PredictorRun.Subject subject =
        new PredictorRun.Subject(
            root.section("space").text("name"),
            tables.get(0).space().graphEncoding().alphabet(),
            section.text("target"),
            tasks,
            sets.stream().map(PredictorLearning::images).toList());
    this.run = new PredictorRun(plan, shape, embedding, subject, seed());
  }

  /**
   * The overrides that turn settings into those of each image set in {@code predictor.sets}.
   *
   * @return overrides for each set; none where no sets are named
   */
  public static List<List<String>> overrides(Settings settings) {
    return settings.root().section("predictor").sections("sets").stream()
        .map(PredictorLearning::overrides)
        .toList();
  }

  private static List<String> overrides(Section set) {
    Stream<String> named =
        Stream.of(
            assignment("evaluation.tabular.image-set", set.text("image-set")),
            assignment("dataset.name", set.text("dataset")));
    Stream<String> path =
        set.optionalText("path").stream().map(folder -> assignment("dataset.path", folder));
    return Stream.concat(named, path).toList();
  }

  private static String assignment(String key, String value) {
    return key + "=" + ConfigUtil.quoteString(value);
  }

  private long seed() {
    return section.longWhole("seed");
  }

  private static ImageTask images(Settings set) {
    return Datasets.load(dataset(set));
  }

  private static DatasetSettings dataset(Settings set) {
    return TrainingSettings.dataset(set.root().section("dataset"));
  }

  private PredictorPlan plan() {
    return new PredictorPlan(
        section.whole("epochs", 1),
        section.whole("batch-size", 1),
        section.realAbove("learning-rate", 0, 1),
        section.whole("patience", 1),
        section.realAbove("target-factor", 0, 1e3),
        section.choice("images", PredictorPlan.Sampling.class),
        section.choice("judge", PredictorPlan.Judge.class));
  }

  private PredictorRun.Shape shape(Section network) {
    int heads = network.whole("heads", 1, 1 << 10);
    int width = network.whole("width", 1, 1 << 14);
    if (width % heads != 0) {
      throw network.invalid("width", "a multiple of heads, " + heads);
    }
    return new PredictorRun.Shape(
        section.whole("per-class", 1, 1 << 10), width, heads, network.whole("hidden", 1, 1 << 14));
  }

  private static EmbeddingPlan embedding(Section embedding) {
    return new EmbeddingPlan(
        embedding.optionalText("script").orElse(null),
        embedding.whole("image-size", 1, 4096),
        embedding.whole("features", 1, 1 << 14),
        embedding.whole("epochs", 1));
  }

  /** Draws the rows of a table that are used, and splits them into learned and held-out ones. */
  private TrainedPredictor.Task task(KnownRows table, int index) {
    int count = count(table);
    int held = section.whole(HELD_OUT, 0);
    if (held >= count) {
      throw section.invalid(HELD_OUT, "less than the rows that are drawn, " + count);
    }
    List<KnownRows.Row> drawn = drawn(table, index).subList(0, count);
    drawn.subList(0, held).forEach(row -> heldOut.add(example(table, row, index)));
    drawn.subList(held, count).forEach(row -> learned.add(example(table, row, index)));
    return new TrainedPredictor.Task(
        table.imageSet(), drawn.stream().map(KnownRows.Row::key).toList());
  }

  private int count(KnownRows table) {
    int wanted = section.whole(ROWS, 0);
    int there = table.rows().size();
    if (wanted > there || there == 0) {
      throw section.invalid(ROWS, "at most " + there + ", which the table has of the space");
    }
    return wanted == 0 ? there : wanted;
  }

  private List<KnownRows.Row> drawn(KnownRows table, int index) {
    List<KnownRows.Row> rows = new ArrayList<>(table.rows());
    ListSampler.shuffle(new RandomStreams(seed()).stream(Purpose.SPLIT, index, 0), rows);
    return Collections.unmodifiableList(rows);
  }

  private static Example example(KnownRows table, KnownRows.Row row, int index) {
    return new Example(index, table.graph(row), row.accuracy());
  }

  /** The number of rows that the predictor is trained on. */
  public int learned() {
    return learned.size();
  }

  /** The number of held-out rows, which decide which weights are kept. */
  public int heldOut() {
    return heldOut.size();
  }

  /** The file of the predictor. */
  public Path file() {
    return Path.of(root.section("evaluation").section("predictor").text("file"));
  }

  /**
   * Trains the predictor and writes its file.
   *
   * @param listener notified of each epoch
   * @throws org.evosearch.predictor.PredictorException if it cannot be trained or written
   */
  public TrainedPredictor train(Consumer<PredictorEpoch> listener) {
    Libtorch.useThreads(TrainingSettings.limits(root.section("limits")).threads());
    TrainedPredictor trained = run.train(learned, heldOut, listener);
    PredictorFile.write(trained, file());
    return trained;
  }
}
