package org.evosearch.search.rungs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.search.plan.Rungs;
import org.jspecify.annotations.Nullable;

/**
 * Decides which networks are promoted to longer training runs.
 *
 * <p>It changes when it is told of training runs and when promotions start; both happen in the
 * order of the generations, also in a resumed run.
 */
public final class Promotions {

  /** Tolerance for rounding errors: a share of 12 / 36 of 3 networks is one of them. */
  private static final double ROUNDING = 1e-9;

  private final Rungs rungs;
  private final List<Map<Fingerprint, RungTrial>> trained = new ArrayList<>();
  private final List<Set<Fingerprint>> promoted = new ArrayList<>();
  private final List<RungTrial> first = new ArrayList<>();

  /** The highest rung that networks may go to. */
  private int open;

  /** Cache of the due promotions; null if they have to be computed. */
  private @Nullable List<Promotion> due;

  /** Creates rungs without training runs. */
  public Promotions(Rungs rungs) {
    this.rungs = rungs;
    this.open = rungs.opening() == Rungs.Opening.ALWAYS ? rungs.top() : Math.min(1, rungs.top());
    IntStream.rangeClosed(0, rungs.top())
        .forEach(
            rung -> {
              trained.add(new HashMap<>());
              promoted.add(new HashSet<>());
            });
  }

  /** Adds a generation's training runs on a rung. Of equal networks the first one counts. */
  public void tell(int rung, List<RungTrial> trials) {
    due = null;
    boolean isFirst = rung == 0 && trained.get(0).isEmpty();
    trials.forEach(trial -> trained.get(rung).putIfAbsent(trial.network(), trial));
    if (isFirst) {
      trials.stream().limit(rungs.calibration()).forEach(first::add);
    }
    while (open < rungs.top() && Disagreement.isThere(trained.get(open - 1), trained.get(open))) {
      open++;
    }
  }

  /** Records that a network is promoted from a rung to the next one. */
  public void promote(Fingerprint network, int from) {
    promoted.get(from).add(network);
    due = null;
  }

  /**
   * The networks to promote next, those of higher rungs first, and of one rung the best first. ASHA
   * promotes all that are currently among the best; here no more than the share of all are
   * promoted, so that a rung costs no more than the one below even if later networks keep being
   * better. Networks for calibration are extra.
   */
  public List<Promotion> due() {
    if (due == null) {
      due = found();
    }
    return due;
  }

  private List<Promotion> found() {
    return IntStream.iterate(open - 1, rung -> rung >= 0, rung -> rung - 1)
        .boxed()
        .flatMap(rung -> due(rung).map(trial -> new Promotion(trial, rung + 1)))
        .toList();
  }

  /** Whether no promotion is due. */
  public boolean isIdle() {
    return due().isEmpty();
  }

  private Stream<RungTrial> due(int rung) {
    Collection<RungTrial> all = trained.get(rung).values();
    long places = (long) Math.floor(all.size() * rungs.shares().get(rung) + ROUNDING);
    List<RungTrial> calibrating = rung == 0 ? first : List.of();
    Set<Fingerprint> chosen = new HashSet<>(promoted.get(rung));
    calibrating.forEach(trial -> chosen.remove(trial.network()));
    Stream<RungTrial> best =
        waiting(RungTrial.best(all, places).stream(), rung)
            .filter(trial -> !calibrating.contains(trial))
            .limit(Math.max(0, places - chosen.size()));
    return Stream.concat(waiting(calibrating.stream(), rung), best);
  }

  private Stream<RungTrial> waiting(Stream<RungTrial> trials, int rung) {
    return trials.filter(trial -> !promoted.get(rung).contains(trial.network()));
  }
}
