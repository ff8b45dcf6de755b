package org.evosearch.strategy.cmaes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.evosearch.cmaes.CmaEs;
import org.evosearch.cmaes.CmaSettings;
import org.evosearch.cmaes.Samples;
import org.evosearch.random.ChiSquare;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.evosearch.space.ChoiceGene;
import org.junit.jupiter.api.Test;

class MarginTest {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private static Relaxation ordered(int words) {
    return new Relaxation(List.of(ChoiceGene.ordinal("width", words(words))));
  }

  private static Relaxation named(int words) {
    return new Relaxation(List.of(ChoiceGene.nominal("operation", words(words))));
  }

  private static List<String> words(int count) {
    return IntStream.range(0, count).mapToObj(String::valueOf).toList();
  }

  private static double tail(double distance, double deviation) {
    return NORMAL.survivalProbability(distance / deviation);
  }

  @Property
  void anOrderedGeneLeavesItsBinOftenEnough(
      @ForAll @IntRange(min = 2, max = 7) int words,
      @ForAll @DoubleRange(min = -3, max = 4) double mean,
      @ForAll @Scale(9) @DoubleRange(min = 1e-9, max = 3) double sigma) {
    Relaxation relaxation = ordered(words);
    CmaEs cma = new CmaEs(new double[] {mean}, sigma, CmaSettings.DEFAULT);
    double alpha = 1.0 / cma.constants().lambda();
    int bin = relaxation.choices(cma.mean()).at(0);
    new Margin(relaxation, 1).keep(cma);
    double deviation = cma.deviation(0);
    double below = bin == 0 ? 0 : tail(cma.mean(0) - (double) bin / words, deviation);
    double above = bin == words - 1 ? 0 : tail((bin + 1.0) / words - cma.mean(0), deviation);
    assertThat(relaxation.choices(cma.mean()).at(0)).isEqualTo(bin);
    assertThat(below + above).isGreaterThanOrEqualTo(alpha - 1e-6);
    if (bin > 0 && bin < words - 1) {
      assertThat(Math.min(below, above)).isGreaterThanOrEqualTo(alpha / 2 - 1e-6);
    }
  }

  @Property
  void everyWordExceedsTheLeaderOftenEnough(
      @ForAll @IntRange(min = 2, max = 7) int words,
      @ForAll @DoubleRange(min = 0, max = 50) double lead,
      @ForAll @Scale(9) @DoubleRange(min = 1e-6, max = 3) double sigma) {
    Relaxation relaxation = named(words);
    double[] start = new double[words];
    start[words - 1] = lead;
    CmaEs cma = new CmaEs(start, sigma, CmaSettings.DEFAULT);
    int leader = relaxation.choices(start).at(0);
    double share = 1.0 / cma.constants().lambda() / (words - 1);
    new Margin(relaxation, 1).keep(cma);
    assertThat(relaxation.choices(cma.mean()).at(0)).isEqualTo(leader);
    for (int word = 0; word < words; word++) {
      if (word != leader) {
        double behind = cma.mean(leader) - cma.mean(word);
        assertThat(tail(behind, cma.deviation(leader, word))).isGreaterThan(share - 1e-9);
      }
    }
  }

  @Test
  void whatIsAliveStaysAsItIs() {
    CmaEs cma = new CmaEs(new double[] {0.4, 0.6, 0.1}, 0.3, CmaSettings.DEFAULT);
    Relaxation relaxation =
        new Relaxation(
            List.of(ChoiceGene.ordinal("width", words(3)), ChoiceGene.nominal("kind", words(2))));
    new Margin(relaxation, 1).keep(cma);
    assertThat(cma.mean()).containsExactly(new double[] {0.4, 0.6, 0.1}, within(0.0));
    assertThat(cma.deviation(0)).isEqualTo(0.3);
  }

  @Test
  void atTheCenterNamedWordsAreEquallyLikely() {
    Relaxation relaxation =
        new Relaxation(
            List.of(
                ChoiceGene.nominal("kind", words(5)),
                ChoiceGene.nominal("fixed", words(1)),
                ChoiceGene.nominal("switch", words(2))));
    CmaEs cma = new CmaEs(relaxation.center(), 0.3, CmaSettings.DEFAULT.withLambda(5000));
    Samples samples = cma.ask(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));
    long[] kinds = new long[5];
    long[] switches = new long[2];
    for (int k = 0; k < samples.size(); k++) {
      kinds[relaxation.choices(samples.point(k)).at(0)]++;
      switches[relaxation.choices(samples.point(k)).at(2)]++;
    }
    ChiSquare.assertUniform(kinds);
    ChiSquare.assertUniform(switches);
  }

  @Test
  void binsAreEqualAndTheOuterOnesGoOn() {
    Relaxation relaxation = ordered(4);
    double[] points = {-7, 0.24, 0.26, 0.5, 0.74, 0.76, 1, 9};
    int[] bins = {0, 0, 1, 2, 2, 3, 3, 3};
    for (int i = 0; i < points.length; i++) {
      assertThat(relaxation.choices(new double[] {points[i]}).at(0)).isEqualTo(bins[i]);
    }
  }
}
