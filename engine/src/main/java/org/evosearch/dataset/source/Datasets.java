package org.evosearch.dataset.source;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Catalogue;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabelledImages;
import org.evosearch.dataset.Normalization;
import org.evosearch.dataset.Parts;
import org.evosearch.dataset.StratifiedSplit;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/** The catalogue of image sets. */
public final class Datasets {

  /** The name of what a query returns. */
  public static final String QUERY = "query";

  private static final Catalogue<ImageSet> SETS =
      new Catalogue<>(
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
   * What a published set holds.
   *
   * @param image shape of an image (C, H, W)
   * @param classes how many there are
   */
  public record Published(TensorShape image, int classes) {}

  /** What a set holds, as far as that is known before it is read. */
  public static Optional<Published> published(DatasetSettings settings) {
    return set(settings).source().published(settings);
  }

  /** Names of the sets that can be loaded. */
  public static Set<String> names() {
    return SETS.names();
  }

  /**
   * Reads a set, holds out a fixed fifth of each class as test images where it has none, takes the
   * training images down to their limit, and splits the validation images off, where the set has
   * none of its own.
   *
   * @throws DataException if the images cannot be had
   */
  public static ImageTask load(DatasetSettings settings) {
    ImageSet set = set(settings);
    RawImages raw = set.source().read(settings);
    DataReview review =
        new DataReview(
            Objects.requireNonNullElse(settings.path(), settings.name()), raw.classNames());
    review.requireClasses(raw.train());
    Parts<LabelledImages> splits = splits(raw.withTest(), settings);
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
      RawImages raw, DatasetSettings settings, Parts<LabelledImages> splits, DataReview review) {
    return raw.account()
        .named(settings.name())
        .divided(splits.map(LabelledImages::count), review.warnings(splits));
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

  private static Parts<LabelledImages> splits(RawImages raw, DatasetSettings settings) {
    LabelledImages all = raw.train();
    LabelledImages pool = all.select(settings.limit().chosen(all.labels()));
    if (raw.validation() != null) {
      return new Parts<>(pool, raw.validation(), raw.requireTest());
    }
    StratifiedSplit split = split(pool, settings);
    return new Parts<>(pool.select(split.rest()), pool.select(split.heldOut()), raw.requireTest());
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
