package org.evosearch.jobs.runner;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.PriorityQueue;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * Prints the busy share of any number of slots, simulated: trials of a generation start in order on
 * the slot that is free first; a generation is there when the one that many before it has ended.
 * Arguments: population, generations, then numbers of slots.
 */
final class SchedulerSimulation {

  private static final SleepingRecipe DURATIONS = new SleepingRecipe(1, 0.6);
  private static final int LONGEST_PIPELINE = 4;

  private final int slots;
  private final int population;
  private final int pipeline;

  SchedulerSimulation(int slots, int population, int pipeline) {
    this.slots = slots;
    this.population = population;
    this.pipeline = pipeline;
  }

  public static void main(String[] args) {
    int population = Integer.parseInt(args[0]);
    int generations = Integer.parseInt(args[1]);
    for (int i = 2; i < args.length; i++) {
      int slots = Integer.parseInt(args[i]);
      StringBuilder line = new StringBuilder(slots + " slots:");
      for (int k = 1; k <= LONGEST_PIPELINE; k++) {
        double share = new SchedulerSimulation(slots, population, k).busyShare(generations);
        line.append(String.format(Locale.ROOT, " %.1f %%", 100 * share));
      }
      System.out.println(line);
    }
  }

  /** The share of the time at which slots are busy, on average. */
  double busyShare(int generations) {
    RandomStreams streams = new RandomStreams(1);
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int slot = 0; slot < slots; slot++) {
      free.add(0.0);
    }
    Deque<Double> ends = new ArrayDeque<>();
    double busy = 0;
    double end = 0;
    for (int generation = 0; generation < generations; generation++) {
      double known = ends.size() < pipeline ? 0 : ends.remove();
      double last = known;
      for (int trial = 0; trial < population; trial++) {
        double seconds = DURATIONS.seconds(streams.derivedSeed(Purpose.TRIAL, generation, trial));
        double done = Math.max(known, free.remove()) + seconds;
        free.add(done);
        last = Math.max(last, done);
        busy += seconds;
      }
      // Commits are in order.
      end = Math.max(end, last);
      ends.add(end);
    }
    return busy / (slots * end);
  }
}
