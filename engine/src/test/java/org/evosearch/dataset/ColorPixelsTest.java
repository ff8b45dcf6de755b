package org.evosearch.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pixels of files that images.py wrote, beside what Pillow reads of them. */
class ColorPixelsTest {

  /**
   * What Pillow reads.
   *
   * @param tolerance by which decoders of lossy formats may differ
   */
  record Expected(String file, int height, int width, int tolerance, String hex) {

    private static Expected of(String row) {
      List<String> fields = List.of(row.split(",", -1));
      return new Expected(
          fields.get(0),
          Integer.parseInt(fields.get(1)),
          Integer.parseInt(fields.get(2)),
          Integer.parseInt(fields.get(3)),
          fields.get(4));
    }

    private byte[] values() {
      return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  private static Path resource(String name) {
    try {
      String path = "source/images/" + name;
      return Path.of(Objects.requireNonNull(ColorPixelsTest.class.getResource(path), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static Stream<Expected> expected() throws IOException {
    return Files.readAllLines(resource("expected.csv"), StandardCharsets.US_ASCII).stream()
        .map(Expected::of);
  }

  @ParameterizedTest
  @MethodSource("expected")
  void pixelsAreThoseThatPillowReads(Expected expected) {
    ColorPixels pixels = ColorPixels.read(resource(expected.file()));

    assertThat(pixels.height()).isEqualTo(expected.height());
    assertThat(pixels.width()).isEqualTo(expected.width());
    byte[] values = expected.values();
    assertThat(pixels.values()).hasSameSizeAs(values);
    int worst = 0;
    for (int i = 0; i < values.length; i++) {
      int difference = (pixels.values()[i] & 0xff) - (values[i] & 0xff);
      worst = Math.max(worst, Math.abs(difference));
    }
    assertThat(worst).isLessThanOrEqualTo(expected.tolerance());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cut.jpg",
        "cut-progressive.jpg",
        "cut-last-pass.jpg",
        "cut.png",
        "cut.gif",
        "cut.bmp",
        "cut.tif",
        "cut.webp",
        "cut-lossless.webp",
        "cut.ppm"
      })
  void aFileThatBreaksOffIsRefused(String name) {
    assertThatThrownBy(() -> ColorPixels.read(resource(name)))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith("Cannot read " + resource(name) + ": ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void anEmptyFileIsRefused(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("a.png"));

    assertThatThrownBy(() -> ColorPixels.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + file + ": the file is empty");
  }

  /** A black image of one bit a pixel. */
  private static byte[] hugePng(int side) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream rows = new DeflaterOutputStream(packed)) {
      for (int y = 0; y < side; y++) {
        rows.write(new byte[1 + (side + 7) / 8]);
      }
    }
    byte[] header = ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 1).array();
    return SampleFiles.joined(
        HexFormat.of().parseHex("89504e470d0a1a0a"),
        chunk("IHDR", header),
        chunk("IDAT", packed.toByteArray()),
        chunk("IEND", new byte[0]));
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] named = SampleFiles.joined(type.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 sum = new CRC32();
    sum.update(named);
    return ByteBuffer.allocate(named.length + 8)
        .putInt(data.length)
        .put(named)
        .putInt((int) sum.getValue())
        .array();
  }

  /** 30,000 x 30,000 pixels in about 100 KB: refused by what the header promises. */
  @Test
  void aSmallFileOfManyPixelsIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.png");
    SampleFiles.write(file, hugePng(30_000));

    assertThat(Files.size(file)).isLessThan(200_000);
    assertThatThrownBy(() -> ColorPixels.read(file))
        .isInstanceOf(DataException.class)
        .hasMessage("Cannot read " + file + ": 30000 x 30000 pixels (at most 67108864 in all)");
  }
}
