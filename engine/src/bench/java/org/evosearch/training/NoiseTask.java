package org.evosearch.training;

import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.Normalization;
import org.evosearch.dataset.Parts;

/**
 * Images of noise, for measurements of speed.
 *
 * @param image shape of each
 * @param classes which are drawn, too
 * @param normalization of pixels
 */
record NoiseTask(TensorShape image, int classes, Normalization normalization) {

  /** A task of so many training images, and so many to validate and test with. */
  ImageTask of(int training, int others) {
    UniformRandomProvider random = RandomSource.PHILOX_4X64.create(1);
    LabeledImages train = noise(training, random);
    LabeledImages other = noise(others, random);
    return new ImageTask(
        "noise",
        IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
        new Parts<>(train, other, other),
        normalization,
        ImagePlacement.DEVICE,
        "",
        DataAccount.of("noise", train.count()));
  }

  private LabeledImages noise(int count, UniformRandomProvider random) {
    byte[] pixels = new byte[Math.toIntExact(count * image.elements())];
    random.nextBytes(pixels);
    int[] labels = random.ints(count, 0, classes).toArray();
    return LabeledImages.of(image, 255, classes, pixels, labels);
  }
}
