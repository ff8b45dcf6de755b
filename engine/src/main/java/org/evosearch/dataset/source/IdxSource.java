package org.evosearch.dataset.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.LabeledImages;
import org.jspecify.annotations.Nullable;

/** MNIST and sets in the same form: four IDX files of gray images and labels. */
final class IdxSource implements ImageSource {

  private static final TensorShape DOWNLOADED = TensorShape.image(1, 28, 28);
  private static final int MAXIMUM = 255;
  private static final List<String> DJL_ITEMS =
      List.of("train_data", "train_labels", "test_data", "test_labels");
  private static final List<String> NAMES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");
  private static final String ADVICE =
      "a folder with the IDX files " + String.join("[.gz], ", NAMES) + "[.gz]";

  private final List<String> classNames;
  private final DjlDownload download;

  IdxSource(List<String> classNames, DjlDownload download) {
    this.classNames = classNames;
    this.download = download;
  }

  /** Empty for the user's own files, which may hold images of another size. */
  @Override
  public Optional<Datasets.Published> published(DatasetSettings settings) {
    return settings.path() == null
        ? Optional.of(new Datasets.Published(DOWNLOADED, classNames.size()))
        : Optional.empty();
  }

  @Override
  public RawImages read(DatasetSettings settings) {
    return settings.path() == null
        ? downloaded(settings.name())
        : published(new DataFolder(Path.of(settings.path())));
  }

  private RawImages downloaded(String dataset) {
    List<Path> files = download.files(dataset, DJL_ITEMS, ADVICE);
    return images(files.stream().<Supplier<Path>>map(file -> () -> file).toList(), "download");
  }

  private RawImages published(DataFolder folder) {
    return images(
        NAMES.stream().<Supplier<Path>>map(name -> () -> folder.file(name)).toList(), "IDX files");
  }

  /** Reads images and labels for training, then those for test. */
  private RawImages images(List<Supplier<Path>> files, String layout) {
    DataFaults faults = new DataFaults("the " + layout);
    LabeledImages train = part(files.get(0), files.get(1), faults);
    LabeledImages test = part(files.get(2), files.get(3), faults);
    faults.require();
    return new RawImages(layout, classNames, DataFaults.sound(train), test);
  }

  private @Nullable LabeledImages part(
      Supplier<Path> imageFile, Supplier<Path> labelFile, DataFaults faults) {
    IdxFile images = faults.attempt(() -> IdxFile.read(imageFile.get(), 3));
    IdxFile labels = faults.attempt(() -> IdxFile.read(labelFile.get(), 1));
    return images == null || labels == null ? null : faults.attempt(() -> part(images, labels));
  }

  private LabeledImages part(IdxFile images, IdxFile labels) {
    TensorShape shape = TensorShape.image(1, images.dimension(1), images.dimension(2));
    return LabeledImages.of(
        shape, MAXIMUM, classNames.size(), images.values(), labels(labels, images.dimension(0)));
  }

  private int[] labels(IdxFile file, int images) {
    if (file.dimension(0) != images) {
      throw file.unreadable(file.dimension(0) + " labels for " + images + " images");
    }
    int[] labels = new int[images];
    for (int i = 0; i < images; i++) {
      labels[i] = file.values()[i] & 0xff;
      if (labels[i] >= classNames.size()) {
        throw file.unreadable(
            "label %s of image %s is not in 0..%s".formatted(labels[i], i, classNames.size() - 1));
      }
    }
    return labels;
  }
}
