package org.evosearch.dataset;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;

/**
 * An image classification task, split and ready to be trained on.
 *
 * @param name the data set's name in the catalog
 * @param classNames in the order of the labels
 * @param splits the images, in disjoint parts
 * @param normalization shift and scale of their channels
 * @param placement where images are kept between batches
 * @param digest SHA-256, in hexadecimal, of class names, shapes, labels and pixels of all images as
 *     they were read: equal data has an equal digest, wherever it is stored and however it is split
 * @param account what was read
 */
public record ImageTask(
    String name,
    List<String> classNames,
    Parts<LabeledImages> splits,
    Normalization normalization,
    ImagePlacement placement,
    String digest,
    DataAccount account)
    implements DataTask {

  /** Copies the class names. */
  public ImageTask {
    classNames = List.copyOf(classNames);
  }

  @Override
  public ImageTask trainingOnAll() {
    Parts<LabeledImages> all =
        new Parts<>(train().with(validation()), validation().select(new int[0]), splits.test());
    return new ImageTask(name, classNames, all, normalization, placement, digest, account);
  }

  /** The images that weights are trained on. */
  public LabeledImages train() {
    return splits.train();
  }

  /** The images that decisions of a search are based on. */
  public LabeledImages validation() {
    return splits.validation();
  }

  /** The images for the final report, and for nothing else. */
  public LabeledImages test() {
    return splits.test();
  }

  @Override
  public TensorShape shape() {
    return train().shape();
  }

  /** Number of classes. */
  public int classes() {
    return classNames.size();
  }

  @Override
  public Targets targets() {
    return new Targets.Classes(classNames);
  }

  @Override
  public int count(Part part) {
    return splits.of(part).count();
  }

  @Override
  public int[] strata(Part part) {
    return splits.of(part).labels();
  }

  @Override
  public DeviceExamples placed(Part part, NDManager parent) {
    return new DeviceImages(splits.of(part), normalization, placement, parent);
  }
}
