package org.evosearch.dataset;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.evosearch.architecture.operation.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * CIFAR-10 and CIFAR-100 in their binary version: records of one label byte (CIFAR-100: the coarse
 * label, then the fine one, which counts here) and 3,072 pixels, red before green before blue, each
 * 32 rows of 32.
 *
 * <p>Subsets kept under other names, such as {@code train_10000.bin.gz}, are read where the
 * official files are missing.
 *
 * <p>A. Krizhevsky: Learning Multiple Layers of Features from Tiny Images, 2009.
 */
final class CifarSource implements ImageSource {

  private static final TensorShape SHAPE = TensorShape.image(3, 32, 32);
  private static final int PIXELS = 3 * 32 * 32;
  private static final int MAXIMUM = 255;
  private static final List<String> DJL_ITEMS = List.of("data_batch.bin", "test_batch.bin");
  private static final String SUFFIX = ".bin";

  private final List<String> classNames;
  private final int labelBytes;
  private final List<String> trainFiles;
  private final String testFile;
  private final @Nullable DjlDownload download;

  private CifarSource(
      List<String> classNames,
      int labelBytes,
      List<String> trainFiles,
      String testFile,
      @Nullable DjlDownload download) {
    this.classNames = classNames;
    this.labelBytes = labelBytes;
    this.trainFiles = trainFiles;
    this.testFile = testFile;
    this.download = download;
  }

  static CifarSource cifar10(DjlDownload download) {
    List<String> trainFiles =
        List.of(
            "data_batch_1.bin",
            "data_batch_2.bin",
            "data_batch_3.bin",
            "data_batch_4.bin",
            "data_batch_5.bin");
    return new CifarSource(ClassNames.CIFAR10, 1, trainFiles, "test_batch.bin", download);
  }

  static CifarSource cifar100() {
    return new CifarSource(ClassNames.CIFAR100, 2, List.of("train.bin"), "test.bin", null);
  }

  @Override
  public RawImages read(DatasetSettings settings) {
    return settings.path() == null
        ? downloaded(settings.name())
        : published(new DataFolder(Path.of(settings.path())));
  }

  private RawImages downloaded(String dataset) {
    if (download == null) {
      throw DataException.cannotDownload(dataset, "DJL does not offer it", advice());
    }
    List<Path> files = download.files(dataset, DJL_ITEMS, advice());
    return new RawImages(classNames, part(List.of(files.get(0))), part(List.of(files.get(1))));
  }

  private String advice() {
    return "a folder with the binary version: %s[.gz] and %s[.gz]"
        .formatted(String.join("[.gz], ", trainFiles), testFile);
  }

  private RawImages published(DataFolder folder) {
    return new RawImages(
        classNames,
        part(files(folder, trainFiles, "train")),
        part(files(folder, List.of(testFile), "test")));
  }

  /** The official files, all of them or none; else those that begin as they should. */
  private static List<Path> files(DataFolder folder, List<String> official, String prefix) {
    if (official.stream().map(folder::find).anyMatch(Optional::isPresent)) {
      return official.stream().map(folder::file).toList();
    }
    List<Path> others = folder.matching(prefix, SUFFIX);
    if (others.isEmpty()) {
      String pattern = prefix + "*" + SUFFIX + "[.gz]";
      throw DataException.cannotRead(
          folder.path(), "neither " + official.get(0) + "[.gz] nor " + pattern + " is there");
    }
    return others;
  }

  private LabelledImages part(List<Path> files) {
    List<DataFile> contents = files.stream().map(DataFile::read).toList();
    int count = contents.stream().mapToInt(this::records).sum();
    byte[][] pixels = new byte[count][PIXELS];
    int[] labels = new int[count];
    int image = 0;
    for (DataFile file : contents) {
      ByteBuffer content = file.content();
      for (int record = 0; content.hasRemaining(); record++) {
        labels[image] = label(file, content, record);
        content.get(pixels[image++]);
      }
    }
    return new LabelledImages(SHAPE, MAXIMUM, classNames.size(), pixels, labels);
  }

  private int records(DataFile file) {
    file.requireComplete();
    int size = labelBytes + PIXELS;
    if (file.length() == 0 || file.length() % size != 0) {
      throw file.unreadable(
          "truncated: records of %s bytes promised, %s bytes found".formatted(size, file.length()));
    }
    return file.length() / size;
  }

  private int label(DataFile file, ByteBuffer content, int record) {
    content.position(content.position() + labelBytes - 1);
    int label = content.get() & 0xff;
    if (label >= classNames.size()) {
      throw file.unreadable(
          "label %s of image %s is not in 0..%s".formatted(label, record, classNames.size() - 1));
    }
    return label;
  }
}
