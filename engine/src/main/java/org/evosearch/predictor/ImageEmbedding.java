package org.evosearch.predictor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DeviceImages;
import org.evosearch.dataset.ImageTask;
import org.evosearch.training.GradientMode;

/** A fixed network that maps images to vectors. */
public abstract class ImageEmbedding implements AutoCloseable {

  private static final int BATCH = 256;

  private final TensorShape image;

  /** An embedding of images of the given shape (C, H, W); others are converted. */
  ImageEmbedding(TensorShape image) {
    this.image = image;
  }

  /** The shape (C, H, W) of the images that the network takes. */
  final TensorShape image() {
    return image;
  }

  /** Vectors (N, features) of images (N, C, H, W). */
  abstract NDArray vectors(NDArray images);

  /** The description from which it can be restored. */
  public abstract StoredEmbedding stored();

  /** Its arrays as DJL encodes a list; empty if they are in a file of the user's. */
  public abstract byte[] arrays();

  /**
   * The training images of a task as vectors, by class.
   *
   * @param manager parent of temporary arrays
   */
  public ImageFeatures of(ImageTask task, NDManager manager) {
    List<float[]> vectors = new ArrayList<>();
    try (NDManager own = manager.newSubManager();
        DeviceImages images =
            new DeviceImages(task.train(), task.normalization(), task.placement(), own);
        GradientMode paused = GradientMode.paused()) {
      for (int from = 0; from < images.count(); from += BATCH) {
        int to = Math.min(from + BATCH, images.count());
        vectors.addAll(vectors(images, IntStream.range(from, to).toArray(), own));
      }
    }
    return ImageFeatures.of(vectors, task.train().labels(), task.classes());
  }

  private List<float[]> vectors(DeviceImages images, int[] indices, NDManager manager) {
    try (NDManager scratch = manager.newSubManager();
        NDScope scope = new NDScope()) {
      NDArray fitted = new ImageFit(image).of(images.batch(indices, scratch).inputs());
      NDArray vectors = vectors(fitted);
      int width = (int) new Shape(vectors.getShape().getShape()).size() / indices.length;
      float[] values = vectors.toFloatArray();
      return IntStream.range(0, indices.length)
          .mapToObj(i -> Arrays.copyOfRange(values, i * width, (i + 1) * width))
          .toList();
    }
  }

  @Override
  public abstract void close();
}
