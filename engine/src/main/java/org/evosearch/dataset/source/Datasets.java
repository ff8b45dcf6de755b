package org.evosearch.dataset.source;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Catalog;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.Normalization;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.StratifiedSplit;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/** The catalog of image sets. */
public final class Datasets {

  /** The name of the set that a query returns. */
  public static final String QUERY = "query";

  private static final Catalog<ImageSet> SETS =
      new Catalog<>(
          List.of(
              new ImageSet("digits", new DigitsSource()),
              new ImageSet("mnist", idx(ClassNames.DIGITS, "mnist"), Normalization.MNIST),
              new ImageSet(
                  "fashion-mnist",
                  idx(ClassNames.FASHION, "fashmnist"),
                  Normalization.FASHION_MNIST),
              new ImageSet(
                  "cifar10", CifarSource.cifar10(DjlDownload.of("cifar10")), Normalization.CIFAR10),
              new ImageSet("cifar100", CifarSource.cifar100(), Normalization.CIFAR100),
              new ImageSet("image-folder", new ImageFolderSource()),
              new ImageSet(QUERY, new SnapshotSource())));

  private Datasets() {}

  private static IdxSource idx(List<String> classNames, String artifact) {
    return new IdxSource(classNames, DjlDownload.of(artifact));
  }

  /**
   * The content of a published set.
   *
   * @param image shape of an image (C, H, W)
   * @param classes number of classes
   */
  public record Published(TensorShape image, int classes) {}

  /** The content of a set, if it is known before reading. */
  public static Optional<Published> published(DatasetSettings settings) {
    return set(settings).source().published(settings);
  }

  /** Names of the sets that can be loaded. */
  public static Set<String> names() {
    return SETS.names();
  }

  /**
   * Reads a set, holds out a fixed fifth of each class as test images if it has none, reduces the
   * training images to their limit, and holds out validation images if it has none.
   *
   * @throws DataException if the images cannot be read or used
   */
  public static ImageTask load(DatasetSettings settings) {
    ImageSet set = set(settings);
    RawImages raw = set.source().read(settings);
    DataReview review =
        new DataReview(
            Objects.requireNonNullElse(settings.path(), settings.name()), raw.classNames());
    review.requireClasses(raw.train());
    Parts<LabeledImages> splits = splits(raw.withTest(), settings);
    review.requireSense(splits.train());
    Normalization normalization =
        set.normalization() == null ? Normalization.of(splits.train()) : set.normalization();
    return new ImageTask(
        settings.name(),
        raw.classNames(),
        splits,
        normalization,
        settings.placement(),
        raw.digest(),
        account(raw, settings, splits, review));
  }

  private static DataAccount account(
      RawImages raw, DatasetSettings settings, Parts<LabeledImages> splits, DataReview review) {
    return raw.account()
        .named(settings.name())
        .divided(splits.map(LabeledImages::count), review.warnings(splits));
  }

  private static ImageSet set(DatasetSettings settings) {
    ImageSet set =
        SETS.named(settings.name())
            .orElseThrow(
                () ->
                    new DataException(
                        "Invalid dataset.name: %s (one of %s)"
                            .formatted(settings.name(), String.join(", ", names()))));
    if (settings.size() > 0 && !set.source().resizes()) {
      throw new DataException(
          "Invalid dataset.image-size: %s (only %s can be resized)"
              .formatted(
                  settings.size(),
                  String.join(", ", SETS.where(one -> one.source().resizes()).names())));
    }
    return set;
  }

  private static Parts<LabeledImages> splits(RawImages raw, DatasetSettings settings) {
    LabeledImages all = raw.train();
    LabeledImages pool = all.select(settings.limit().chosen(all.labels()));
    if (raw.validation() != null) {
      return new Parts<>(pool, raw.validation(), raw.requireTest());
    }
    StratifiedSplit split = split(pool, settings);
    return new Parts<>(pool.select(split.rest()), pool.select(split.heldOut()), raw.requireTest());
  }

  private static StratifiedSplit split(LabeledImages pool, DatasetSettings settings) {
    RandomStreams streams = new RandomStreams(settings.splitSeed());
    try {
      return StratifiedSplit.of(
          pool.labels(), settings.validationFraction(), streams.stream(Purpose.SPLIT, 0, 0));
    } catch (IllegalArgumentException e) {
      throw new DataException("Cannot split " + settings.name() + ": " + e.getMessage());
    }
  }
}
