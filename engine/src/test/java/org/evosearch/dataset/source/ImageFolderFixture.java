package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.evosearch.dataset.ImagePlacement;
import org.evosearch.dataset.ImageTask;
import org.junit.jupiter.api.io.TempDir;

/** A folder of images that a test writes and reads. */
abstract class ImageFolderFixture {

  @TempDir Path folder = Path.of("");

  static BufferedImage image(int type, int width, int height, int... rgb) {
    BufferedImage image = new BufferedImage(width, height, type);
    image.setRGB(0, 0, width, height, rgb, 0, width);
    return image;
  }

  static BufferedImage plain(int width, int height, int rgb) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, rgb);
    return image(BufferedImage.TYPE_INT_RGB, width, height, pixels);
  }

  void write(String name, BufferedImage image) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    assertThat(ImageIO.write(image, extension, path.toFile())).isTrue();
  }

  RawImages read(int imageSize) {
    return new ImageFolderSource().read(settings(0, imageSize));
  }

  DatasetSettings settings(int trainImages, int imageSize) {
    return new DatasetSettings(
        "image-folder", folder.toString(), 0.5, 1, trainImages, imageSize, ImagePlacement.DEVICE);
  }

  void writeAll(String part, int count) throws IOException {
    for (String name : List.of("a", "b")) {
      for (int i = 0; i < count; i++) {
        write(part + name + "/" + i + ".png", plain(1, 1, name.equals("a") ? 200 + i : i));
      }
    }
  }

  ImageTask task() {
    return Datasets.load(settings(0, 0));
  }
}
