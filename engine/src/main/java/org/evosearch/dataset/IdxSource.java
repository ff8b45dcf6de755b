package org.evosearch.dataset;

import java.nio.file.Path;
import java.util.List;
import org.evosearch.architecture.operation.TensorShape;

/** MNIST and what is published like it: four IDX files of gray images and labels. */
final class IdxSource implements ImageSource {

  private static final int MAXIMUM = 255;
  private static final List<String> DJL_ITEMS =
      List.of("train_data", "train_labels", "test_data", "test_labels");
  private static final String ADVICE =
      "a folder with the IDX files train-images-idx3-ubyte[.gz], train-labels-idx1-ubyte[.gz],"
          + " t10k-images-idx3-ubyte[.gz], t10k-labels-idx1-ubyte[.gz]";

  private final List<String> classNames;
  private final DjlDownload download;

  IdxSource(List<String> classNames, DjlDownload download) {
    this.classNames = classNames;
    this.download = download;
  }

  @Override
  public RawImages read(DatasetSettings settings) {
    return settings.path() == null
        ? downloaded(settings.name())
        : published(new DataFolder(Path.of(settings.path())));
  }

  private RawImages downloaded(String dataset) {
    List<Path> files = download.files(dataset, DJL_ITEMS, ADVICE);
    LabelledImages train = part(files.get(0), files.get(1));
    return new RawImages(classNames, train, part(files.get(2), files.get(3)));
  }

  private RawImages published(DataFolder folder) {
    return new RawImages(
        classNames,
        part(folder.file("train-images-idx3-ubyte"), folder.file("train-labels-idx1-ubyte")),
        part(folder.file("t10k-images-idx3-ubyte"), folder.file("t10k-labels-idx1-ubyte")));
  }

  private LabelledImages part(Path imageFile, Path labelFile) {
    IdxFile images = IdxFile.read(imageFile, 3);
    int[] labels = labels(IdxFile.read(labelFile, 1), images.dimension(0));
    TensorShape shape = TensorShape.image(1, images.dimension(1), images.dimension(2));
    return LabelledImages.of(shape, MAXIMUM, classNames.size(), images.values(), labels);
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
