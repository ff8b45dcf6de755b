package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.digest.Sha256;
import org.evosearch.evaluation.MemoryFolder;
import org.evosearch.genotype.SupernetStep;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.Journal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.SharedStage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole searches with shared weights on the embedded digits. */
class SupernetSearchTest {

  private static final List<String> SETTINGS =
      List.of(
          "run { id = shared, seed = 4 }",
          "evaluation { name = supernet, supernet { epochs = 2, channel-parts = 2 } }",
          "evaluation.supernet.score-images = 40",
          "search { further-objectives = [validation-loss], generations = 100 }",
          "strategy { name = egnas, egnas { warm-up = 1, runs = 2, generations = 2, lambda = 4 } }",
          "strategy.shared-random.networks = 6",
          "space { name = nasbench201, nasbench201 { cells = 1, channels = 4 } }",
          "training { batch-size = 32, schedule = cosine, gradient-clip = 5 }",
          "budget.max-batches = 3");

  /** A training, two generations of evolution, the finalists, a training, the derived network. */
  private static final List<Integer> SIZES = List.of(1, 8, 8, 6, 1, 1);

  private static Experiment<?> experiment(String... overrides) {
    List<String> all = new ArrayList<>(SETTINGS);
    all.addAll(List.of(overrides));
    return Experiment.of(Settings.parse("", all), "sample", List.of());
  }

  /** Where one run is kept. */
  private record Place(InMemoryJournal.Store store, String folder) {

    static Place named(String name) {
      return new Place(new InMemoryJournal.Store(), name);
    }

    MemoryFolder folder(String path) {
      return new MemoryFolder(folder + "/" + path);
    }

    Map<String, String> weights() {
      MemoryFolder weights = folder("weights/run_id=shared");
      return weights.names().stream()
          .collect(
              Collectors.toMap(
                  name -> name,
                  name -> Sha256.hex(weights.read(name).orElseThrow()),
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  private static SearchResult search(Experiment<?> experiment, Place place, Journal journal) {
    return search(experiment, place, journal, 1);
  }

  private static SearchResult search(Experiment<?> given, Place place, Journal journal, int slots) {
    Experiment<?> experiment = given.keepingIn(place::folder);
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), slots);
        journal) {
      return experiment.run(runner, journal, SearchListener.NONE);
    }
  }

  private static List<GenerationRecord> records(Place place) {
    return new InMemoryJournal(place.store()).open(experiment().run());
  }

  /** A line for each trial, without place and time. */
  private static List<List<String>> generations(Place place) {
    return records(place).stream()
        .map(one -> one.trials().stream().map(SupernetSearchTest::line).toList())
        .toList();
  }

  private static String line(TrialRecord record) {
    Map<Metric, Double> metrics = new TreeMap<>();
    if (record.outcome() instanceof Outcome.Measured measured) {
      metrics.putAll(measured.metrics());
    }
    return record.trial().id()
        + " "
        + record.trial().seed()
        + " "
        + Sha256.hex(record.genotype()).substring(0, 8)
        + " "
        + metrics;
  }

  private static final Place UNBROKEN = Place.named("unbroken");

  @BeforeAll
  static void searchUnbroken() {
    search(experiment(), UNBROKEN, new InMemoryJournal(UNBROKEN.store()));
  }

  @Test
  void theNumberOfSlotsDoesNotMatter() {
    Place beside = Place.named("beside");
    search(experiment(), beside, new InMemoryJournal(beside.store()), 4);

    assertThat(generations(UNBROKEN)).extracting(List::size).isEqualTo(SIZES);
    assertThat(generations(beside)).isEqualTo(generations(UNBROKEN));
    assertThat(beside.weights()).isEqualTo(UNBROKEN.weights()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"egnas", "darts", "shared-random"})
  void theSearchKnowsHowManyGenerationsItWillHave(String strategy) {
    Place place = Place.named(strategy);
    Experiment<?> experiment = experiment("strategy.name=" + strategy);
    search(experiment, place, new InMemoryJournal(place.store()));

    List<GenerationRecord> all = new InMemoryJournal(place.store()).open(experiment.run());
    assertThat(experiment.search().generations()).hasValue(all.size());
  }

  @Test
  void theWinnerIsTheNetworkThatIsDerivedInTheEnd() {
    Experiment<?> experiment = experiment();
    SearchResult result = search(experiment, UNBROKEN, new InMemoryJournal(UNBROKEN.store()));

    assertThat(result.stopReason().text()).isEqualTo("the network was derived");
    assertThat(result.hallOfFame()).hasSize(1);
    TrialRecord winner = result.hallOfFame().get(0);
    assertThat(winner.operator()).isEqualTo("derive");
    assertThat(winner.outcome().metric(Metric.VALIDATION_ACCURACY)).isPresent();
    assertThat(
            experiment.search().decoded(winner.genotype()).network().architecture().outputShape())
        .hasToString("(10)");
    List<GenerationRecord> all = records(UNBROKEN);
    TrialRecord last = all.get(all.size() - 2).trials().get(0);
    assertThat(experiment.search().decoded(last.genotype()).network())
        .isEqualTo(experiment.search().decoded(winner.genotype()).network());
  }

  /** Generation 4 is a training, 2 one of evolution. */
  @ParameterizedTest
  @CsvSource({"keep, 4", "commit, 4", "keep, 2", "commit, 2", "commit, 5"})
  void aRunThatWasKilledEndsLikeOneThatWasNot(String moment, int generation) {
    Place broken = Place.named("broken " + moment + generation);
    Journal fatal = new FatalJournal(new InMemoryJournal(broken.store()), moment, generation);

    assertThatThrownBy(() -> search(experiment(), broken, fatal))
        .isInstanceOf(FatalJournal.Killed.class);
    assertThat(generations(broken)).hasSize(generation);
    search(experiment(), broken, new InMemoryJournal(broken.store()));

    assertThat(generations(broken)).isEqualTo(generations(UNBROKEN));
    assertThat(broken.weights()).isEqualTo(UNBROKEN.weights());
  }

  @Test
  void weightsThatAreMissingEndTheSearchAndAreNoOutcome() {
    Place place = Place.named("missing");
    Journal fatal = new FatalJournal(new InMemoryJournal(place.store()), "keep", 2);
    assertThatThrownBy(() -> search(experiment(), place, fatal))
        .isInstanceOf(FatalJournal.Killed.class);
    place.weights().keySet().forEach(place.folder("weights/run_id=shared")::delete);

    assertThatThrownBy(() -> search(experiment(), place, new InMemoryJournal(place.store())))
        .hasMessageMatching(
            "Cannot continue: the weights epoch-000001-[0-9a-f]{16}.weights are missing");
    assertThat(generations(place)).hasSize(2);
  }

  @Test
  void randomSearchDrawsNetworksInTheEnd() {
    Place place = Place.named("random");
    SearchResult result =
        search(
            experiment("strategy.name = shared-random"), place, new InMemoryJournal(place.store()));

    assertThat(result.generations()).isEqualTo(3);
    assertThat(result.hallOfFame()).hasSizeBetween(2, 6);
    assertThat(result.hallOfFame())
        .extracting(record -> ((Candidate.Shared) record.trial().candidate()).stage())
        .containsOnly(SharedStage.DERIVED);
  }

  private static final String[] DARTS = {
    "strategy { name = darts, darts { warm-up = 1, learning-rate = 0.1 } }",
    "evaluation.supernet { epochs = 3, normalized-edges = true }"
  };

  /** The mixture moves from the second epoch on, and the derived network is of its last logits. */
  @Test
  void theMixtureFollowsItsGradientAfterTheWarmUp() {
    Place place = Place.named("darts");
    Experiment<?> experiment = experiment(DARTS);
    search(experiment, place, new InMemoryJournal(place.store()));
    List<GenerationRecord> all = new InMemoryJournal(place.store()).open(experiment.run());
    List<SupernetStep> steps =
        all.stream().map(one -> SupernetStep.parse(one.trials().get(0).genotype())).toList();

    assertThat(steps)
        .extracting(SupernetStep::stage)
        .containsExactly(
            SharedStage.TRAIN,
            SharedStage.TRAIN_MIXTURE,
            SharedStage.TRAIN_MIXTURE,
            SharedStage.DERIVED);
    assertThat(steps.get(1).logits()).isEqualTo(steps.get(0).logits()).hasSize(36);
    assertThat(steps.get(2).logits())
        .isEqualTo(logits(all.get(1)))
        .isNotEqualTo(steps.get(1).logits());
    assertThat(steps.get(3).logits())
        .isEqualTo(logits(all.get(2)))
        .isNotEqualTo(steps.get(2).logits());
    assertThat(logits(all.get(0))).isEmpty();
    assertThat(all)
        .extracting(one -> experiment.remark(one).isPresent())
        .containsExactly(true, true, true, false);
  }

  private static List<Double> logits(GenerationRecord generation) {
    return ((Outcome.Measured) generation.trials().get(0).outcome()).logits();
  }

  @ParameterizedTest
  @CsvSource({"keep, 1", "commit, 1", "keep, 2", "commit, 3"})
  void aMixtureThatWasKilledOnItsWayEndsLikeOneThatWasNot(String moment, int generation) {
    Place unbroken = Place.named("darts unbroken " + moment + generation);
    Place broken = Place.named("darts broken " + moment + generation);
    search(experiment(DARTS), unbroken, new InMemoryJournal(unbroken.store()));
    Journal fatal = new FatalJournal(new InMemoryJournal(broken.store()), moment, generation);

    assertThatThrownBy(() -> search(experiment(DARTS), broken, fatal))
        .isInstanceOf(FatalJournal.Killed.class);
    search(experiment(DARTS), broken, new InMemoryJournal(broken.store()));

    assertThat(broken.weights()).isEqualTo(unbroken.weights());
    assertThat(dartsLines(broken)).isEqualTo(dartsLines(unbroken));
  }

  private static List<String> dartsLines(Place place) {
    return new InMemoryJournal(place.store())
        .open(experiment(DARTS).run()).stream().map(one -> line(one.trials().get(0))).toList();
  }

  @Test
  void theReleasedCodesRunsAreCopiesThatArePaidForOnce() {
    Place place = Place.named("code");
    Experiment<?> code =
        experiment(
            "strategy.egnas { form = code, generations = 1, step = 0.1, noise = 0.01 }",
            "evaluation.supernet.statistics = running");
    search(code, place, new InMemoryJournal(place.store()));
    List<GenerationRecord> all = new InMemoryJournal(place.store()).open(code.run());

    assertThat(all).extracting(one -> one.trials().size()).containsExactly(1, 8, 2, 1, 1);
    assertThat(all.get(1).trials()).filteredOn(trial -> trial.reusedFrom() == null).hasSize(4);
    assertThat(all.get(2).trials()).filteredOn(trial -> trial.reusedFrom() == null).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "search.further-objectives=[] | [validation-loss] beside the objective",
        "search.re-score.seeds=2 | 0 with a supernet",
        "space.name=layered | darts or nasbench201 with a supernet",
        "strategy.name=random | one of darts, egnas, shared-random",
        "evaluation.supernet.normalized-edges=true | false with strategies other than darts",
        "strategy { name = darts, darts.warm-up = 2 } | between 0 and 1",
        "strategy { name = darts, darts.momentum = 1 } | between 0.0 and 0.9999",
        "strategy.egnas.warm-up=3 | between 1 and 2",
        "strategy.egnas.lambda=3 | at least 4",
        "strategy.egnas { loss-weight = 0, similarity-weight = 0 } | above 0 where",
        "evaluation.supernet.channel-parts=3 | a divisor of the channels",
        "evaluation.supernet.score-images=5000 | at most the validation images",
        "training.batch-size=9000 | no more than the training images",
        "search.warm-start.genotypes=[\"x\"] | what the space and the strategy take"
      })
  void settingsThatMakeNoSenseAreRefused(String sample) {
    String[] parts = sample.split(" \\| ", 2);
    SettingsException refusal =
        catchThrowableOfType(SettingsException.class, () -> experiment(parts[0]));

    assertThat(refusal).as(sample).hasMessageContaining(parts[1]).hasMessageContaining("Invalid ");
  }
}
