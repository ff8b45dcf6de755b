package org.evosearch.export;

import ai.djl.ndarray.NDManager;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.table.Column;
import org.evosearch.dataset.table.Preparation;
import org.evosearch.dataset.table.PreparationJson;
import org.evosearch.genotype.Choices;
import org.evosearch.network.Network;
import org.evosearch.network.SavedModel;
import org.evosearch.snapshot.SnapshotColumn;
import org.evosearch.snapshot.SnapshotColumn.Kind;
import org.evosearch.space.LearningTask;
import org.evosearch.space.residual.ResidualMlpSpace;
import org.jspecify.annotations.Nullable;

/** Networks of a table with columns of all kinds, as {@code train-final} leaves them. */
public final class SampleTables {

  /** Names of classes. */
  public static final List<String> CLASSES = List.of("low", "ü, high", "3");

  /** Numbers to be predicted. */
  public static final List<TableFacts.Target> TARGETS =
      List.of(new TableFacts.Target("price", 1e6, 2e5), new TableFacts.Target("age", 40, 0.25));

  private static final List<@Nullable String> CITIES =
      Arrays.asList("a", "ü, \"b\"", "new", null, "c");
  private static final List<@Nullable String> CODES = Arrays.asList("3", "05", "7", null);

  private SampleTables() {}

  /**
   * A row of the table.
   *
   * @param numbers of the columns {@code size}, {@code since}, {@code open} and {@code seen}
   * @param texts of the columns {@code the city.name} and {@code code}
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares rows.
  public record RawRow(double[] numbers, List<@Nullable String> texts) {}

  /** A preparation with missing values, rare categories and a column that tells nothing. */
  public static Preparation preparation() {
    return new Preparation(
        List.of(
            new Column.Categorical(
                column("the city.name", Kind.CATEGORY), List.of("a", "ü, \"b\"", "c"), true, true),
            new Column.Numeric(
                column("size", Kind.NUMBER), new Column.Scale(1234.56789, 1e-3), true),
            new Column.Numeric(column("same", Kind.NUMBER), null, false),
            new Column.Numeric(column("since", Kind.DATE), new Column.Scale(18262.5, 365), false),
            new Column.Categorical(column("code", Kind.CATEGORY), List.of("05", "3"), false, false),
            new Column.Numeric(column("open", Kind.FLAG), new Column.Scale(0.4, 0.49), false),
            new Column.Numeric(column("seen", Kind.NUMBER), null, true)));
  }

  private static SnapshotColumn column(String name, Kind kind) {
    return new SnapshotColumn(name, kind);
  }

  /** Random rows, some with missing and unknown values. */
  public static List<RawRow> rows(int count, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, count).mapToObj(i -> row(random)).toList();
  }

  private static RawRow row(Random random) {
    double[] numbers = {
      1234.56789 + 2e-3 * random.nextGaussian(),
      random.nextInt(30_000),
      random.nextInt(2),
      random.nextInt(10)
    };
    int odd = random.nextInt(8);
    if (odd < numbers.length) {
      numbers[odd] = Double.NaN;
    }
    return new RawRow(
        numbers,
        Arrays.asList(
            CITIES.get(random.nextInt(CITIES.size())), CODES.get(random.nextInt(CODES.size()))));
  }

  /** A network for rows that were prepared, with gates and embeddings of categories. */
  public static Architecture architecture(int outputs) {
    Preparation preparation = preparation();
    LearningTask task =
        new LearningTask(
            TensorShape.vector(preparation.width()), outputs, preparation.categories());
    ResidualMlpSpace space =
        new ResidualMlpSpace(2, task, new ResidualMlpSpace.Extras(true, OptionalInt.of(5)));
    return space.decode(new Choices(List.of(1, 0, 0, 1, 0, 0, 5, 2, 0, 0))).architecture();
  }

  /** What is known of a network for classes. */
  public static ModelFacts ofClasses() {
    return facts(CLASSES, List.of());
  }

  /** What is known of a network for numbers. */
  public static ModelFacts ofNumbers(int count) {
    return facts(List.of(), TARGETS.subList(0, count));
  }

  private static ModelFacts facts(List<String> classes, List<TableFacts.Target> targets) {
    Preparation preparation = preparation();
    TableFacts table =
        new TableFacts(PreparationJson.write(preparation), preparation.inputs(), targets);
    return new ModelFacts(
        Map.of("run", "rows-1"),
        Optional.empty(),
        classes,
        OptionalDouble.empty(),
        Optional.of(table));
  }

  /** The files of a model with random weights. */
  public static ModelFiles model(ModelFacts facts, long seed) {
    int outputs = facts.isNumbers() ? facts.table().orElseThrow().targets().size() : CLASSES.size();
    try (NDManager manager = NDManager.newBaseManager();
        Network network = SampleNetworks.build(architecture(outputs), seed, manager)) {
      Map<String, byte[]> files = new HashMap<>(SavedModel.files(network));
      files.put(ModelFiles.FACTS, json(facts).getBytes(StandardCharsets.UTF_8));
      return ModelFiles.read("memory", name -> files.getOrDefault(name, new byte[0]));
    }
  }

  private static String json(ModelFacts facts) {
    JsonObject json = facts.table().orElseThrow().json();
    json.add("class_names", new Gson().toJsonTree(new ArrayList<>(facts.classNames())));
    return json.toString();
  }
}
