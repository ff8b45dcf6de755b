package org.evosearch.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.evosearch.architecture.operation.TensorShape;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;
import org.jspecify.annotations.Nullable;

/** The catalogue of image sets. */
public final class Datasets {

  private static final String IMAGE_FOLDER = "image-folder";

  private static final Map<String, Entry> CATALOGUE = catalogue();

  /**
   * One line of the catalogue.
   *
   * @param normalization the published numbers, null to measure the training images
   */
  private record Entry(ImageSource source, @Nullable Normalization normalization) {}

  private Datasets() {}

  private static Map<String, Entry> catalogue() {
    Map<String, Entry> entries = new LinkedHashMap<>();
    entries.put("digits", new Entry(new DigitsSource(), null));
    entries.put("mnist", new Entry(idx(ClassNames.DIGITS, "mnist"), Normalization.MNIST));
    entries.put(
        "fashion-mnist",
        new Entry(idx(ClassNames.FASHION, "fashmnist"), Normalization.FASHION_MNIST));
    entries.put(
        "cifar10",
        new Entry(CifarSource.cifar10(DjlDownload.of("cifar10")), Normalization.CIFAR10));
    entries.put("cifar100", new Entry(CifarSource.cifar100(), Normalization.CIFAR100));
    entries.put(IMAGE_FOLDER, new Entry(new ImageFolderSource(), null));
    return Collections.unmodifiableMap(entries);
  }

  private static IdxSource idx(List<String> classNames, String artifact) {
    return new IdxSource(classNames, DjlDownload.of(artifact));
  }

  /**
   * What a published set holds.
   *
   * @param image shape of an image (C, H, W)
   * @param classes how many there are
   */
  public record Published(TensorShape image, int classes) {}

  /**
   * What a set holds, as far as that is known before it is read: files that the user has in the
   * form of MNIST may hold other images.
   */
  public static Optional<Published> published(DatasetSettings settings) {
    return switch (settings.name()) {
      case "digits" -> Optional.of(new Published(TensorShape.image(1, 8, 8), 10));
      case "mnist", "fashion-mnist" ->
          settings.path() == null
              ? Optional.of(new Published(TensorShape.image(1, 28, 28), 10))
              : Optional.empty();
      case "cifar10" -> Optional.of(new Published(TensorShape.image(3, 32, 32), 10));
      case "cifar100" -> Optional.of(new Published(TensorShape.image(3, 32, 32), 100));
      default -> Optional.empty();
    };
  }

  /** Names of the sets that can be loaded. */
  public static Set<String> names() {
    return CATALOGUE.keySet();
  }

  /**
   * Reads a set, holds out a fixed fifth of each class as test images where it has none, takes the
   * training images down to their limit, and splits the validation images off, where the set has
   * none of its own.
   *
   * @throws DataException if the images cannot be had
   */
  public static ImageTask load(DatasetSettings settings) {
    Entry entry = entry(settings);
    RawImages raw = entry.source().read(settings);
    DataReview review =
        new DataReview(
            Objects.requireNonNullElse(settings.path(), settings.name()), raw.classNames());
    review.requireClasses(raw.train());
    ImageTask.Splits splits = splits(raw.withTest(), settings);
    review.requireSense(splits.train());
    Normalization normalization =
        entry.normalization() == null ? Normalization.of(splits.train()) : entry.normalization();
    return new ImageTask(
        settings.name(),
        raw.classNames(),
        splits,
        normalization,
        settings.placement(),
        raw.digest(),
        raw.account().of(settings.name(), splits, review.warnings(splits)));
  }

  private static Entry entry(DatasetSettings settings) {
    Entry entry = CATALOGUE.get(settings.name());
    if (entry == null) {
      throw new DataException(
          "Invalid dataset.name: %s (one of %s)"
              .formatted(settings.name(), String.join(", ", names())));
    }
    if (settings.imageSize() > 0 && !settings.name().equals(IMAGE_FOLDER)) {
      throw new DataException(
          "Invalid dataset.image-size: %s (only %s can be resized)"
              .formatted(settings.imageSize(), IMAGE_FOLDER));
    }
    return entry;
  }

  private static ImageTask.Splits splits(RawImages raw, DatasetSettings settings) {
    LabelledImages all = raw.train();
    LabelledImages pool = all.select(settings.limit().chosen(all.labels()));
    if (raw.validation() != null) {
      return new ImageTask.Splits(pool, raw.validation(), raw.requireTest());
    }
    StratifiedSplit split = split(pool, settings);
    return new ImageTask.Splits(
        pool.select(split.rest()), pool.select(split.heldOut()), raw.requireTest());
  }

  private static StratifiedSplit split(LabelledImages pool, DatasetSettings settings) {
    RandomStreams streams = new RandomStreams(settings.splitSeed());
    try {
      return StratifiedSplit.of(
          pool.labels(), settings.validationFraction(), streams.stream(Purpose.SPLIT, 0, 0));
    } catch (IllegalArgumentException e) {
      throw new DataException("Cannot split " + settings.name() + ": " + e.getMessage());
    }
  }
}
