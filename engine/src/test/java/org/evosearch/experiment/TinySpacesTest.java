package org.evosearch.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.config.Settings;
import org.evosearch.genotype.Choices;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceGene;
import org.evosearch.space.ToyChoices;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Evaluations;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Spaces of one, two and three networks, and genes that have one word only. */
class TinySpacesTest {

  private static final List<String> STRATEGIES =
      List.of("cma-es", "genetic", "local-search", "nsga2", "random", "regularized", "surrogate");

  private static final List<ToyChoices> SPACES =
      List.of(
          space(ordinal(1), ordinal(1)),
          space(ordinal(1), ordinal(1), nominal(1)),
          space(ordinal(1), ordinal(1), ordinal(2)),
          space(ordinal(1), ordinal(1), nominal(2)),
          space(nominal(2), nominal(2)),
          space(nominal(1), ordinal(3)));

  private static ToyChoices space(ChoiceGene... genes) {
    return new ToyChoices(List.of(genes));
  }

  private static List<String> words(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
  }

  private static ChoiceGene ordinal(int words) {
    return ChoiceGene.ordinal("units", words(words));
  }

  private static ChoiceGene nominal(int words) {
    return ChoiceGene.nominal("units", words(words));
  }

  private static SearchStrategy<Choices> strategy(String name, ToyChoices space) {
    return StrategyCatalog.of(
        Settings.parse("strategy.name = " + name, List.of()).root().section("strategy"), space);
  }

  static Stream<Arguments> searches() {
    return STRATEGIES.stream()
        .flatMap(name -> SPACES.stream().map(space -> Arguments.of(name, space)));
  }

  /** Each of them once, and then nothing is left to propose. */
  @ParameterizedTest
  @MethodSource("searches")
  void allNetworksAreTriedAndThenNoneIsProposed(String name, ToyChoices space) {
    SearchStrategy<Choices> strategy = strategy(name, space);
    Evaluations<Choices> evaluations =
        new Evaluations<>(space, genotype -> OptionalDouble.of(genotype.at(0)));
    RandomStreams streams = new RandomStreams(5);
    List<Fingerprint> tried = new ArrayList<>();
    List<Proposal<Choices>> proposals = strategy.ask(0, streams);
    for (int generation = 0; !proposals.isEmpty(); generation++) {
      List<Evaluation<Choices>> told = evaluations.of(generation, proposals);
      told.forEach(one -> tried.add(one.fingerprint()));
      strategy.tell(told);
      proposals = strategy.ask(generation + 1, streams);
    }
    Set<Fingerprint> all =
        new HashSet<>(space.all().map(each -> space.decode(each).fingerprint()).toList());
    assertThat(tried).containsExactlyInAnyOrderElementsOf(all);
  }

  static Stream<Arguments> searchesWithRepeats() {
    return Stream.of("ednag", "tournament")
        .flatMap(name -> SPACES.stream().map(space -> Arguments.of(name, space)));
  }

  /** They propose known networks again, as published, and must bear that there are no others. */
  @ParameterizedTest
  @MethodSource("searchesWithRepeats")
  void whatRepeatsNetworksContinuesWithWhatThereIs(String name, ToyChoices space) {
    SearchStrategy<Choices> strategy = strategy(name, space);
    Evaluations<Choices> evaluations =
        new Evaluations<>(space, genotype -> OptionalDouble.of(genotype.at(0)));
    for (int generation = 0; generation < 5; generation++) {
      List<Proposal<Choices>> proposals = strategy.ask(generation, new RandomStreams(5));
      assertThat(proposals).isNotEmpty().allMatch(one -> space.contains(one.genotype()));
      strategy.tell(evaluations.of(generation, proposals));
    }
  }
}
