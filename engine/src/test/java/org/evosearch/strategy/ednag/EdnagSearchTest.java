package org.evosearch.strategy.ednag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Choices;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceSpace;
import org.evosearch.space.ToyChoices;
import org.evosearch.space.darts.DartsSettings;
import org.evosearch.space.darts.DartsSpace;
import org.evosearch.space.nasbench201.NasBench201Settings;
import org.evosearch.space.nasbench201.NasBench201Space;
import org.evosearch.space.table.TableSpace;
import org.evosearch.strategy.Evaluation;
import org.evosearch.strategy.Proposal;
import org.evosearch.strategy.SearchStrategy;
import org.evosearch.strategy.SearchStrategyContract;
import org.evosearch.strategy.StopReason;
import org.evosearch.trial.TrialId;
import org.junit.jupiter.api.Test;

class EdnagSearchTest extends SearchStrategyContract<Choices> {

  private static final TensorShape IMAGE = TensorShape.image(3, 32, 32);
  private static final ChoiceSpace CELLS =
      new NasBench201Space(NasBench201Settings.PUBLISHED, IMAGE, 10);
  private static final EdnagSettings FEW =
      new EdnagSettings(
          new Start(8, 0),
          new NoiseSchedule(12, 0.8),
          EdnagSettings.DEFAULT.guidance(),
          PolynomialMutation.PUBLISHED,
          EdnagSettings.DEFAULT.survival());

  @Override
  protected ChoiceSpace space() {
    return new ToyChoices();
  }

  @Override
  protected SearchStrategy<Choices> strategy() {
    return new EdnagSearch(space(), FEW);
  }

  /** A population may hold equal individuals. */
  @Override
  protected boolean skipsKnownNetworks() {
    return false;
  }

  private static Trace onCells(EdnagSettings settings, SyntheticCells cells, long seed) {
    return Trace.of(
        new EdnagSearch(CELLS, settings), seed, g -> OptionalDouble.of(cells.accuracy(g)));
  }

  private static double median(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  /** The rank of the best of so many different random cells. */
  private static double random(SyntheticCells cells, int distinct, long seed) {
    UniformRandomProvider random = new RandomStreams(seed).stream(Purpose.PROPOSAL, 0, 0);
    return cells.rank(
        random
            .ints(0, cells.size())
            .distinct()
            .limit(distinct)
            .mapToDouble(cells::accuracy)
            .max()
            .orElseThrow());
  }

  /** Eight seeds on each of three landscapes of 15,625 cells. */
  @Test
  void itFindsBetterCellsThanAsManyRandomOnes() {
    List<Double> ranks = new ArrayList<>();
    List<Double> ofRandom = new ArrayList<>();
    for (long landscape = 1; landscape <= 3; landscape++) {
      SyntheticCells cells = new SyntheticCells(landscape);
      for (long seed = 0; seed < 8; seed++) {
        Trace trace = onCells(EdnagSettings.DEFAULT, cells, seed);
        assertThat(trace.distinct()).isBetween(300, 600);
        ranks.add((double) cells.rank(trace.best()));
        for (long draw = 0; draw < 20; draw++) {
          ofRandom.add(random(cells, trace.distinct(), 100 * seed + draw));
        }
      }
    }
    double rank = median(ranks.stream().mapToDouble(Double::doubleValue));
    assertThat(rank).isLessThanOrEqualTo(5);
    assertThat(median(ofRandom.stream().mapToDouble(Double::doubleValue)))
        .isGreaterThanOrEqualTo(3 * rank);
  }

  /** Every individual that a step makes is tried, also those of the last one. */
  @Test
  void itEndsWithTheTrialsOfTheLastStep() {
    EdnagSearch strategy = new EdnagSearch(CELLS, EdnagSettings.DEFAULT);
    SyntheticCells cells = new SyntheticCells(1);
    Trace trace = Trace.of(strategy, 1, g -> OptionalDouble.of(cells.accuracy(g)));
    assertThat(trace.generations()).hasSize(100);
    assertThat(strategy.stopReason()).contains(new StopReason("all 99 denoising steps done"));
    assertThat(strategy.ask(100, new RandomStreams(1))).isEmpty();
    List<Evaluation<Choices>> last = trace.generations().get(99);
    assertThat(last).hasSizeGreaterThan(25);
    assertThat(last).allMatch(e -> e.proposal().operator().equals("denoising"));
    assertThat(trace.generations().get(0)).allMatch(e -> e.proposal().operator().equals("noise"));
  }

  /**
   * Of noise about 13 % means a cell, in the end nearly everything does; equal ones are counted.
   */
  @Test
  void matricesBecomeCellsAndEqualOnesAreProposed() {
    Trace trace = onCells(EdnagSettings.DEFAULT, new SyntheticCells(2), 3);
    assertThat(trace.generations().get(0)).hasSizeBetween(1, 10);
    double late =
        trace.generations().subList(90, 100).stream().mapToInt(List::size).average().orElseThrow();
    assertThat(late).isGreaterThan(25);
    assertThat(trace.distinct()).isLessThan(trace.all().size() / 2);
  }

  /** Recorded when it was written: the same on every machine. */
  @Test
  void aSeedAlwaysGivesTheSameSearch() {
    Trace trace = onCells(EdnagSettings.DEFAULT, new SyntheticCells(1), 5);
    String all =
        trace.all().stream()
            .map(e -> e.genotype().text() + e.proposal().parents())
            .collect(Collectors.joining());
    assertThat(onCells(EdnagSettings.DEFAULT, new SyntheticCells(1), 5)).isEqualTo(trace);
    assertThat(Fingerprint.ofText(all).hex()).startsWith("167941bbba665bf3");
  }

  @Test
  void parentsAreTheDenoisedIndividualAndTheOneThatWeighedMost() {
    Trace trace = onCells(EdnagSettings.DEFAULT, new SyntheticCells(1), 5);
    assertThat(trace.generations().get(60))
        .allMatch(e -> e.proposal().parents().size() <= 2)
        .anyMatch(e -> e.proposal().parents().size() == 2);
  }

  /** Of 15,625 cells the table has 5, which noise never means within one generation. */
  @Test
  void stepsWithNothingToTryArePassedOver() {
    Set<String> keys =
        CELLS.all().limit(15_000).skip(14_995).map(CELLS::tableKey).collect(Collectors.toSet());
    TableSpace table = new TableSpace(CELLS, keys);
    Trace trace =
        Trace.of(new EdnagSearch(table, EdnagSettings.DEFAULT), 1, g -> OptionalDouble.of(1));
    assertThat(trace.generations().size()).isLessThan(100);
    assertThat(trace.all()).allMatch(e -> table.contains(e.genotype()));
  }

  @Test
  void aShareOfTheStartMayBeDrawnFromTheSpace() {
    EdnagSettings half =
        new EdnagSettings(
            new Start(30, 0.5), FEW.schedule(), FEW.guidance(), FEW.mutation(), FEW.survival());
    List<Proposal<Choices>> first = new EdnagSearch(CELLS, half).ask(0, new RandomStreams(1));
    assertThat(first.subList(0, 15)).allMatch(p -> p.operator().equals("sample"));
    assertThat(first.stream().skip(15)).allMatch(p -> p.operator().equals("noise"));
    assertThat(first.stream().map(Proposal::genotype).distinct().count()).isGreaterThan(15);
  }

  @Test
  void itStartsFromGivenGenotypesAndHoldsNoMoreOfThemThanIndividuals() {
    List<Choices> given = CELLS.all().skip(700).limit(3).toList();
    List<Proposal<Choices>> first =
        new EdnagSearch(CELLS, FEW).startingFrom(given).ask(0, new RandomStreams(1));
    assertThat(first.subList(0, 3).stream().map(Proposal::genotype))
        .containsExactlyElementsOf(given);
    assertThat(first.subList(0, 3)).allMatch(p -> p.operator().equals("warm-start"));
    List<Choices> many = CELLS.all().limit(20).toList();
    assertThat(new EdnagSearch(CELLS, FEW).startingFrom(many).ask(0, new RandomStreams(1)))
        .hasSize(8);
  }

  /** What guidance and selection are worth, as a median rank of eleven seeds. */
  @Test
  void guidanceAndSelectionEachHelp() {
    double whole = ablated(DensityMap.PUBLISHED, EdnagSettings.DEFAULT.survival());
    double denoising = ablated(DensityMap.PUBLISHED, Survival.OF_OFFSPRING);
    double plain = ablated(DensityMap.UNIFORM, Survival.OF_OFFSPRING);
    assertThat(whole).isLessThan(denoising);
    assertThat(denoising).isLessThan(plain);
  }

  private static double ablated(DensityMap map, Survival survival) {
    SyntheticCells cells = new SyntheticCells(4);
    EdnagSettings settings =
        new EdnagSettings(
            Start.PUBLISHED,
            EdnagSettings.DEFAULT.schedule(),
            new Guidance(new RankScale(), map),
            PolynomialMutation.PUBLISHED,
            survival);
    return median(
        LongStream.range(0, 11)
            .mapToDouble(seed -> cells.rank(onCells(settings, cells, seed).best())));
  }

  @Test
  void thePublishedFitnessFindsGoodCellsToo() {
    SyntheticCells cells = new SyntheticCells(1);
    EdnagSettings paper =
        EdnagSettings.DEFAULT.with(new Guidance(new AccuracyScale(1), DensityMap.PUBLISHED));
    assertThat(
            median(
                LongStream.range(0, 8)
                    .mapToDouble(seed -> cells.rank(onCells(paper, cells, seed).best()))))
        .isLessThanOrEqualTo(8);
  }

  /** 28 x 7 numbers; better the more separable convolutions there are. */
  @Test
  void itSearchesTheCellsOfDarts() {
    DartsSpace darts = new DartsSpace(DartsSettings.PUBLISHED, IMAGE, 10);
    Trace trace =
        Trace.of(
            new EdnagSearch(darts, FEW),
            1,
            g -> OptionalDouble.of(darts.tableKey(g).split("sep_conv", -1).length - 1));
    assertThat(trace.generations()).hasSize(12).allMatch(generation -> generation.size() == 8);
    assertThat(mean(trace.generations().get(11)))
        .isGreaterThan(mean(trace.generations().get(0)) + 2);
  }

  private static double mean(List<Evaluation<Choices>> generation) {
    return generation.stream().mapToDouble(e -> e.fitness().orElseThrow()).average().orElseThrow();
  }

  @Test
  void aConstraintIsKept() {
    ToyChoices toy = new ToyChoices(6, 5);
    EdnagSearch strategy = new EdnagSearch(toy, EdnagSettings.DEFAULT);
    RandomStreams streams = new RandomStreams(1);
    List<Evaluation<Choices>> told = List.of();
    for (int generation = 0; generation < 100; generation++) {
      List<Proposal<Choices>> proposals = strategy.ask(generation, streams);
      told = constrained(toy, generation, proposals);
      strategy.tell(told);
    }
    assertThat(told.stream().filter(e -> e.violation() == 0).count())
        .isGreaterThan(told.size() / 2);
  }

  /** The first gene may only have its first two words, though the later ones are fitter. */
  private static List<Evaluation<Choices>> constrained(
      ToyChoices toy, int generation, List<Proposal<Choices>> proposals) {
    return IntStream.range(0, proposals.size())
        .mapToObj(
            i ->
                new Evaluation<>(
                    new TrialId(generation, i),
                    proposals.get(i),
                    Fingerprint.ofText(""),
                    List.of(toy.fitness(proposals.get(i).genotype())),
                    Math.max(0, proposals.get(i).genotype().at(0) - 1),
                    0))
        .toList();
  }

  /** A run that has spent its trainings is told less than it proposed. */
  @Test
  void theLastTrialsOfAGenerationMayBeMissing() {
    EdnagSearch strategy = new EdnagSearch(new ToyChoices(), FEW);
    RandomStreams streams = new RandomStreams(1);
    List<Proposal<Choices>> proposals = strategy.ask(0, streams);
    strategy.tell(constrained(new ToyChoices(), 0, proposals.subList(0, 3)));
    assertThat(strategy.ask(1, streams)).hasSameSizeAs(proposals);
  }

  @Test
  void badSettingsAreRefused() {
    assertThatThrownBy(() -> new Start(1, 0)).hasMessage("Invalid population: 1 (at least 2)");
    assertThatThrownBy(() -> new Start(2, 2)).hasMessage("Invalid share: 2.0 (in [0, 1])");
    assertThat(Stream.of(Shares.PUBLISHED, Shares.TRANSFER)).allMatch(s -> s.small() == 0);
  }
}
