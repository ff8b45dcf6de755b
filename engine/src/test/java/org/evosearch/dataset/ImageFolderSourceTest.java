package org.evosearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.evosearch.architecture.operation.TensorShape;
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
