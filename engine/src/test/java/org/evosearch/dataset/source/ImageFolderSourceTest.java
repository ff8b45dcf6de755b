package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabeledImages;
import org.evosearch.dataset.SampleFiles;
import org.junit.jupiter.api.Test;

/** Which images a folder has, and how they are read. */
class ImageFolderSourceTest extends ImageFolderFixture {

  private static String file(String name, int index) {
    return "train/" + name + "/" + (10 + index) + ".png";
  }

  private void writeTwoClasses(int imagesEach) throws IOException {
    for (int i = 0; i < imagesEach; i++) {
      write(file("a", i), plain(1, 1, i));
      write(file("b", i), plain(1, 1, 128 + i));
    }
  }

  @Test
  void classesAndFilesAreTakenByName() throws IOException {
    write("train/dog/b.png", plain(1, 2, 0x010203));
    write("train/dog/a.PNG", plain(1, 2, 0x040506));
    write("train/cat/z.jpeg", plain(1, 2, 0x808080));
    write("test/cat/0.jpg", plain(1, 2, 0x000000));
    write("test/dog/0.png", plain(1, 2, 0xffffff));
    SampleFiles.write(folder.resolve("train/dog/notes.txt"), new byte[] {1});
    SampleFiles.write(folder.resolve("train/.hidden/x.png"), new byte[] {1});

    RawImages read = read(0);

    assertThat(read.classNames()).containsExactly("cat", "dog");
    assertThat(read.train().shape()).isEqualTo(TensorShape.image(3, 2, 1));
    assertThat(read.train().labels()).containsExactly(0, 1, 1);
    byte[] pixels = new byte[18];
    SampleFiles.pixels(read.train()).get(pixels);
    assertThat(pixels)
        .containsExactly(128, 128, 128, 128, 128, 128, 4, 4, 5, 5, 6, 6, 1, 1, 2, 2, 3, 3);
    assertThat(read.requireTest().labels()).containsExactly(0, 1);
  }

  @Test
  void withoutTestFolderThereAreNoTestImages() throws IOException {
    write("train/a/1.png", plain(2, 2, 1));

    assertThat(read(0).test()).isNull();
  }

  @Test
  void grayValuesStayAsTheyAre() throws IOException {
    BufferedImage gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setSample(0, 0, 0, 100);
    write("train/a/1.png", gray);

    assertThat(SampleFiles.pixels(read(0).train()).get(1)).isEqualTo((byte) 100);
  }

  @Test
  void transparencyIsLeftOut() throws IOException {
    write("train/a/1.png", image(BufferedImage.TYPE_INT_ARGB, 1, 1, 0x20c86432));

    assertThat(SampleFiles.pixels(read(0).train()).get(0)).isEqualTo((byte) 0xc8);
  }

  @Test
  void resizingInterpolatesBetweenPixelCenters() throws IOException {
    // One row 0, 100 at centers 0.5, 1.5; four columns lie at 0.25, 0.75, 1.25, 1.75.
    write("train/a/1.png", image(BufferedImage.TYPE_INT_RGB, 2, 1, 0, 0x640000));

    LabeledImages images = read(4).train();

    assertThat(images.shape()).isEqualTo(TensorShape.image(3, 4, 4));
    byte[] row = new byte[4];
    SampleFiles.pixels(images).get(row);
    assertThat(row).containsExactly(0, 25, 75, 100);
  }

  @Test
  void halvingAveragesNeighbors() throws IOException {
    write("train/a/1.png", image(BufferedImage.TYPE_INT_RGB, 2, 2, 0, 10, 20, 50));

    assertThat(SampleFiles.pixels(read(1).train()).get(2)).isEqualTo((byte) 20);
  }

  /** Of 40 images 8 are held out as test images, and 10 of the others are used. */
  @Test
  void whatTheLimitLeavesOutIsNotRead() throws IOException {
    writeTwoClasses(20);
    RawImages limited = new ImageFolderSource().read(settings(10, 0));
    ByteBuffer used = SampleFiles.pixels(limited.train().with(limited.requireTest()));
    Set<Byte> values = new HashSet<>();
    for (int image = 0; image < 18; image++) {
      values.add(used.get(3 * image + 2));
    }
    for (int value = 0; value < 20; value++) {
      damageUnless(values.contains((byte) value), file("a", value));
      damageUnless(values.contains((byte) (128 + value)), file("b", value));
    }

    RawImages again = new ImageFolderSource().read(settings(10, 0));

    assertThat(values).hasSize(18);
    assertThat(again.digest()).isEqualTo(limited.digest());
    assertThat(again.train().classCounts()).containsExactly(5, 5);
    assertThat(again.requireTest().classCounts()).containsExactly(4, 4);
    assertThatThrownBy(() -> read(0)).isInstanceOf(DataException.class);
  }

  private void damageUnless(boolean used, String name) {
    if (!used) {
      SampleFiles.write(folder.resolve(name), new byte[] {1, 2, 3});
    }
  }

  /** The images that are used are those that other sets' limit would leave. */
  @Test
  void theLimitOfAFolderIsThatOfOtherSets() throws IOException {
    writeTwoClasses(20);
    LabeledImages all = read(0).withTest().train();
    int[] chosen = new ImageLimit(10, 1).chosen(all.labels());

    ImageTask task = Datasets.load(settings(10, 0));

    assertThat(new ImageFolderSource().read(settings(10, 0)).train().labels())
        .isEqualTo(all.select(chosen).labels());
    assertThat(SampleFiles.pixels(new ImageFolderSource().read(settings(10, 0)).train()))
        .isEqualTo(SampleFiles.pixels(all.select(chosen)));
    assertThat(task.train().count()).isEqualTo(5);
    assertThat(task.validation().count()).isEqualTo(5);
    assertThat(task.test().count()).isEqualTo(8);
  }

  @Test
  void imagesOfDifferentSizesAreResized() throws IOException {
    write("train/a/1.png", plain(2, 3, 0x112233));
    write("train/a/2.png", plain(5, 2, 0x112233));

    assertThat(SampleFiles.pixels(read(4).train()).get(3 * 16)).isEqualTo((byte) 0x11);
  }

  @Test
  void validationImagesOfTheSetAreThoseOfTheTask() throws IOException {
    writeAll("train/", 5);
    writeAll("val/", 2);
    writeAll("test/", 3);

    ImageTask task = task();

    assertThat(task.train().count()).isEqualTo(10);
    assertThat(task.validation().classCounts()).containsExactly(2, 2);
    assertThat(task.test().classCounts()).containsExactly(3, 3);
    assertThat(task.account().lines())
        .containsExactly(
            "Data image-folder (train/, val/, test/): 20 of 20 images read, 10 for training, 4 for"
                + " validation, 6 for test");
  }

  @Test
  void withoutTestFolderAFifthOfTheTrainingImagesIsHeldOutBesideOwnValidationImages()
      throws IOException {
    writeAll("TRAIN/", 5);
    writeAll("Valid/", 2);

    ImageTask task = task();

    assertThat(task.train().count()).isEqualTo(8);
    assertThat(task.test().count()).isEqualTo(2);
    assertThat(task.validation().count()).isEqualTo(4);
  }

  @Test
  void validationImagesChangeTheDigest() throws IOException {
    writeAll("train/", 5);
    String without = task().digest();
    writeAll("val/", 2);

    assertThat(task().digest()).isNotEqualTo(without);
  }

  @Test
  void flatClassFoldersAreThoseOfTraining() throws IOException {
    writeAll("", 10);

    assertThat(task().classNames()).containsExactly("a", "b");
    assertThat(task().account().layout()).isEqualTo("class folders");
    assertThat(task().account().counts()).isEqualTo(new DataAccount.Counts(20, 20, 8, 8, 4));
  }

  @Test
  void imagesBelowAClassCountWhereItHasNoneItself() throws IOException {
    write("train/a/images/deep/2.png", plain(1, 1, 2));
    write("train/a/images/1.png", plain(1, 1, 1));
    write("train/b/1.png", plain(1, 1, 1));
    write("train/b/masks/1.png", plain(1, 1, 1));

    RawImages read = read(0);

    assertThat(read.train().classCounts()).containsExactly(2, 1);
    assertThat(read.account().passedOver())
        .containsExactly(Map.entry("image below the other images of its class", 1));
  }

  /** Digests of these files as they were when PNG and JPEG alone were read. */
  @Test
  void theDigestOfPngAndJpegFilesIsWhatItWas() throws Exception {
    for (String name :
        List.of("rgb.png", "palette.png", "gray.png", "gray-alpha.png", "one-bit.png")) {
      copy(name, "train/a/" + name);
    }
    for (String name :
        List.of("plain.jpg", "progressive.jpg", "gray.jpg", "transparent.png", "gray16.png")) {
      copy(name, "train/b/" + name);
    }
    copy("turn-1.jpg", "test/a/1.jpg");
    copy("gray12in16.png", "test/b/1.png");

    assertThat(read(0).digest())
        .isEqualTo("b4f5cee3bfaee6dcc1805890eb46153106182e2424e822bb7b3c32844fbd64f2");
  }

  private void copy(String resource, String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(getClass().getResourceAsStream("images/" + resource))) {
      SampleFiles.write(folder.resolve(name), in.readAllBytes());
    }
  }
}
