package org.evosearch.dataset.signal;

import ai.djl.ndarray.NDManager;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataTask;
import org.evosearch.dataset.DeviceExamples;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.Normalization;
import org.evosearch.dataset.Part;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.Targets;
import org.evosearch.dataset.table.DeviceRows;
import org.evosearch.dataset.table.TableRows;

/**
 * A task of classifying signals.
 *
 * @param account what was read, with the name of the set
 * @param digest of the snapshot that contains the signals
 * @param preparation of the signals
 * @param targets the classes
 * @param placement where signals are kept between batches
 * @param parts the signals by part
 */
public record SignalTask(
    DataAccount account,
    String digest,
    SignalPreparation preparation,
    Targets.Classes targets,
    ImagePlacement placement,
    Parts<TableRows> parts)
    implements DataTask {

  @Override
  public String name() {
    return account.name();
  }

  /** A feature map of one row, (C, 1, T). */
  @Override
  public TensorShape shape() {
    return signal().featureMap();
  }

  @Override
  public TensorShape exampleShape() {
    return signal();
  }

  /** Shape (C, T) of each signal. */
  public TensorShape signal() {
    return preparation.shape();
  }

  /** Shift and scale of each channel. */
  public Normalization normalization() {
    return preparation.normalization();
  }

  @Override
  public int count(Part part) {
    return parts.of(part).count();
  }

  @Override
  public int[] strata(Part part) {
    return parts.of(part).labels();
  }

  @Override
  public DeviceExamples placed(Part part, NDManager parent) {
    return new DeviceRows(parts.of(part), shape(), targets, placement, parent);
  }

  /** Means and deviations remain those of the original training part. */
  @Override
  public SignalTask trainingOnAll() {
    TableRows all = parts.train().with(parts.validation());
    return new SignalTask(
        account,
        digest,
        preparation,
        targets,
        placement,
        new Parts<>(all, TableRows.none(), parts.test()));
  }
}
