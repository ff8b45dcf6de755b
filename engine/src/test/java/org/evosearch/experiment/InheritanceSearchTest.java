package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.config.Settings;
import org.evosearch.config.SettingsException;
import org.evosearch.digest.Sha256;
import org.evosearch.evaluation.MemoryFolder;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.LocalTrialRunner;
import org.evosearch.search.SearchListener;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.search.TrialRunner;
import org.evosearch.tensor.SafeTensors;
import org.evosearch.tensor.Tensor;
import org.evosearch.training.LastingFolder;
import org.evosearch.trial.Heritage;
import org.evosearch.trial.Metric;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole searches whose networks inherit weights, on the embedded digits. */
class InheritanceSearchTest {

  private static final int GENERATIONS = 4;

  private static final List<String> SETTINGS =
      List.of(
          "run { id = heirs, seed = 4 }",
          "evaluation.trained.inherit = morphism",
          "search { generations = " + GENERATIONS + ", hall-of-fame = 2 }",
          "strategy { name = genetic, genetic { population = 4, children = 4, tournament-size = 1 }"
              + " }",
          "space { name = layered, layered { mode = mlp, crossover = one-point } }",
          "training.batch-size = 32",
          "budget { epochs = 1, max-batches = 2 }");

  private static Experiment<?> experiment(String... overrides) {
    List<String> all = new ArrayList<>(SETTINGS);
    all.addAll(List.of(overrides));
    return Experiment.of(Settings.parse("", all), "sample", List.of());
  }

  /** Where one run is kept. */
  private record Place(InMemoryJournal.Store store, String name) {

    static Place named(String name) {
      return new Place(new InMemoryJournal.Store(), name);
    }

    MemoryFolder folder(String path) {
      return new MemoryFolder(name + "/" + path);
    }

    MemoryFolder weightFolder() {
      return folder("_weights/run_id=heirs");
    }

    Map<String, String> weights() {
      return weightFolder().names().stream()
          .collect(
              Collectors.toMap(
                  file -> file,
                  file -> Sha256.hex(weightFolder().read(file).orElseThrow()),
                  (one, other) -> one,
                  TreeMap::new));
    }
  }

  /** A folder after whose given write the process ends: weights are there, their outcome is not. */
  private record FatalFolder(LastingFolder folder, AtomicInteger left) implements LastingFolder {
    private static final long serialVersionUID = 1L;

    @Override
    public List<String> names() {
      return folder.names();
    }

    @Override
    public Optional<byte[]> read(String name) {
      return folder.read(name);
    }

    @Override
    public void write(String name, byte[] content) {
      folder.write(name, content);
      if (left.getAndDecrement() == 0) {
        throw new FatalJournal.Killed();
      }
    }

    @Override
    public void delete(String name) {
      folder.delete(name);
    }
  }

  private static SearchResult search(
      Experiment<?> given, Place place, org.evosearch.search.Journal journal, int slots) {
    Experiment<?> experiment = given.keepingIn(place::folder);
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), slots);
        journal) {
      return experiment.run(runner, journal, SearchListener.NONE);
    }
  }

  private static SearchResult search(Experiment<?> experiment, Place place) {
    return search(experiment, place, new InMemoryJournal(place.store()), 1);
  }

  private static List<GenerationRecord> records(Experiment<?> experiment, Place place) {
    return new InMemoryJournal(place.store()).open(experiment.run());
  }

  private static List<TrialRecord> trials(Experiment<?> experiment, Place place) {
    return records(experiment, place).stream().flatMap(one -> one.trials().stream()).toList();
  }

  /** A line for each trial, without place and time. */
  private static List<String> lines(Experiment<?> experiment, Place place) {
    return trials(experiment, place).stream().map(InheritanceSearchTest::line).toList();
  }

  private static String line(TrialRecord record) {
    Map<Metric, Double> metrics =
        record.outcome() instanceof Outcome.Measured measured
            ? new TreeMap<>(measured.metrics())
            : Map.of();
    return String.join(
        " ",
        record.trial().id().toString(),
        record.genotype(),
        String.valueOf(record.trial().heritage()),
        metrics.toString(),
        String.valueOf(weights(record)));
  }

  private static String weights(TrialRecord record) {
    return record.outcome() instanceof Outcome.Measured measured
        ? String.valueOf(measured.weights())
        : "";
  }

  private static final Place UNBROKEN = Place.named("heirs unbroken");

  @BeforeAll
  static void searchUnbroken() {
    search(experiment(), UNBROKEN);
  }

  @Test
  void childrenBeginWithWeightsOfTheirParents() {
    List<TrialRecord> trials = trials(experiment(), UNBROKEN);
    List<Heritage> heirs =
        trials.stream()
            .map(record -> record.trial().heritage())
            .filter(heritage -> !Objects.requireNonNull(heritage).donors().isEmpty())
            .toList();

    assertThat(heirs).isNotEmpty().anyMatch(heritage -> heritage.donors().size() == 2);
    assertThat(trials)
        .filteredOn(record -> !record.parents().isEmpty())
        .allSatisfy(record -> assertThat(donors(record)).isSubsetOf(record.parents()));
    assertThat(trials).allSatisfy(record -> assertThat(weights(record)).hasSize(64));
    assertThat(heirs).extracting(Heritage::inheritedEpochs).allMatch(epochs -> epochs > 0);
  }

  private static Set<TrialId> donors(TrialRecord record) {
    return Objects.requireNonNull(record.trial().heritage()).donors().stream()
        .map(Heritage.Donor::trial)
        .collect(Collectors.toSet());
  }

  @Test
  void theNumberOfSlotsDoesNotMatter() {
    Place beside = Place.named("heirs beside");
    search(experiment(), beside, new InMemoryJournal(beside.store()), 2);

    assertThat(lines(experiment(), beside)).isEqualTo(lines(experiment(), UNBROKEN));
    assertThat(beside.weights()).isEqualTo(UNBROKEN.weights()).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({"keep, 1", "commit, 2", "keep, 3"})
  void aRunThatWasKilledEndsLikeOneThatWasNot(String moment, int generation) {
    Place broken = Place.named("heirs " + moment + generation);
    FatalJournal fatal = new FatalJournal(new InMemoryJournal(broken.store()), moment, generation);
    assertThatThrownBy(() -> search(experiment(), broken, fatal, 1))
        .isInstanceOf(FatalJournal.Killed.class);
    checkContinued(broken);
  }

  private static void checkContinued(Place broken) {
    search(experiment(), broken);
    assertThat(lines(experiment(), broken)).isEqualTo(lines(experiment(), UNBROKEN));
    assertThat(broken.weights()).isEqualTo(UNBROKEN.weights());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 9})
  void aRunThatWasKilledBetweenWeightsAndOutcomeEndsLikeOneThatWasNot(int write) {
    checkKilledAfterWrite(write);
  }

  static Stream<Integer> writes() {
    long trained =
        trials(experiment(), UNBROKEN).stream()
            .filter(record -> record.reusedFrom() == null)
            .count();
    return IntStream.range(0, (int) trained).boxed();
  }

  @ParameterizedTest
  @MethodSource("writes")
  @Tag("nightly")
  void aRunThatWasKilledAfterAnyWeightsEndsLikeOneThatWasNot(int write) {
    checkKilledAfterWrite(write);
  }

  private static void checkKilledAfterWrite(int write) {
    Place broken = Place.named("heirs write " + write);
    AtomicInteger left = new AtomicInteger(write);
    Experiment<?> experiment =
        experiment().keepingIn(path -> new FatalFolder(broken.folder(path), left));
    try (TrialRunner runner = new LocalTrialRunner(experiment.recipe(), 1);
        InMemoryJournal journal = new InMemoryJournal(broken.store())) {
      assertThatThrownBy(() -> experiment.run(runner, journal, SearchListener.NONE))
          .isInstanceOf(FatalJournal.Killed.class);
    }
    checkContinued(broken);
  }

  private static Place killedBeforeTheLastGeneration(String name) {
    Place place = Place.named(name);
    FatalJournal fatal =
        new FatalJournal(new InMemoryJournal(place.store()), "keep", GENERATIONS - 1);
    assertThatThrownBy(() -> search(experiment(), place, fatal, 1))
        .isInstanceOf(FatalJournal.Killed.class);
    return place;
  }

  @Test
  void missingWeightsEndTheSearchAndAreNoOutcome() {
    Place place = killedBeforeTheLastGeneration("heirs missing");
    place.weightFolder().names().forEach(place.weightFolder()::delete);

    assertThatThrownBy(() -> search(experiment(), place))
        .hasMessageMatching(
            "Cannot inherit: the weights sha256=[0-9a-f]{64}.safetensors are missing");
    assertThat(records(experiment(), place)).hasSize(GENERATIONS - 1);
  }

  @Test
  void damagedWeightsEndTheSearch() {
    Place place = killedBeforeTheLastGeneration("heirs damaged");
    MemoryFolder folder = place.weightFolder();
    for (String name : folder.names()) {
      byte[] bytes = folder.read(name).orElseThrow();
      bytes[bytes.length - 2] ^= 1;
      folder.write(name, bytes);
    }

    assertThatThrownBy(() -> search(experiment(), place))
        .hasMessageMatching(
            "Cannot inherit: the weights sha256=[0-9a-f]{64}.safetensors are damaged"
                + " \\(their SHA-256 differs\\)");
  }

  /** Generation g knows generations up to g - 2 only, and inherits from no other. */
  @Test
  void generationsInFlightInheritFromWhatWasCommittedBefore() {
    String[] overrides = {"search.pipeline = 2", "search.generations = 6", "run.id = heirs"};
    Place place = Place.named("heirs pipeline");
    Place beside = Place.named("heirs pipeline beside");
    search(experiment(overrides), place);
    search(experiment(overrides), beside, new InMemoryJournal(beside.store()), 2);
    List<TrialRecord> trials = trials(experiment(overrides), place);

    assertThat(trials).anyMatch(record -> !donors(record).isEmpty());
    assertThat(trials)
        .allSatisfy(
            record ->
                assertThat(donors(record))
                    .allMatch(donor -> donor.generation() <= record.trial().id().generation() - 2));
    assertThat(lines(experiment(overrides), beside)).isEqualTo(lines(experiment(overrides), place));
    assertThat(beside.weights()).isEqualTo(place.weights());
  }

  /** At the end there are the weights of the population and of the archives, and no others. */
  @Test
  void weightsOfTheDeadAreSwept() {
    String[] overrides = {
      "search.generations = 50",
      "strategy.name = regularized",
      "strategy.regularized { population = 6, children = 2, sample-size = 2 }",
      "budget { max-batches = 1, train-fraction = 0.05 }"
    };
    Place place = Place.named("heirs swept");
    SearchResult result = search(experiment(overrides), place);
    List<TrialRecord> trials = trials(experiment(overrides), place);
    Set<String> living =
        Stream.of(
                trials.subList(trials.size() - 6, trials.size()),
                result.hallOfFame(),
                result.front())
            .flatMap(Collection::stream)
            .map(InheritanceSearchTest::weights)
            .map(digest -> "sha256=" + digest + ".safetensors")
            .collect(Collectors.toSet());

    assertThat(trials).hasSize(100);
    assertThat(place.weights().keySet()).isEqualTo(living);
    assertThat(trials)
        .extracting(record -> Objects.requireNonNull(record.trial().heritage()).inheritedEpochs())
        .anyMatch(epochs -> epochs >= 5);
  }

  /** Elites are the trials that they are copies of, with their weights. */
  @Test
  void eliteNetworksAreNotTrainedFurther() {
    String[] overrides = {
      "strategy.name = tournament", "strategy.tournament { population = 4, elites = 1 }"
    };
    Place place = Place.named("heirs elite");
    search(experiment(overrides), place);

    assertThat(trials(experiment(overrides), place))
        .filteredOn(record -> record.operator().equals("elite"))
        .isNotEmpty()
        .allSatisfy(record -> assertThat(record.reusedFrom()).isNotNull());
  }

  /** With one epoch what is inherited stays as it is, but for the last layer. */
  @Test
  void childrenWithALayerOnTopTrainThatLayerFirst() {
    String[] overrides = {
      "search { generations = 2, hall-of-fame = 20 }",
      "strategy.genetic.crossover-rate = 0",
      "space.layered.finetune-rate = 1",
      "training.weight-decay = 0.01"
    };
    Place place = Place.named("heirs finetune");
    search(experiment(overrides), place);
    List<TrialRecord> grown =
        trials(experiment(overrides), place).stream()
            .filter(record -> record.operator().equals("finetune"))
            .filter(record -> place.weights().containsKey(file(weights(record))))
            .filter(record -> place.weights().containsKey(file(donor(record).weights())))
            .toList();

    assertThat(grown).isNotEmpty();
    for (TrialRecord record : grown) {
      Map<String, Tensor> parent = tensors(place, donor(record).weights());
      Map<String, Tensor> child = tensors(place, weights(record));
      assertThat(Objects.requireNonNull(record.trial().heritage()).tuning())
          .isEqualTo(Heritage.Tuning.NEW_FIRST);
      assertThat(child).containsEntry("2.Linear.weight", parent.get("2.Linear.weight"));
      assertThat(child.size()).isEqualTo(parent.size() + 2);
    }
  }

  private static String file(String digest) {
    return "sha256=" + digest + ".safetensors";
  }

  private static Heritage.Donor donor(TrialRecord record) {
    return Objects.requireNonNull(record.trial().heritage()).donors().get(0);
  }

  private static Map<String, Tensor> tensors(Place place, String digest) {
    return SafeTensors.read(place.weightFolder().read(file(digest)).orElseThrow()).tensors();
  }

  /** The final round knows nothing of inherited weights, and leaves none. */
  @Test
  void theFinalRoundTrainsFromScratch() {
    String[] overrides = {"search.re-score { seeds = 1, epochs = 1 }"};
    Place place = Place.named("heirs re-score");
    search(experiment(overrides), place);

    assertThat(trials(experiment(overrides), place))
        .filteredOn(record -> record.operator().equals("re-score"))
        .isNotEmpty()
        .allSatisfy(
            record -> {
              assertThat(record.trial().heritage()).isNull();
              assertThat(weights(record)).isEqualTo("null");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "strategy.name = random | none with strategy random, whose networks have no parents",
        "space.name = nasbench201 | none with space nasbench201, whose layers have no ids",
        "search.prefilter.share = 0.5 | none with search.prefilter.share below 1",
        "evaluation.name = zero-cost | none where evaluation.name is not trained",
        "evaluation.name = supernet | none where evaluation.name is not trained"
      })
  void whatCannotInheritIsRefused(String override, String rule) {
    assertThatThrownBy(() -> experiment(override, "search.objective = validation-accuracy"))
        .isInstanceOf(SettingsException.class)
        .hasMessageContaining("evaluation.trained.inherit")
        .hasMessageContaining(rule);
  }

  /** Runs that inherit nothing have the genotypes that they always had. */
  @Test
  void withoutInheritanceGenotypesHaveNoIds() {
    Place place = Place.named("heirs none");
    Experiment<?> none = experiment("evaluation.trained.inherit = none");
    search(none, place);

    assertThat(trials(none, place))
        .allSatisfy(
            record -> {
              assertThat(record.genotype()).doesNotContain("\"id\"");
              assertThat(record.trial().heritage()).isNull();
            });
    assertThat(place.weights()).isEmpty();
  }
}
