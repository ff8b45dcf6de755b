package org.evosearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PixelFileTest {

  private static final TensorShape SHAPE = TensorShape.image(1, 2, 3);
  private static final int COUNT = 200;

  @TempDir private Path folder = Path.of("");

  private static byte[] image(int index) {
    byte[] image = new byte[6];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) (31 * index + i);
    }
    return image;
  }

  private LabeledImages images() {
    int[] labels = IntStream.range(0, COUNT).map(i -> i % 3).toArray();
    try (PixelFile.Writer writer = PixelFile.in(folder, SHAPE)) {
      IntStream.range(0, COUNT).forEach(i -> writer.add(image(i)));
      return writer.file().images(255, 3, labels);
    }
  }

  private static LabeledImages onHeap() {
    byte[][] pixels =
        IntStream.range(0, COUNT).mapToObj(PixelFileTest::image).toArray(byte[][]::new);
    int[] labels = IntStream.range(0, COUNT).map(i -> i % 3).toArray();
    return new LabeledImages(SHAPE, 255, 3, pixels, labels);
  }

  private static void requireEqual(LabeledImages one, LabeledImages other) {
    assertThat(one.labels()).isEqualTo(other.labels());
    for (int i = 0; i < one.count(); i++) {
      assertThat(one.pixels(i)).isEqualTo(other.pixels(i));
    }
  }

  @Test
  void imagesAndTheirPartsAreThoseOnTheHeap() {
    LabeledImages inFile = images();
    int[] some = {7, 3, 199, 3, 0};
    int[] others = {50, 51};

    requireEqual(inFile, onHeap());
    requireEqual(
        inFile.select(some).with(inFile.select(others)),
        onHeap().select(some).with(onHeap().select(others)));
    assertThat(inFile.pixels(some)).isEqualTo(onHeap().pixels(some));
  }

  @Test
  void severalThreadsReadAtOnce() {
    LabeledImages inFile = images();

    assertThat(IntStream.range(0, 100 * COUNT).parallel().map(i -> i % COUNT))
        .allMatch(i -> inFile.pixels(i).equals(ByteBuffer.wrap(image(i))));
  }

  @Test
  void anInterruptedThreadDoesNotEndTheReadingOfOthers() throws InterruptedException {
    LabeledImages inFile = images();
    Thread reader =
        new Thread(
            () -> {
              Thread.currentThread().interrupt();
              inFile.pixels(1);
            });
    reader.start();
    reader.join();

    assertThat(inFile.pixels(2)).isEqualTo(ByteBuffer.wrap(image(2)));
  }

  @Test
  void nothingStaysInTheFolder() throws IOException {
    LabeledImages inFile = images();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
    requireEqual(inFile, onHeap());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    try (PixelFile.Writer writer = PixelFile.in(folder, SHAPE)) {
      assertThatThrownBy(() -> writer.add(new byte[5]))
          .hasMessage("Invalid pixels: 5 bytes (an image of shape (1, 2, 3))");
    }
    assertThatThrownBy(() -> images().with(images()))
        .hasMessage("Invalid images: others are not in the same file");
    assertThatThrownBy(() -> images().with(onHeap())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> onHeap().with(images())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PixelFile.in(folder.resolve("none"), SHAPE))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write " + folder.resolve("none"));
  }
}
