package org.evosearch.jobs.runner;

import java.util.List;
import java.util.function.ObjIntConsumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.evosearch.trial.Trial;
import scala.collection.immutable.Range;
import scala.collection.immutable.Range$;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * One Spark stage of trials.
 *
 * @param context of the application
 * @param group job group, by which the stage can be cancelled
 * @param description for Spark's pages
 */
record Stage(JavaSparkContext context, String group, String description) {

  /**
   * Runs one task for each bundle of trials and waits for all of them.
   *
   * @param bundles in the order in which they should start
   * @param finished told of each report with the index of its bundle, from Spark's own thread
   */
  void run(List<List<Trial>> bundles, TrialTask task, ObjIntConsumer<TaskReport> finished) {
    context.sc().setJobGroup(group, description, false);
    try {
      RDD<byte[]> trials = Bundles.rdd(context, bundles);
      Range all = Range$.MODULE$.apply(0, bundles.size());
      context
          .sc()
          .runJob(trials, task, all, new Handler(finished), ClassTag$.MODULE$.apply(byte[].class));
    } finally {
      context.sc().clearJobGroup();
    }
  }

  /** Reads a report as soon as its task has ended. */
  private static final class Handler extends AbstractFunction2<Object, byte[], BoxedUnit> {

    private final ObjIntConsumer<TaskReport> finished;

    Handler(ObjIntConsumer<TaskReport> finished) {
      this.finished = finished;
    }

    @Override
    public BoxedUnit apply(Object partition, byte[] report) {
      finished.accept(Wire.read(report, TaskReport.class), (Integer) partition);
      return BoxedUnit.UNIT;
    }
  }
}
