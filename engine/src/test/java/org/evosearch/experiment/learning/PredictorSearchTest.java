package org.evosearch.experiment.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.evaluation.PredictorRecipe;
import org.evosearch.experiment.Experiment;
import org.evosearch.predictor.PredictorException;
import org.evosearch.predictor.TrainedPredictor;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SampleSearch;
import org.evosearch.search.SearchListener;
import org.evosearch.search.TrialRunner;
import org.evosearch.space.cell.EdgeOperation;
import org.evosearch.table.CsvFormat;
import org.evosearch.table.TableFormat;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** From a table and images to a predictor, and on to a search by what it predicts. */
class PredictorSearchTest {

  private static final List<TableFormat> FORMATS = List.of(CsvFormat.CSV);

  @TempDir private static Path folder = Path.of("");
  private static TrainedPredictor trained;

  @BeforeAll
  static void train() throws IOException {
    Files.write(folder.resolve("t.csv"), lines().toList());
    PredictorLearning learning = new PredictorLearning(List.of(settings()), FORMATS);
    assertThat(learning.learned()).isEqualTo(40);
    assertThat(learning.heldOut()).isEqualTo(10);
    trained = learning.train(epoch -> {});
  }

  /** 125 cells; large convolutions are good. */
  private static Stream<String> lines() {
    List<String> words = EdgeOperation.words();
    Stream<String> rows =
        words.stream()
            .flatMap(
                a ->
                    words.stream()
                        .flatMap(b -> words.stream().map(c -> row(a, b, c, words.indexOf(a)))));
    return Stream.concat(Stream.of("arch_str,valid,test,size"), rows);
  }

  private static String row(String a, String b, String c, int place) {
    String cell =
        "|%s~0|+|%s~0|%s~1|+|skip_connect~0|nor_conv_1x1~1|nor_conv_1x1~2|".formatted(a, b, c);
    long good = Stream.of(a, b, c).filter("nor_conv_3x3"::equals).count();
    return "%s,%s,%s,%s".formatted(cell, 60 + 8 * good + place / 10.0, 50 + 8 * good, 100 + good);
  }

  private static Settings settings(String... overrides) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run.seed=4",
                "evaluation.name=predictor",
                "evaluation.predictor.file=\"" + folder.resolve("p.model") + "\"",
                "evaluation.predictor.image-set=small",
                "evaluation.tabular.table=\"" + folder.resolve("t.csv") + "\"",
                "evaluation.tabular.key=[arch_str]",
                "evaluation.tabular.image-set=small",
                "evaluation.tabular.image-sets=[{name=small,channels=3,height=8,width=8,classes=10}]",
                "evaluation.tabular.columns { validation-accuracy=[valid], test-accuracy=[test] }",
                "evaluation.tabular.columns.parameters=[size]",
                "predictor { rows=50, held-out=10, epochs=6, per-class=2, learning-rate=0.003 }",
                "predictor.network { width=4, heads=2, hidden=8 }",
                "predictor.embedding { features=5, epochs=1 }",
                "dataset.train-images=100",
                "space.name=nasbench201",
                "search { objective=predicted-accuracy, generations=3 }",
                "strategy { name=genetic, genetic { population=10, children=10 } }"));
    all.addAll(List.of(overrides));
    return Settings.parse("", all);
  }

  private static List<GenerationRecord> generations(int slots, String... overrides) {
    InMemoryJournal.Store store = new InMemoryJournal.Store();
    Experiment<?> experiment = Experiment.of(settings(overrides), "sample", FORMATS);
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), slots);
        Journal journal = new InMemoryJournal(store)) {
      experiment.run(runner, journal, SearchListener.NONE);
    }
    return new InMemoryJournal(store)
        .open(experiment.run()).stream().map(SampleSearch::timeless).toList();
  }

  @Test
  void aPredictorKnowsWhatItHasSeen() {
    TrainedPredictor.Description description = trained.description();

    assertThat(description.space()).isEqualTo("nasbench201");
    assertThat(description.tasks().get(0).rows()).hasSize(50).doesNotHaveDuplicates();
    assertThat(description.sizes().features()).isEqualTo(5);
  }

  @Test
  void aSearchMaximizesPredictionsWithAnyNumberOfSlots() {
    List<GenerationRecord> alone = generations(1);

    assertThat(generations(3)).isEqualTo(alone);
    assertThat(alone.stream().flatMap(generation -> generation.trials().stream()))
        .isNotEmpty()
        .allSatisfy(
            record -> {
              assertThat(record.trial().candidate()).isInstanceOf(Candidate.Graph.class);
              assertThat(record.fitness())
                  .isPresent()
                  .isEqualTo(record.outcome().metric(PredictorRecipe.PREDICTED_ACCURACY));
              assertThat(record.outcome().metric(Metric.TEST_ACCURACY)).isPresent();
            });
  }

  @Test
  void ednagSearchesAllOfTheSpaceWhereThereIsNoTable() {
    List<GenerationRecord> records =
        generations(
            1,
            "strategy.name=ednag",
            "evaluation.tabular.table=null",
            "evaluation.predictor.image-set=null");

    assertThat(records.get(0).trials())
        .isNotEmpty()
        .allSatisfy(record -> assertThat(record.outcome().metric(Metric.TEST_ACCURACY)).isEmpty());
  }

  @Test
  void aReviewLooksAtRowsThatWereNotSeen() {
    PredictorReview review = PredictorReview.of(settings(), FORMATS);

    assertThat(review.rows()).isPositive();
    assertThat(review.rows() + review.isomorphic()).isEqualTo(75);
    assertThat(review.lines().stream().map(PredictorReview.Line::name))
        .containsExactly(
            "predictor",
            "ridge on one-hot",
            "ridge on one-hot, ranks",
            "ridge on pairs",
            "ridge on pairs, ranks",
            "parameters");
    assertThat(review.lines().get(1).agreement().kendall()).isGreaterThan(0.7);
  }

  @Test
  void aReviewLeavesOutNetworksThatWereSeenInAnotherRow() {
    KnownRows known = KnownRows.of(settings(), FORMATS);
    Set<String> seen = Set.copyOf(trained.description().tasks().get(0).rows());
    Map<Boolean, Set<Fingerprint>> networks =
        known.rows().stream()
            .collect(
                Collectors.partitioningBy(
                    row -> seen.contains(row.key()),
                    Collectors.mapping(
                        row -> known.space().decode(row.genotype()).fingerprint(),
                        Collectors.toSet())));
    long both =
        known.rows().stream()
            .filter(row -> !seen.contains(row.key()))
            .filter(
                row ->
                    Objects.requireNonNull(networks.get(true))
                        .contains(known.space().decode(row.genotype()).fingerprint()))
            .count();

    assertThat(both).isPositive();
    assertThat(PredictorReview.of(settings(), FORMATS).isomorphic()).isEqualTo((int) both);
  }

  @Test
  void twoImageSetsMakeOnePredictor() {
    String file = "evaluation.predictor.file=\"" + folder.resolve("two.model") + "\"";
    String other =
        "evaluation.tabular.image-sets=[{name=other,channels=3,height=8,width=8,classes=10}]";
    PredictorLearning learning =
        new PredictorLearning(
            List.of(
                settings(file, "predictor { images=random, epochs=1 }"),
                settings(
                    file, other, "evaluation.tabular.image-set=other", "dataset.train-images=60")),
            FORMATS);

    assertThat(learning.train(epoch -> {}).taskNames()).containsExactly("small", "other");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "predictor.rows | 200 | at most 125, which the table has of the space",
        "predictor.held-out | 50 | less than the rows that are drawn, 50",
        "predictor.target | latency | validation-accuracy or test-accuracy",
        "predictor.network.width | 5 | a multiple of heads, 2",
        "predictor.images | some | one of coreset, random",
        "space.name | layered | a space of choices where accuracy is predicted",
      })
  void whatCannotBeLearnedIsRefused(String key, String value, String allowed) {
    Throwable e =
        catchThrowable(() -> new PredictorLearning(List.of(settings(key + "=" + value)), FORMATS));

    assertThat(e)
        .isInstanceOf(SettingsException.class)
        .hasMessage("-D %s: Invalid %s: %s (%s)", key, key, value, allowed);
  }

  static Stream<String> keys() {
    return ConfigFactory.parseString(Settings.defaults().json())
        .getConfig("predictor")
        .entrySet()
        .stream()
        .map(entry -> "predictor." + entry.getKey());
  }

  /** Whoever reads a key refuses what is no value of it. */
  @ParameterizedTest
  @MethodSource("keys")
  void noKeyIsDead(String key) {
    String wrong = key.endsWith("sets") ? "[1]" : "[{}]";
    Throwable e =
        catchThrowable(() -> new PredictorLearning(List.of(settings(key + "=" + wrong)), FORMATS));

    assertThat(e)
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("-D %s: Invalid %s: ", key, key);
  }

  @Test
  void testValuesAreLearnedFromUnderTheProtocolThatSaysSo() {
    Throwable e =
        catchThrowable(
            () ->
                new PredictorLearning(
                    List.of(settings("predictor.target=test-accuracy")), FORMATS));

    assertThat(e)
        .hasMessageContaining("Invalid evaluation.tabular.protocol: valid")
        .hasMessageContaining("(oracle-test where test-accuracy is predicted)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evaluation.predictor.image-set | b | one that the predictor was trained on: small",
        "search.objective | test-accuracy | predictions do not measure test-accuracy",
        "search.re-score.seeds | 1 | 0 where accuracy is predicted",
        "space.name | transnas101-macro | nasbench201, which the predictor was trained on",
      })
  void whatCannotBeSearchedIsRefused(String key, String value, String allowed) {
    Throwable e =
        catchThrowable(() -> Experiment.of(settings(key + "=" + value), "sample", FORMATS));

    assertThat(e)
        .isInstanceOf(SettingsException.class)
        .hasMessage("-D %s: Invalid %s: %s (%s)", key, key, value, allowed);
  }

  @Test
  void aMissingPredictorIsNamed() {
    Throwable e =
        catchThrowable(
            () ->
                Experiment.of(
                    settings("evaluation.predictor.file=/no/such.model"), "sample", FORMATS));

    assertThat(e)
        .isInstanceOf(PredictorException.class)
        .hasMessage("Cannot read /no/such.model: no such file (predictor train writes it)");
  }
}
