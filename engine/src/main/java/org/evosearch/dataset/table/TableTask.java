package org.evosearch.dataset.table;

import ai.djl.ndarray.NDManager;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.Targets;

/**
 * A task of predicting classes or numbers from the rows of a table.
 *
 * @param account what was read, with the name of the set
 * @param digest of the snapshot that contains the rows
 * @param preparation of the rows
 * @param targets what networks predict
 * @param placement where rows are kept between batches
 * @param parts the rows by part
 */
public record TableTask(
    DataAccount account,
    String digest,
    Preparation preparation,
    Targets targets,
    ImagePlacement placement,
    Parts<TableRows> parts)
    implements DataTask {

  @Override
  public String name() {
    return account.name();
  }

  @Override
  public TensorShape shape() {
    return TensorShape.vector(preparation.width());
  }

  @Override
  public int count(Part part) {
    return parts.of(part).count();
  }

  @Override
  public int[] strata(Part part) {
    return targets instanceof Targets.Classes
        ? parts.of(part).labels()
        : new int[parts.of(part).count()];
  }

  @Override
  public DeviceExamples placed(Part part, NDManager parent) {
    return new DeviceRows(parts.of(part), shape(), targets, placement, parent);
  }

  /** Means and deviations remain those of the original training part. */
  @Override
  public TableTask trainingOnAll() {
    TableRows all = parts.train().with(parts.validation());
    return new TableTask(
        account,
        digest,
        preparation,
        targets,
        placement,
        new Parts<>(all, TableRows.none(), parts.test()));
  }

  /**
   * The inputs of a row.
   *
   * @return (F), as a copy
   */
  public float[] inputs(Part part, int row) {
    return parts.of(part).inputs(row).clone();
  }
}
