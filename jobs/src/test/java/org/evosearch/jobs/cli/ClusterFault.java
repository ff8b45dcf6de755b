package org.evosearch.jobs.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/** What breaks on a cluster while trials run. */
enum ClusterFault {
  /** A machine is lost with the executor on it, and comes back. */
  KILLED_WORKER,
  /** Both machines are lost at once, and come back. */
  KILLED_WORKERS,
  /** An executor stands still for good. */
  FROZEN_EXECUTOR,
  /** The driver is killed, and the same command typed again. */
  KILLED_DRIVER;

  /**
   * A fault at its place in a search.
   *
   * @param training so many trainings of the generation have begun when it happens, at least 1
   */
  record Placed(ClusterFault fault, int generation, int training) {}

  /**
   * Each fault once and the driver's twice, in an order and at places that a seed says.
   *
   * @param paid how many trainings each generation pays for; the first is left in peace
   */
  static List<Placed> script(int seed, List<Integer> paid) {
    UniformRandomProvider random = new RandomStreams(seed).stream(Purpose.SHUFFLE, 0, 0);
    List<ClusterFault> faults = new ArrayList<>(List.of(values()));
    faults.add(KILLED_DRIVER);
    ListSampler.shuffle(random, faults);
    List<Placed> script = new ArrayList<>();
    for (int i = 0; i < faults.size(); i++) {
      script.add(new Placed(faults.get(i), i + 1, 1 + random.nextInt(paid.get(i + 1))));
    }
    return script;
  }

  /** For the ledger. */
  String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
