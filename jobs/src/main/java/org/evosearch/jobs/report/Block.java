package org.evosearch.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.evosearch.search.TrialRecord;

/**
 * Consecutive trials of a run that are summarized together: a generation, several of them, or, in a
 * run of one generation, some evaluations.
 *
 * @param name such as 7 or 7-9
 * @param position of its middle on an axis
 * @param trials in order
 */
record Block(String name, double position, List<TrialRecord> trials) {

  private static final int OF_ONE_GENERATION = 20;

  /** Copies the list. */
  Block {
    trials = List.copyOf(trials);
  }

  /** The blocks of a run, at most {@code most}. */
  static List<Block> of(RunHistory run, int most) {
    List<List<TrialRecord>> generations =
        run.generations().stream()
            .map(g -> g.trials().stream().filter(t -> !t.isLonger()).toList())
            .filter(trials -> !trials.isEmpty())
            .toList();
    return generations.size() == 1
        ? cut(generations.get(0), Math.min(most, OF_ONE_GENERATION))
        : joined(generations, most);
  }

  /** The name of an axis over the blocks of a run. */
  static String axis(RunHistory run) {
    return run.generations().size() == 1 ? "evaluations" : "generation";
  }

  private static List<Block> cut(List<TrialRecord> trials, int blocks) {
    int size = Math.max(1, (trials.size() + blocks - 1) / blocks);
    List<Block> cut = new ArrayList<>();
    for (int from = 0; from < trials.size(); from += size) {
      int to = Math.min(from + size, trials.size());
      cut.add(new Block((from + 1) + "-" + to, (from + 1 + to) / 2.0, trials.subList(from, to)));
    }
    return cut;
  }

  private static List<Block> joined(List<List<TrialRecord>> generations, int most) {
    int size = Math.max(1, (generations.size() + most - 1) / most);
    List<Block> joined = new ArrayList<>();
    for (int from = 0; from < generations.size(); from += size) {
      int last = Math.min(from + size, generations.size()) - 1;
      List<TrialRecord> trials =
          generations.subList(from, last + 1).stream().flatMap(List::stream).toList();
      String name = from == last ? String.valueOf(from) : from + "-" + last;
      joined.add(new Block(name, (from + last) / 2.0, trials));
    }
    return joined;
  }

  /** The largest fitness of the trials that count; negative infinity if there is none. */
  double best() {
    return trials.stream().mapToDouble(RunHistory::counted).max().orElse(Double.NEGATIVE_INFINITY);
  }

  /** The fitness of those trials that have one. */
  DoubleStream fitness() {
    return trials.stream().flatMapToDouble(trial -> trial.fitness().stream());
  }
}
