package org.evosearch.dataset.source;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.LabeledImages;
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

  /** Maximum number of records in a file; the whole set has no more. */
  private static final long MOST_RECORDS = 60_000;

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
  public Optional<Datasets.Published> published(DatasetSettings settings) {
    return Optional.of(new Datasets.Published(SHAPE, classNames.size()));
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
    DataFaults faults = new DataFaults("the download of " + dataset);
    return images("download", List.of(files.get(0)), List.of(files.get(1)), faults);
  }

  private String advice() {
    return "a folder with the binary version: %s[.gz] and %s[.gz]"
        .formatted(String.join("[.gz], ", trainFiles), testFile);
  }

  private RawImages published(DataFolder folder) {
    DataFaults faults = new DataFaults("the binary files in " + folder.path());
    List<Path> train = files(folder, trainFiles, "train", faults);
    List<Path> test = files(folder, List.of(testFile), "test", faults);
    return images("binary files", train, test, faults);
  }

  private RawImages images(
      String layout, List<Path> trainFiles, List<Path> testFiles, DataFaults faults) {
    LabeledImages train = part(trainFiles, faults);
    LabeledImages test = part(testFiles, faults);
    faults.require();
    return new RawImages(layout, classNames, DataFaults.sound(train), test);
  }

  /** All official files, if any of them exists; otherwise those of the right prefix. */
  private static List<Path> files(
      DataFolder folder, List<String> official, String prefix, DataFaults faults) {
    if (official.stream().map(folder::find).anyMatch(Optional::isPresent)) {
      return official.stream()
          .flatMap(name -> Stream.ofNullable(faults.attempt(() -> folder.file(name))))
          .toList();
    }
    List<Path> others = folder.matching(prefix, SUFFIX);
    if (others.isEmpty()) {
      String pattern = prefix + "*" + SUFFIX + "[.gz]";
      faults.add(
          DataException.cannotRead(
              folder.path(), "neither " + official.get(0) + "[.gz] nor " + pattern + " is there"));
    }
    return others;
  }

  private @Nullable LabeledImages part(List<Path> files, DataFaults faults) {
    List<LabeledImages> parts =
        files.stream().flatMap(file -> Stream.ofNullable(part(file, faults))).toList();
    return parts.stream().reduce(LabeledImages::with).orElse(null);
  }

  private @Nullable LabeledImages part(Path path, DataFaults faults) {
    return faults.attempt(() -> images(DataFile.read(path, MOST_RECORDS * recordBytes())));
  }

  private LabeledImages images(DataFile file) {
    byte[][] pixels = new byte[records(file)][PIXELS];
    int[] labels = new int[pixels.length];
    ByteBuffer content = file.content();
    for (int record = 0; record < labels.length; record++) {
      labels[record] = label(file, content, record);
      content.get(pixels[record]);
    }
    return new LabeledImages(SHAPE, MAXIMUM, classNames.size(), pixels, labels);
  }

  private long recordBytes() {
    return (long) labelBytes + PIXELS;
  }

  private int records(DataFile file) {
    file.requireComplete();
    long size = recordBytes();
    if (file.length() > MOST_RECORDS * size) {
      throw file.unreadable(
          "too long: at most %s records of %s bytes".formatted(MOST_RECORDS, size));
    }
    if (file.length() == 0 || file.length() % size != 0) {
      throw file.unreadable(
          "truncated: records of %s bytes promised, %s bytes found".formatted(size, file.length()));
    }
    return Math.toIntExact(file.length() / size);
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
