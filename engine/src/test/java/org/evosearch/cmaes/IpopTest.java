package org.evosearch.cmaes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.junit.jupiter.api.Test;

class IpopTest {

  private static final Box BOX = new Box(filled(-5), filled(5));

  private static double[] filled(double value) {
    double[] filled = new double[5];
    Arrays.fill(filled, value);
    return filled;
  }

  /** Has a local minimum near each point of the grid of whole numbers. */
  private static double rastrigin(double[] x) {
    return Arrays.stream(x).map(v -> v * v + 10 * (1 - Math.cos(2 * Math.PI * v))).sum();
  }

  private static Ipop ipop(RandomStreams streams) {
    return new Ipop(
        run -> BOX.point(streams.stream(Purpose.TRIAL, run, 0)),
        2,
        CmaSettings.DEFAULT,
        StopLimits.DEFAULT,
        9);
  }

  /** How many runs it takes to come to the global minimum, at most 10. */
  private static int runsNeeded(long seed) {
    RandomStreams streams = new RandomStreams(seed);
    Ipop ipop = ipop(streams);
    for (int generation = 0; ipop.restarts() < 10; generation++) {
      Samples samples = ipop.ask(streams.stream(Purpose.PROPOSAL, generation, 0));
      double[] values = Minimization.values(samples, IpopTest::rastrigin);
      if (Arrays.stream(values).min().orElseThrow() < 1e-9) {
        return ipop.restarts() + 1;
      }
      ipop.tell(samples, values);
    }
    return 11;
  }

  @Test
  void restartsFindWhatOneRunMisses() {
    int[] runs = new int[7];
    for (int seed = 0; seed < runs.length; seed++) {
      runs[seed] = runsNeeded(seed);
    }
    assertThat(Arrays.stream(runs)).allMatch(count -> count <= 10).anyMatch(count -> count > 1);
  }

  @Test
  void eachRunStartsElsewhereWithTwiceAsManyPoints() {
    RandomStreams streams = new RandomStreams(1);
    Ipop ipop = ipop(streams);
    assertThat(ipop.run().constants().lambda()).isEqualTo(8);
    assertThat(ipop.run().mean()).isEqualTo(BOX.point(streams.stream(Purpose.TRIAL, 0, 0)));
    ipop.restart();
    assertThat(ipop.run().constants().lambda()).isEqualTo(16);
    assertThat(ipop.run().mean()).isEqualTo(BOX.point(streams.stream(Purpose.TRIAL, 1, 0)));
    assertThat(ipop.run().sigma()).isEqualTo(2);
  }

  @Test
  void theNumberOfPointsHasAnEnd() {
    Ipop ipop = ipop(new RandomStreams(1));
    for (int i = 0; i < 20; i++) {
      ipop.restart();
    }
    assertThat(ipop.run().constants().lambda()).isEqualTo(8 * 512);
  }

  @Test
  void whoStopsSaysWhy() {
    Ipop ipop = ipop(new RandomStreams(1));
    Samples samples = ipop.ask(new RandomStreams(1).stream(Purpose.PROPOSAL, 0, 0));
    assertThat(ipop.tell(samples, new double[samples.size()])).isEmpty();
    samples = ipop.ask(new RandomStreams(1).stream(Purpose.PROPOSAL, 1, 0));
    assertThat(ipop.tell(samples, new double[samples.size()])).contains(StopCondition.FLAT_FITNESS);
    assertThat(ipop.restarts()).isEqualTo(1);
  }
}
