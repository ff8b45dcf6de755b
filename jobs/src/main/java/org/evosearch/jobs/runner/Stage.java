package org.evosearch.jobs.runner;

import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;
import org.evosearch.evaluation.EvaluatorRecipe;
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
 * @param group job group, by which the stage can be cancelled
 * @param description for Spark's pages
 * @param profile what its tasks ask for, empty for what all tasks get
 */
public record Stage(
    JavaSparkContext context, String group, String description, Optional<ResourceProfile> profile) {

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
   * @param task given the bundle's pieces by {@link Wire}, gives its report by it
   * @param report what a task gives
   * @param finished told of each report with the index of its bundle, from Spark's own thread
   * @param <R> what a task gives
   */
  public <R> void run(
      List<? extends List<?>> bundles,
      AbstractFunction2<TaskContext, Iterator<byte[]>, byte[]> task,
      Class<R> report,
      ObjIntConsumer<R> finished) {
    context.sc().setJobGroup(group, description, false);
    try {
      RDD<byte[]> plain = Bundles.rdd(context, bundles);
      RDD<byte[]> work = profile.map(plain::withResources).orElse(plain);
      Range all = Range$.MODULE$.apply(0, bundles.size());
      context
          .sc()
          .runJob(
              work,
              task,
              all,
              new Handler<>(report, finished),
              ClassTag$.MODULE$.apply(byte[].class));
    } finally {
      context.sc().clearJobGroup();
    }
  }

  /** Cancels all stages of the group; what their tasks are at is not waited for. */
  void cancel() {
    context.sc().cancelJobGroup(group);
  }

  /** Reads a report as soon as its task has ended. */
  private static final class Handler<R> extends AbstractFunction2<Object, byte[], BoxedUnit> {

    private final Class<R> kind;
    private final ObjIntConsumer<R> finished;

    Handler(Class<R> kind, ObjIntConsumer<R> finished) {
      this.kind = kind;
      this.finished = finished;
    }

    @Override
    public BoxedUnit apply(Object partition, byte[] report) {
      finished.accept(Wire.read(report, kind), (Integer) partition);
      return BoxedUnit.UNIT;
    }
  }
}
