package org.evosearch.jobs.runner;

import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;
import org.evosearch.evaluation.EvaluatorRecipe;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.collection.Iterator;
import scala.collection.immutable.Range;
import scala.collection.immutable.Range$;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * One Spark stage.
 *
 * @param context of the application
 * @param group job group, by which the stage can be canceled
 * @param description for Spark's UI
 * @param profile resources that its tasks request; empty for the default
 */
public record Stage(
    JavaSparkContext context, String group, String description, Optional<ResourceProfile> profile) {

  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

  /**
   * A stage whose tasks evaluate trial by trial, each on a device that it asks for as searches do.
   *
   * @param placement which devices it asks for; as many tasks as it allows trials share a GPU
   * @param recipe of the trials
   */
  public static Stage placed(
      JavaSparkContext context,
      String group,
      String description,
      TrialPlacement placement,
      EvaluatorRecipe recipe) {
    Optional<ResourceProfile> profile =
        recipe.usesGpu()
            ? new GpuProfiles(placement).sharedBy(placement.trialsPerGpu(), context)
            : Optional.empty();
    return new Stage(context, group, description, profile);
  }

  /**
   * Runs one task for each bundle of work and waits for all of them.
   *
   * @param bundles in the order in which they should start
   * @param task receives the pieces of a bundle and returns a {@link TaskResult}, both by {@link
   *     Wire}
   * @param report class of the values of these results
   * @param finished receives each value with the index of its bundle, on a thread of Spark
   * @param <R> type of the values
   * @throws RuntimeException if a task's work cannot be done: the task's own error if its message
   *     is meant for the user, else {@link TrialsCannotRun}
   */
  public <R> void run(
      List<? extends List<?>> bundles,
      AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]> task,
      Class<R> report,
      ObjIntConsumer<R> finished) {
    Handler<R> handler = new Handler<>(report, finished, this::cancel);
    context.sc().setJobGroup(group, description, false);
    try {
      RDD<byte[]> plain = Bundles.rdd(context, bundles);
      RDD<byte[]> work = profile.map(plain::withResources).orElse(plain);
      Range all = Range$.MODULE$.apply(0, bundles.size());
      context.sc().runJob(work, task, all, handler, ClassTag$.MODULE$.apply(byte[].class));
    } finally {
      context.sc().clearJobGroup();
      // Throws the reason, where Spark only reports that the stage was canceled.
      handler.throwIfBroken();
    }
  }

  /** Cancels all stages of the group, without waiting for their running tasks. */
  void cancel() {
    context.sc().cancelJobGroup(group);
  }

  /** Reads a result as soon as its task has ended. */
  private static final class Handler<R> extends AbstractFunction2<Object, byte[], BoxedUnit> {

    private final Class<R> kind;
    private final ObjIntConsumer<R> finished;
    private final Runnable cancel;
    private volatile TaskResult.@Nullable Broken<?> broken;

    Handler(Class<R> kind, ObjIntConsumer<R> finished, Runnable cancel) {
      this.kind = kind;
      this.finished = finished;
      this.cancel = cancel;
    }

    @Override
    public BoxedUnit apply(Object partition, byte[] bytes) {
      TaskResult<?> result = Wire.read(bytes, TaskResult.class);
      if (result instanceof TaskResult.Done<?> done) {
        finished.accept(kind.cast(done.value()), (Integer) partition);
      } else if (result instanceof TaskResult.Broken<?> failure) {
        broken = failure;
      } else if (result instanceof TaskResult.Full<?> full) {
        broken = new TaskResult.Broken<>(HeapFull.embedded(full.bytes()), "");
        // Other tasks of the process may have failed with it.
        cancel.run();
      }
      return BoxedUnit.UNIT;
    }

    void throwIfBroken() {
      TaskResult.Broken<?> failure = broken;
      if (failure != null) {
        if (!failure.trace().isEmpty()) {
          LOG.error("A task failed: {}", failure.trace());
        }
        throw failure.reason();
      }
    }
  }
}
