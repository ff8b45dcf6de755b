package org.evosearch.jobs.runner;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongPredicate;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.evaluation.Evaluator;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.jspecify.annotations.Nullable;

/**
 * The evaluators that are open in this process, one for each recipe and device: images are loaded
 * once, not for each trial. An evaluator is open while a search that has used it lasts, or a task
 * uses it.
 */
final class OpenEvaluators {

  private static final Map<Key, Opened> OPEN = new ConcurrentHashMap<>();

  private OpenEvaluators() {}

  private record Key(EvaluatorRecipe recipe, DeviceSlot device) {}

  /**
   * An evaluator, and the searches and tasks that need it. Counts change only in atomic steps of
   * the map.
   */
  private static final class Opened {

    private final Set<Long> searches = new HashSet<>();
    private int users;
    private @Nullable Evaluator evaluator;

    Opened entered(long search) {
      searches.add(search);
      users++;
      return this;
    }

    Opened left() {
      users--;
      return this;
    }

    Opened without(LongPredicate ended) {
      searches.removeIf(ended::test);
      return this;
    }

    boolean isNeeded() {
      return users > 0 || !searches.isEmpty();
    }

    /** Opens it for the first task, while others that need it wait. */
    synchronized Evaluator evaluator(Key key) {
      Evaluator open = evaluator;
      if (open == null) {
        open = key.recipe().open(key.device());
        evaluator = open;
      }
      return open;
    }

    synchronized void close() {
      Optional.ofNullable(evaluator).ifPresent(Evaluator::close);
    }
  }

  /** The use of an evaluator by one task. */
  static final class Use implements AutoCloseable {

    private final Key key;
    private final Opened opened;

    private Use(Key key, Opened opened) {
      this.key = key;
      this.opened = opened;
    }

    Evaluator evaluator() {
      return opened.evaluator(key);
    }

    @Override
    public void close() {
      OPEN.computeIfPresent(key, (same, one) -> one.left());
      closeUnneeded(key);
    }
  }

  /**
   * Begins to use an evaluator.
   *
   * @param search that keeps it open until it is {@linkplain #release released}
   */
  static Use use(long search, EvaluatorRecipe recipe, DeviceSlot device) {
    Key key = new Key(recipe, device);
    return new Use(
        key,
        OPEN.compute(key, (same, known) -> (known == null ? new Opened() : known).entered(search)));
  }

  /** The searches that keep evaluators open. */
  static Set<Long> searches() {
    Set<Long> searches = new HashSet<>();
    OPEN.forEach((key, opened) -> searches.addAll(searchesOf(key)));
    return searches;
  }

  private static Set<Long> searchesOf(Key key) {
    Set<Long> searches = new HashSet<>();
    OPEN.computeIfPresent(
        key,
        (same, opened) -> {
          searches.addAll(opened.searches);
          return opened;
        });
    return searches;
  }

  /** Closes what only searches that have ended were using, at the latest when their tasks end. */
  static void release(LongPredicate ended) {
    for (Key key : Set.copyOf(OPEN.keySet())) {
      OPEN.computeIfPresent(key, (same, opened) -> opened.without(ended));
      closeUnneeded(key);
    }
  }

  private static void closeUnneeded(Key key) {
    Set<Opened> unneeded = new HashSet<>();
    OPEN.computeIfPresent(
        key,
        (same, opened) -> {
          if (opened.isNeeded()) {
            return opened;
          }
          unneeded.add(opened);
          return null;
        });
    unneeded.forEach(Opened::close);
  }
}
