package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.repository.Repository;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSourceTest {

  private static final int PIXELS = 3072;

  @TempDir Path folder;

  private static byte[] record(int first, byte... labels) {
    return SampleFiles.joined(labels, SampleFiles.counting(first, PIXELS));
  }

  private void write(String name, byte[]... records) {
    byte[] content = SampleFiles.joined(records);
    boolean packed = name.endsWith(".gz");
    SampleFiles.write(folder.resolve(name), packed ? SampleFiles.gzip(content) : content);
  }

  private RawImages cifar10() {
    return CifarSource.cifar10(new DjlDownload(Repository.newInstance("unused", folder), "cifar10"))
        .read(SampleFiles.settings("cifar10", folder));
  }

  private RawImages cifar100() {
    return CifarSource.cifar100().read(SampleFiles.settings("cifar100", folder));
  }

  private void writeOfficialBatches() {
    for (byte batch = 1; batch <= 5; batch++) {
      write("data_batch_" + batch + (batch == 3 ? ".bin.gz" : ".bin"), record(batch, batch));
    }
    write("test_batch.bin", record(70, (byte) 7), record(80, (byte) 8));
  }

  @Test
  void officialBatchesAreReadInTheirOrder() {
    writeOfficialBatches();

    RawImages read = cifar10();

    assertThat(read.train().shape()).isEqualTo(TensorShape.image(3, 32, 32));
    assertThat(read.train().labels()).containsExactly(1, 2, 3, 4, 5);
    assertThat(SampleFiles.pixels(read.train()).slice(2 * PIXELS, PIXELS))
        .isEqualTo(ByteBuffer.wrap(SampleFiles.counting(3, PIXELS)));
    assertThat(read.requireTest().labels()).containsExactly(7, 8);
  }

  @Test
  void subsetsUnderOtherNamesAreReadSorted() {
    write("train_b.bin.gz", record(2, (byte) 2));
    write("train_a.bin", record(1, (byte) 1));
    write("train_a.bin.gz", record(9, (byte) 9));
    write("test_few.bin.gz", record(3, (byte) 3));

    RawImages read = cifar10();

    assertThat(read.train().labels()).as("plain before packed").containsExactly(1, 2);
    assertThat(read.requireTest().labels()).containsExactly(3);
  }

  @Test
  void theFineLabelCounts() {
    write("train.bin", record(5, (byte) 19, (byte) 99), record(6, (byte) 0, (byte) 0));
    write("test.bin.gz", record(7, (byte) 1, (byte) 42));

    RawImages read = cifar100();

    assertThat(read.classNames()).hasSize(100).doesNotHaveDuplicates().isSorted();
    assertThat(read.train().labels()).containsExactly(99, 0);
    assertThat(SampleFiles.pixels(read.train()).slice(PIXELS, PIXELS))
        .isEqualTo(ByteBuffer.wrap(SampleFiles.counting(6, PIXELS)));
    assertThat(read.requireTest().labels()).containsExactly(42);
  }

  @Test
  void aMissingOfficialBatchIsNamed() throws Exception {
    writeOfficialBatches();
    Files.delete(folder.resolve("data_batch_4.bin"));

    assertThatThrownBy(this::cifar10)
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + folder.resolve("data_batch_4.bin[.gz]") + ": no such file");
  }

  @Test
  void allFaultsAreToldAtOnce() throws Exception {
    writeOfficialBatches();
    Files.delete(folder.resolve("data_batch_2.bin"));
    Files.delete(folder.resolve("data_batch_4.bin"));
    write("data_batch_5.bin", new byte[7]);
    write("test_batch.bin", record(1, (byte) 12));

    assertThatThrownBy(this::cifar10)
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            Cannot read the binary files in %1$s: 4 faults
              %1$s/data_batch_2.bin[.gz]: no such file
              %1$s/data_batch_4.bin[.gz]: no such file
              %1$s/data_batch_5.bin: truncated: records of 3073 bytes promised, 7 bytes found
              %1$s/test_batch.bin: label 12 of image 0 is not in 0..9\
            """
                .formatted(folder));
  }

  @Test
  void anEmptyFolderIsNamed() {
    assertThatThrownBy(this::cifar10)
        .isInstanceOf(DataException.class)
        .hasMessage(
            """
            Cannot read the binary files in %1$s: 2 faults
              %1$s: neither data_batch_1.bin[.gz] nor train*.bin[.gz] is there
              %1$s: neither test_batch.bin[.gz] nor test*.bin[.gz] is there\
            """
                .formatted(folder));
  }

  /** 200 MB of zeros, in 200 KB. */
  @Test
  void moreRecordsThanTheSetHasAreNotUnpacked() throws Exception {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("train.bin.gz")))) {
      for (int i = 0; i < 200; i++) {
        out.write(new byte[1_000_000]);
      }
    }
    write("test.bin", record(1, (byte) 1));

    assertThatThrownBy(this::cifar10)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read "
                + folder.resolve("train.bin.gz")
                + ": too long: at most 60000 records of 3073 bytes");
  }

  @Test
  void aTruncatedRecordIsRefused() {
    write("train.bin", record(1, (byte) 1), Arrays.copyOf(record(1, (byte) 1), 3000));
    write("test.bin", record(1, (byte) 1));

    assertThatThrownBy(this::cifar10)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read "
                + folder.resolve("train.bin")
                + ": truncated: records of 3073 bytes promised, 6073 bytes found");
  }

  @Test
  void anEmptyFileIsRefused() {
    write("train.bin");
    write("test.bin", record(1, (byte) 1));

    assertThatThrownBy(this::cifar10)
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + folder.resolve("train.bin") + ": the file is empty");
  }

  @Test
  void aPackedFileThatEndsBetweenRecordsIsRefused() {
    write("test.bin", record(1, (byte) 1));
    byte[] packed = SampleFiles.gzip(record(1, (byte) 1));
    SampleFiles.write(folder.resolve("train.bin.gz"), Arrays.copyOf(packed, packed.length - 3));

    assertThatThrownBy(this::cifar10)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read "
                + folder.resolve("train.bin.gz")
                + ": truncated: the gzip stream ends after 3073 bytes");
  }

  @Test
  void aLabelOutsideTheClassesIsRefused() {
    write("test.bin", record(1, (byte) 1));
    write("train.bin", record(1, (byte) 1), record(1, (byte) 10));

    assertThatThrownBy(this::cifar10)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot read " + folder.resolve("train.bin") + ": label 10 of image 1 is not in 0..9");
  }

  @Test
  void whatDjlDoesNotOfferSaysWhatToDo() {
    assertThatThrownBy(() -> CifarSource.cifar100().read(SampleFiles.settings("cifar100", null)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot download cifar100: DJL does not offer it; set dataset.path to a folder with the"
                + " binary version: train.bin[.gz] and test.bin[.gz]");
  }
}
