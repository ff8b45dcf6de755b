package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evosearch.experiment.InheritingSearch.donors;
import static org.evosearch.experiment.InheritingSearch.experiment;
import static org.evosearch.experiment.InheritingSearch.lines;
import static org.evosearch.experiment.InheritingSearch.search;
import static org.evosearch.experiment.InheritingSearch.trials;
import static org.evosearch.experiment.InheritingSearch.weights;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.config.SettingsException;
import org.evosearch.experiment.InheritingSearch.Place;
import org.evosearch.search.InMemoryJournal;
import org.evosearch.search.SearchResult;
import org.evosearch.search.TrialRecord;
import org.evosearch.tensor.SafeTensors;
import org.evosearch.tensor.Tensor;
import org.evosearch.trial.Heritage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What networks inherit in whole searches on the embedded digits. */
class InheritanceSearchTest {

  private static final Place UNBROKEN = Place.named("heirs whole");

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
            .map(InheritingSearch::weights)
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

  /** The final re-evaluation knows nothing of inherited weights, and leaves none. */
  @Test
  void theFinalReEvaluationTrainsFromScratch() {
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
