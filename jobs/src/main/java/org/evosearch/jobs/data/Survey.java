package org.evosearch.jobs.data;

import java.io.Serializable;
import org.apache.spark.api.java.JavaRDD;
import org.evosearch.snapshot.SnapshotContent;
import org.evosearch.snapshot.SnapshotRow;

/**
 * What the rows of an answer have in common, counted on executors.
 *
 * @param <R> a row after it was read
 * @param <S> this kind of survey
 */
interface Survey<R, S extends Survey<R, S>> extends Serializable {

  /** This survey with one row more. */
  S with(R row);

  /** This survey with all rows of another. */
  S and(S other);

  /** How many rows there are, their classes, and those that are left out. */
  RowSurvey rows();

  /**
   * What the rows of the snapshot have in common.
   *
   * @throws org.evosearch.dataset.DataException if the rows do not fit each other
   */
  SnapshotContent content();

  /** The rows of the snapshot, without those that are left out. */
  JavaRDD<SnapshotRow> kept(JavaRDD<R> read);
}
