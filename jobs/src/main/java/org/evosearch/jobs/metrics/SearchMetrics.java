package org.evosearch.jobs.metrics;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Gauge;
import com.codahale.metrics.Meter;
import com.codahale.metrics.MetricRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.SearchListener;
import org.evosearch.trial.Execution;
import org.evosearch.trial.FailureKind;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.Trial;

/**
 * Metrics of the search that this process drives. A singleton, since Spark creates its plugins
 * itself, and a process drives one search at a time.
 */
public final class SearchMetrics implements SearchListener {

  private static final SearchMetrics OF_THIS_PROCESS = new SearchMetrics();

  private final Counter done = new Counter();
  private final Map<FailureKind, Counter> failed = new EnumMap<>(FailureKind.class);
  private final Counter busyMillis = new Counter();
  private final Meter images = new Meter();
  private volatile IntSupplier slots = () -> 0;
  private volatile int generations;
  private volatile BestFitness best = new BestFitness();

  private SearchMetrics() {
    for (FailureKind kind : FailureKind.values()) {
      failed.put(kind, new Counter());
    }
  }

  /** The only instance. */
  public static SearchMetrics ofThisProcess() {
    return OF_THIS_PROCESS;
  }

  /** Resets what belongs to a single search, when one begins. */
  public void begin() {
    generations = 0;
    best = new BestFitness();
  }

  /** Sets the source of the number of trials that can run at once. */
  public void slots(IntSupplier supplier) {
    slots = supplier;
  }

  /**
   * Registers all metrics.
   *
   * @param running how many trials are running now
   */
  void register(MetricRegistry registry, IntSupplier running) {
    registry.register("trials.done", done);
    failed.forEach((kind, count) -> registry.register("trials.failed." + kind.key(), count));
    registry.register("trials.busy.millis", busyMillis);
    registry.register("images", images);
    registry.register("generations.committed", (Gauge<Integer>) () -> generations);
    registry.register("best.fitness", (Gauge<Double>) () -> best.fitness().orElse(Double.NaN));
    registry.register("trials.running", (Gauge<Integer>) running::getAsInt);
    registry.register("slots", (Gauge<Integer>) () -> slots.getAsInt());
    registry.register("busy.share", (Gauge<Double>) () -> share(running.getAsInt()));
  }

  private double share(int running) {
    int all = slots.getAsInt();
    return all == 0 ? 0 : Math.min(1, (double) running / all);
  }

  @Override
  public void finished(Trial trial, Outcome outcome) {
    done.inc();
    if (outcome instanceof Outcome.Failed failure) {
      Objects.requireNonNull(failed.get(failure.kind())).inc();
    }
    Execution execution = outcome.execution();
    busyMillis.inc(Math.round(1000 * execution.wallSeconds()));
    images.mark(Math.round(execution.imagesPerSecond() * execution.wallSeconds()));
  }

  @Override
  public void replayed(GenerationRecord generation) {
    committed(generation);
  }

  @Override
  public void committed(GenerationRecord generation) {
    generations = generation.generation() + 1;
    best.add(generation);
  }
}
