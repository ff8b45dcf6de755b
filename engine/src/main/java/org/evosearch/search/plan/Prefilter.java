package org.evosearch.search.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evosearch.strategy.Goal;
import org.evosearch.strategy.Ranking;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Decides by zero-cost scores which networks of a generation are trained.
 *
 * <p>Mohamed S. Abdelfattah, Abhinav Mehrotra, Lukasz Dudziak, Nicholas D. Lane: Zero-Cost Proxies
 * for Lightweight NAS. ICLR 2021, section 4.3: proposals are scored, and the best of them trained.
 *
 * @param share of a generation's new networks that is trained, in (0, 1]
 * @param ranking how several scores are combined into one order
 * @param scores by which networks are compared
 */
public record Prefilter(double share, Ranking ranking, Goal scores) {

  /** Checks the range. */
  public Prefilter {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("Invalid share: " + share + " (in (0, 1])");
    }
  }

  /** Whether a trial was not trained because others of its generation have better scores. */
  public static boolean isPrefiltered(Outcome outcome) {
    return isFailure(outcome, FailureKind.PASSED_OVER);
  }

  private static boolean isFailure(Outcome outcome, FailureKind kind) {
    return outcome instanceof Outcome.Failed failed && failed.kind() == kind;
  }

  /**
   * Chooses the given share of the trials, rounded up; ties go to the earlier trial.
   *
   * <p>A trial without a score has failed. One that crashed takes a place as if it had been chosen:
   * after a crash during training, a resumed driver cannot tell that the trial had a score.
   *
   * @param trials of one generation
   * @param outcomes of their scoring, in their order
   */
  public Preselection choose(List<Trial> trials, List<Outcome> outcomes) {
    List<Preselection.Scored> scored = new ArrayList<>();
    Map<Trial, Outcome> failed = new HashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Measured measured) {
        scored.add(new Preselection.Scored(trials.get(i), measured));
      } else {
        failed.put(trials.get(i), outcomes.get(i));
      }
    }
    long crashed =
        failed.values().stream().filter(one -> isFailure(one, FailureKind.CRASHED)).count();
    long places = Math.max((long) Math.ceil(share * trials.size()) - crashed, 0);
    return new Preselection(bestFirst(scored), places, failed);
  }

  private List<Preselection.Scored> bestFirst(List<Preselection.Scored> scored) {
    double[] standings =
        ranking.standings(scored.stream().map(one -> scores.values(one.measurement())).toList());
    return IntStream.range(0, standings.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -standings[i]))
        .map(scored::get)
        .toList();
  }
}
