package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.Normalization;
import org.evosearch.dataset.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

  private static DatasetSettings digits(long splitSeed, int trainImages) {
    return new DatasetSettings(
        "digits", null, 0.25, splitSeed, trainImages, 0, ImagePlacement.DEVICE);
  }

  @Test
  void theCatalogHasSevenNames() {
    assertThat(Datasets.names())
        .containsExactly(
            "cifar10", "cifar100", "digits", "fashion-mnist", "image-folder", "mnist", "query");
  }

  @Test
  void theDigitsAreThePublishedOnes() {
    ImageTask task = Datasets.load(digits(1, 0));

    int[] counts = new int[10];
    for (LabeledImages part : List.of(task.train(), task.validation(), task.test())) {
      Arrays.setAll(counts, c -> counts[c] + part.classCounts()[c]);
    }
    assertThat(counts).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    assertThat(task.shape()).isEqualTo(TensorShape.image(1, 8, 8));
    assertThat(task.classes()).isEqualTo(10);
    assertThat(task.test().count()).as("a fifth of 1,797").isEqualTo(359);
    assertThat(task.validation().count()).as("a quarter of 1,438").isEqualTo(360);
  }

  @Test
  void theFirstDigitIsTheKnownZero() {
    RawImages raw = new DigitsSource().read(digits(1, 0));

    byte[] rows = new byte[16];
    SampleFiles.pixels(raw.train()).get(rows);
    assertThat(rows).containsExactly(0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0);
    assertThat(raw.train().labels()).startsWith(0, 1, 2, 3, 4);
    assertThat(raw.train().maximum()).isEqualTo(16);
  }

  @Test
  void theNormalizationIsMeasuredOnTheTrainingImages() {
    ImageTask task = Datasets.load(digits(1, 0));

    assertThat(task.normalization()).isEqualTo(Normalization.of(task.train()));
    // The mean of all digits is 4.884 of 16.
    assertThat(task.normalization().means().get(0)).isCloseTo(0.305, within(0.005));
  }

  @Test
  void theSplitSeedChangesTheValidationImagesButNotTheTestImagesNorTheDigest() {
    ImageTask first = Datasets.load(digits(1, 0));
    ImageTask same = Datasets.load(digits(1, 0));
    ImageTask other = Datasets.load(digits(2, 0));

    assertThat(SampleFiles.pixels(same.validation()))
        .isEqualTo(SampleFiles.pixels(first.validation()));
    assertThat(SampleFiles.pixels(other.validation()))
        .isNotEqualTo(SampleFiles.pixels(first.validation()));
    assertThat(SampleFiles.pixels(other.test())).isEqualTo(SampleFiles.pixels(first.test()));
    assertThat(other.digest()).isEqualTo(first.digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void theLimitIsDrawnByClassBeforeTheSplit() {
    ImageTask task = Datasets.load(digits(1, 200));

    assertThat(task.train().count()).isEqualTo(150);
    assertThat(task.validation().count()).isEqualTo(50);
    assertThat(task.test().count()).isEqualTo(359);
    IntStream both =
        IntStream.range(0, 10)
            .map(c -> task.train().classCounts()[c] + task.validation().classCounts()[c]);
    assertThat(both.boxed().toList()).allMatch(count -> count >= 19 && count <= 21);
  }

  @Test
  void aLimitAboveAllImagesTakesAll() {
    assertThat(Datasets.load(digits(1, 5_000)).train().count()).isEqualTo(1_078);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> Datasets.load(SampleFiles.settings("mnits", null)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Invalid dataset.name: mnits (one of " + String.join(", ", Datasets.names()) + ")");
  }

  @Test
  void onlyUsersImagesAreResized() {
    DatasetSettings settings =
        new DatasetSettings("digits", null, 0.25, 1, 0, 16, ImagePlacement.DEVICE);

    assertThatThrownBy(() -> Datasets.load(settings))
        .isInstanceOf(DataException.class)
        .hasMessage("Invalid dataset.image-size: 16 (only image-folder, query can be resized)");
  }

  @Test
  void theDigitsHaveNoPath(@TempDir Path folder) {
    assertThatThrownBy(() -> Datasets.load(SampleFiles.settings("digits", folder)))
        .isInstanceOf(DataException.class)
        .hasMessage("Invalid dataset.path: " + folder + " (digits are embedded, leave it out)");
  }

  @Test
  void aPublishedSetIsLoadedWithItsPublishedNormalization(@TempDir Path folder) {
    writeMnistLike(folder);

    ImageTask task = Datasets.load(SampleFiles.settings("fashion-mnist", folder));

    assertThat(task.name()).isEqualTo("fashion-mnist");
    assertThat(task.classNames()).startsWith("T-shirt/top", "Trouser");
    assertThat(task.normalization()).isEqualTo(Normalization.FASHION_MNIST);
    assertThat(task.train().count()).isEqualTo(2);
    assertThat(task.validation().classCounts()).startsWith(1, 1);
    assertThat(SampleFiles.pixels(task.test()))
        .isEqualTo(ByteBuffer.wrap(SampleFiles.counting(50, 4)));
  }

  @Test
  void theDigestDoesNotDependOnThePlace(@TempDir Path here, @TempDir Path there) {
    writeMnistLike(here);
    writeMnistLike(there);

    assertThat(Datasets.load(SampleFiles.settings("mnist", here)).digest())
        .isEqualTo(Datasets.load(SampleFiles.settings("mnist", there)).digest());
  }

  private static void writeMnistLike(Path folder) {
    SampleFiles.write(
        folder.resolve("train-images-idx3-ubyte"),
        SampleFiles.idx(0x803, new int[] {4, 2, 2}, SampleFiles.counting(0, 16)));
    SampleFiles.write(
        folder.resolve("train-labels-idx1-ubyte"),
        SampleFiles.idx(0x801, new int[] {4}, new byte[] {0, 1, 0, 1}));
    SampleFiles.write(
        folder.resolve("t10k-images-idx3-ubyte"),
        SampleFiles.idx(0x803, new int[] {1, 2, 2}, SampleFiles.counting(50, 4)));
    SampleFiles.write(
        folder.resolve("t10k-labels-idx1-ubyte"),
        SampleFiles.idx(0x801, new int[] {1}, new byte[] {1}));
  }
}
