package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.repository.RemoteRepository;
import ai.djl.repository.Repository;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.SampleFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdxSourceTest {

  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;
  private static final byte[] TRAIN_IMAGES =
      SampleFiles.idx(IMAGES, new int[] {3, 2, 4}, SampleFiles.counting(240, 24));
  private static final byte[] TRAIN_LABELS =
      SampleFiles.idx(LABELS, new int[] {3}, new byte[] {9, 0, 5});

  private static final String CACHE = "DJL_CACHE_DIR";

  @TempDir Path folder;

  @AfterEach
  void useTheCacheOfTheMachine() {
    System.clearProperty(CACHE);
  }

  private static IdxSource source(Repository repository) {
    return new IdxSource(ClassNames.DIGITS, new DjlDownload(repository, "mnist"));
  }

  private RawImages read() {
    return source(Repository.newInstance("unused", folder))
        .read(SampleFiles.settings("mnist", folder));
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private void fails(String file, String reason) {
    assertThatThrownBy(this::read)
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + file(file) + ": " + reason);
  }

  @BeforeEach
  void writeTheFourFiles() {
    SampleFiles.write(file("train-images-idx3-ubyte"), TRAIN_IMAGES);
    SampleFiles.write(file("train-labels-idx1-ubyte"), TRAIN_LABELS);
    byte[] images = SampleFiles.idx(IMAGES, new int[] {1, 2, 4}, SampleFiles.counting(7, 8));
    SampleFiles.write(file("t10k-images-idx3-ubyte.gz"), SampleFiles.gzip(images));
    byte[] labels = SampleFiles.idx(LABELS, new int[] {1}, new byte[] {3});
    SampleFiles.write(file("t10k-labels-idx1-ubyte.gz"), SampleFiles.gzip(labels));
  }

  @Test
  void plainAndPackedFilesAreRead() {
    RawImages read = read();

    assertThat(read.train().shape()).isEqualTo(TensorShape.image(1, 2, 4));
    assertThat(read.train().labels()).containsExactly(9, 0, 5);
    assertThat(SampleFiles.pixels(read.train()))
        .isEqualTo(ByteBuffer.wrap(SampleFiles.counting(240, 24)));
    assertThat(read.requireTest().labels()).containsExactly(3);
    assertThat(SampleFiles.pixels(read.requireTest()))
        .isEqualTo(ByteBuffer.wrap(SampleFiles.counting(7, 8)));
  }

  @Test
  void aTruncatedFileIsRefused() {
    SampleFiles.write(file("train-images-idx3-ubyte"), Arrays.copyOf(TRAIN_IMAGES, 30));

    fails("train-images-idx3-ubyte", "truncated: 40 bytes promised, 30 found");
  }

  @Test
  void aFileThatEndsInItsHeaderIsRefused() {
    SampleFiles.write(file("train-images-idx3-ubyte"), Arrays.copyOf(TRAIN_IMAGES, 10));

    fails("train-images-idx3-ubyte", "truncated: 16 bytes promised, 10 found");
  }

  @Test
  void aTruncatedPackedFileSaysHowMuchItHolds() {
    byte[] noise = new byte[60_000];
    new Random(1).nextBytes(noise);
    byte[] packed = SampleFiles.gzip(SampleFiles.idx(IMAGES, new int[] {1, 200, 300}, noise));
    SampleFiles.write(file("t10k-images-idx3-ubyte.gz"), Arrays.copyOf(packed, 30_000));

    assertThatThrownBy(this::read)
        .isInstanceOf(DataException.class)
        .hasMessageMatching(
            "Cannot read .*t10k-images-idx3-ubyte.gz: truncated: 60016 bytes promised, \\d+ found");
  }

  @Test
  void aPackedFileWithoutItsLastBytesIsRefused() {
    byte[] packed = SampleFiles.gzip(TRAIN_LABELS);
    SampleFiles.write(file("train-labels-idx1-ubyte"), Arrays.copyOf(packed, packed.length - 4));

    fails("train-labels-idx1-ubyte", "truncated: the gzip stream ends after 11 bytes");
  }

  @Test
  void aDamagedPackedFileIsRefused() {
    byte[] packed = SampleFiles.gzip(TRAIN_LABELS);
    packed[packed.length - 6] ^= 1;
    SampleFiles.write(file("train-labels-idx1-ubyte"), packed);

    fails("train-labels-idx1-ubyte", "Gzip-compressed data is corrupt (CRC32 error)");
  }

  @Test
  void aFileThatIsTooLongIsRefused() {
    SampleFiles.write(
        file("train-images-idx3-ubyte"), SampleFiles.joined(TRAIN_IMAGES, new byte[2]));

    fails("train-images-idx3-ubyte", "too long: 40 bytes promised, 42 found");
  }

  @Test
  void noMoreIsUnpackedThanTheHeaderPromises() {
    byte[] tooLong = SampleFiles.joined(TRAIN_IMAGES, new byte[50_000_000]);
    SampleFiles.write(file("train-images-idx3-ubyte"), SampleFiles.gzip(tooLong));

    fails("train-images-idx3-ubyte", "too long: 40 bytes promised, more found");
  }

  @Test
  void aFileThatPromisesMoreThanTheHeapIsRefusedBeforeItIsRead() {
    assertThatThrownBy(() -> DataFile.read(file("train-images-idx3-ubyte"), 1L << 50))
        .isInstanceOf(DataException.class)
        .hasMessageMatching(".*idx3-ubyte: it promises 1073741824 MiB, Java has \\d+ \\(-Xmx\\)");
  }

  @Test
  void whatLiesBehindAPackedFileIsRefused() {
    SampleFiles.write(
        file("train-labels-idx1-ubyte"),
        SampleFiles.joined(SampleFiles.gzip(TRAIN_LABELS), new byte[] {1, 2, 3}));

    fails("train-labels-idx1-ubyte", "Garbage after a valid .gz stream");
  }

  @Test
  void aPackedFileMayHaveSeveralParts() {
    SampleFiles.write(
        file("train-labels-idx1-ubyte"),
        SampleFiles.joined(
            SampleFiles.gzip(Arrays.copyOf(TRAIN_LABELS, 9)),
            SampleFiles.gzip(Arrays.copyOfRange(TRAIN_LABELS, 9, TRAIN_LABELS.length))));

    assertThat(read().train().labels()).containsExactly(9, 0, 5);
  }

  @Test
  void anEmptyFileIsRefused() {
    SampleFiles.write(file("train-labels-idx1-ubyte"), new byte[0]);

    fails("train-labels-idx1-ubyte", "the file is empty");
  }

  @Test
  void allFaultsAreToldAtOnce() throws Exception {
    Files.delete(file("t10k-images-idx3-ubyte.gz"));
    SampleFiles.write(file("train-labels-idx1-ubyte"), TRAIN_IMAGES);
    SampleFiles.write(file("train-images-idx3-ubyte"), Arrays.copyOf(TRAIN_IMAGES, 30));

    assertThatThrownBy(this::read)
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            Cannot read the IDX files: 3 faults
              %1$s/train-images-idx3-ubyte: truncated: 40 bytes promised, 30 found
              %1$s/train-labels-idx1-ubyte: magic number 0x00000803, 0x00000801 expected
              %1$s/t10k-images-idx3-ubyte[.gz]: no such file\
            """
                .formatted(folder));
  }

  @Test
  void theWrongKindOfFileIsRefused() {
    SampleFiles.write(file("train-labels-idx1-ubyte"), TRAIN_IMAGES);

    fails("train-labels-idx1-ubyte", "magic number 0x00000803, 0x00000801 expected");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void aFileWithoutImagesIsRefused(int count) {
    SampleFiles.write(
        file("train-images-idx3-ubyte"),
        SampleFiles.idx(IMAGES, new int[] {count, 2, 4}, new byte[0]));

    fails("train-images-idx3-ubyte", "dimensions [" + count + ", 2, 4] are not positive");
  }

  @Test
  void aHeaderThatPromisesMoreThanMemoryIsRefused() {
    SampleFiles.write(
        file("train-images-idx3-ubyte"),
        SampleFiles.idx(IMAGES, new int[] {1 << 30, 1 << 30, 1 << 30}, new byte[0]));

    fails(
        "train-images-idx3-ubyte", "dimensions [1073741824, 1073741824, 1073741824] are too large");
  }

  @Test
  void aLabelOutsideTheClassesIsRefused() {
    SampleFiles.write(
        file("train-labels-idx1-ubyte"),
        SampleFiles.idx(LABELS, new int[] {3}, new byte[] {9, 10, 5}));

    fails("train-labels-idx1-ubyte", "label 10 of image 1 is not in 0..9");
  }

  @Test
  void otherNumbersOfLabelsThanImagesAreRefused() {
    SampleFiles.write(
        file("train-labels-idx1-ubyte"), SampleFiles.idx(LABELS, new int[] {2}, new byte[2]));

    fails("train-labels-idx1-ubyte", "2 labels for 3 images");
  }

  @Test
  void testImagesOfAnotherShapeAreRefused() {
    SampleFiles.write(
        file("t10k-images-idx3-ubyte.gz"),
        SampleFiles.idx(IMAGES, new int[] {1, 4, 2}, new byte[8]));

    assertThatThrownBy(this::read)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot use test images: their shape is (1, 4, 2), that of the training images"
                + " (1, 2, 4)");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    Files.delete(file("train-images-idx3-ubyte"));

    fails("train-images-idx3-ubyte[.gz]", "no such file");
  }

  @Test
  void aFolderInPlaceOfAFileIsNamed() throws Exception {
    Files.delete(file("train-images-idx3-ubyte"));
    Files.createDirectory(file("train-images-idx3-ubyte"));

    fails("train-images-idx3-ubyte", "a folder, not a file");
  }

  @Test
  void aFileAboveTwoGigabytesIsRefused() throws Exception {
    try (RandomAccessFile sparse =
        new RandomAccessFile(file("train-images-idx3-ubyte").toFile(), "rw")) {
      sparse.setLength(Integer.MAX_VALUE);
    }

    fails("train-images-idx3-ubyte", "too long: 40 bytes promised, 2147483647 found");
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("missing");

    assertThatThrownBy(
            () ->
                source(Repository.newInstance("unused", folder))
                    .read(SampleFiles.settings("mnist", missing)))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + missing + ": no such folder");
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() {
    Path labels = file("train-labels-idx1-ubyte");

    assertThatThrownBy(
            () ->
                source(Repository.newInstance("unused", folder))
                    .read(SampleFiles.settings("mnist", labels)))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + labels + ": not a folder");
  }

  @Test
  void withoutNetworkTheMessageSaysWhatToDo() {
    // Nothing listens on port 1.
    Repository nowhere = new RemoteRepository("nowhere", URI.create("http://127.0.0.1:1/"));

    assertThatThrownBy(() -> source(nowhere).read(SampleFiles.settings("mnist", null)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot download mnist: ConnectException: Connection refused")
        .hasMessageEndingWith(
            "; set dataset.path to a folder with the IDX files train-images-idx3-ubyte[.gz],"
                + " train-labels-idx1-ubyte[.gz], t10k-images-idx3-ubyte[.gz],"
                + " t10k-labels-idx1-ubyte[.gz]")
        .hasMessageNotContainingAny("\n");
  }

  /** What DJL has downloaded before on this machine is none of the test's. */
  @Test
  void theFilesOfADjlRepositoryAreRead() {
    System.setProperty(CACHE, file("cache").toString());
    String metadata =
        """
        {"metadataVersion": "0.2", "resourceType": "dataset", "application": "cv",
         "groupId": "ai.djl.basicdataset", "artifactId": "mnist", "name": "mnist",
         "artifacts": [{"version": "1.0", "snapshot": false, "files": {
           "train_data": {"uri": "%1$strain-images-idx3-ubyte"},
           "train_labels": {"uri": "%1$strain-labels-idx1-ubyte"},
           "test_data": {"uri": "%1$st10k-images-idx3-ubyte.gz"},
           "test_labels": {"uri": "%1$st10k-labels-idx1-ubyte.gz"}}}]}
        """
            .formatted(folder.toUri());
    SampleFiles.write(
        file("dataset/cv/ai/djl/basicdataset/mnist/metadata.json"),
        metadata.getBytes(StandardCharsets.UTF_8));

    RawImages read =
        source(Repository.newInstance("local", folder)).read(SampleFiles.settings("mnist", null));

    assertThat(read.train().labels()).containsExactly(9, 0, 5);
    assertThat(read.requireTest().labels()).containsExactly(3);
  }
}
