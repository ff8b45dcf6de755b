package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.SampleFiles;
import org.junit.jupiter.api.Test;

/** Files and folders that cannot be used are named. */
class ImageFolderFaultsTest extends ImageFolderFixture {

  private void fails(String file, String reason) {
    assertThatThrownBy(() -> read(0))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + folder.resolve(file) + ": " + reason);
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
