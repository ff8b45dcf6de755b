package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.evosearch.dataset.LabelledImages;
import org.evosearch.dataset.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderSourceTest {

  @TempDir Path folder;

  private static BufferedImage image(int type, int width, int height, int... rgb) {
    BufferedImage image = new BufferedImage(width, height, type);
    image.setRGB(0, 0, width, height, rgb, 0, width);
    return image;
  }

  private static BufferedImage plain(int width, int height, int rgb) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, rgb);
    return image(BufferedImage.TYPE_INT_RGB, width, height, pixels);
  }

  private void write(String name, BufferedImage image) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    assertThat(ImageIO.write(image, extension, path.toFile())).isTrue();
  }

  private RawImages read(int imageSize) {
    return new ImageFolderSource().read(settings(0, imageSize));
  }

  private DatasetSettings settings(int trainImages, int imageSize) {
    return new DatasetSettings(
        "image-folder", folder.toString(), 0.5, 1, trainImages, imageSize, ImagePlacement.DEVICE);
  }

  private static String file(String name, int index) {
    return "train/" + name + "/" + (10 + index) + ".png";
  }

  private void writeTwoClasses(int imagesEach) throws IOException {
    for (int i = 0; i < imagesEach; i++) {
      write(file("a", i), plain(1, 1, i));
      write(file("b", i), plain(1, 1, 128 + i));
    }
  }

  private void fails(String file, String reason) {
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + folder.resolve(file) + ": " + reason);
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
  void resizingInterpolatesBetweenPixelCentres() throws IOException {
    // One row 0, 100 at centres 0.5, 1.5; four columns lie at 0.25, 0.75, 1.25, 1.75.
    write("train/a/1.png", image(BufferedImage.TYPE_INT_RGB, 2, 1, 0, 0x640000));

    LabelledImages images = read(4).train();

    assertThat(images.shape()).isEqualTo(TensorShape.image(3, 4, 4));
    byte[] row = new byte[4];
    SampleFiles.pixels(images).get(row);
    assertThat(row).containsExactly(0, 25, 75, 100);
  }

  @Test
  void halvingAveragesNeighbours() throws IOException {
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
    LabelledImages all = read(0).withTest().train();
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
  void theFirstImageOfAnotherSizeIsNamed() throws IOException {
    write("train/a/1.png", plain(2, 3, 1));
    write("train/a/2.png", plain(3, 2, 1));

    fails(
        "train/a/2.png",
        "2 x 3 pixels, but "
            + folder.resolve("train/a/1.png")
            + " has 3 x 2; set dataset.image-size to resize them");
  }

  @Test
  void imagesOfDifferentSizesAreResized() throws IOException {
    write("train/a/1.png", plain(2, 3, 0x112233));
    write("train/a/2.png", plain(5, 2, 0x112233));

    assertThat(SampleFiles.pixels(read(4).train()).get(3 * 16)).isEqualTo((byte) 0x11);
  }

  @Test
  void aFileThatIsNoImageIsNamed() throws IOException {
    write("train/a/1.png", plain(2, 2, 1));
    SampleFiles.write(folder.resolve("train/a/2.png"), new byte[] {1, 2, 3});

    fails("train/a/2.png", "not an image (PNG, JPEG, GIF, BMP, TIFF, WebP or PNM)");
  }

  @Test
  void aTruncatedImageIsNamed() throws IOException {
    write("train/a/1.png", plain(40, 40, 1));
    byte[] whole = Files.readAllBytes(folder.resolve("train/a/1.png"));
    SampleFiles.write(folder.resolve("train/a/2.png"), Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> read(0))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot read " + folder.resolve("train/a/2.png") + ": ");
  }

  @Test
  void anEmptyClassFolderIsNamed() throws IOException {
    write("train/a/1.png", plain(2, 2, 1));
    SampleFiles.write(folder.resolve("train/b/readme.txt"), new byte[0]);

    fails("train/b", "no image in it");
  }

  @Test
  void aTrainFolderWithoutClassesIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("train"));

    fails("train", "no class folders in it");
  }

  @Test
  void aFolderWithoutTrainFolderIsNamed() {
    fails("train", "no such folder");
  }

  @Test
  void aTestClassWithoutTrainingImagesIsNamed() throws IOException {
    write("train/a/1.png", plain(2, 2, 1));
    write("test/a/1.png", plain(2, 2, 1));
    write("test/b/1.png", plain(2, 2, 1));

    fails("test/b", "the training images have no such class");
  }

  @Test
  void aClassWithoutTestImagesIsAWarning() throws IOException {
    write("train/a/1.png", plain(2, 2, 1));
    write("train/b/1.png", plain(2, 2, 1));
    write("test/a/1.png", plain(2, 2, 1));

    RawImages read = read(0);

    assertThat(read.requireTest().classCounts()).containsExactly(1, 0);
    assertThat(read.account().warnings())
        .containsExactly(folder.resolve("test") + " has images of 1 of 2 classes, none of b");
  }

  private void writeAll(String part, int count) throws IOException {
    for (String name : List.of("a", "b")) {
      for (int i = 0; i < count; i++) {
        write(part + name + "/" + i + ".png", plain(1, 1, name.equals("a") ? 200 + i : i));
      }
    }
  }

  private ImageTask task() {
    return Datasets.load(settings(0, 0));
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

  @Test
  void litterIsPassedOverInSilenceAndOtherFilesAreCounted() throws IOException {
    writeAll("train/", 5);
    for (String litter :
        List.of(
            ".DS_Store",
            "train/a/Thumbs.db",
            "train/a/._0.png",
            "train/__MACOSX/a.png",
            "train/.ipynb_checkpoints/a.png",
            "train/b/desktop.ini")) {
      SampleFiles.write(folder.resolve(litter), new byte[] {1});
    }
    for (String other :
        List.of(
            "README",
            "train/labels.CSV",
            "train/stray.png",
            "train/a/x.heic",
            "train/b/y.heic",
            "extra/1.png")) {
      SampleFiles.write(folder.resolve(other), new byte[] {1});
    }

    assertThat(task().account().lines().get(0))
        .endsWith(
            "; passed over: 1 x .csv, 2 x .heic, 1 x file without extension, 1 x folder extra/,"
                + " 1 x image outside of class folders");
    assertThat(task().account().json())
        .contains("\"passed_over\":{\".csv\":1,\".heic\":2,", "\"read\":10,");
  }

  @Test
  void allBadFilesAreToldAtOnceUpToTwenty() throws IOException {
    writeAll("train/", 3);
    for (int i = 10; i < 35; i++) {
      SampleFiles.write(folder.resolve("train/a/" + i + ".jpg"), new byte[0]);
    }

    assertThatThrownBy(() -> read(0))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(
            "Cannot read the images in %s: 25 faults\n  %s: the file is empty\n"
                .formatted(folder, folder.resolve("train/a/10.jpg")))
        .hasMessageEndingWith(
            "\n  %s: the file is empty\n  and 5 more".formatted(folder.resolve("train/a/29.jpg")));
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

  @Test
  void withoutPathTheMessageSaysWhatToDo() {
    assertThatThrownBy(
            () -> new ImageFolderSource().read(SampleFiles.settings("image-folder", null)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "Cannot download image-folder: it is a folder of your own; set dataset.path to a folder"
                + " with train/<class>/*.png (or another format) and, if you have them,"
                + " val/<class>/ and test/<class>/, or with <class>/*.png");
  }
}
