package org.evosearch.jobs.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;

/** Content of image files, some of them out of their minds. */
final class SamplePictures {

  private SamplePictures() {}

  /** A picture whose pixels count up from a number, in gray. */
  static byte[] gray(int side, int first, String format) throws IOException {
    return picture(side, first, format, BufferedImage.TYPE_BYTE_GRAY);
  }

  /** A picture with colors. */
  static byte[] color(int side, int first, String format) throws IOException {
    return picture(side, first, format, BufferedImage.TYPE_INT_RGB);
  }

  private static byte[] picture(int side, int first, String format, int type) throws IOException {
    BufferedImage image = new BufferedImage(side, side, type);
    for (int i = 0; i < side * side; i++) {
      int value = (first + i) & 0xff;
      if (type == BufferedImage.TYPE_BYTE_GRAY) {
        image.getRaster().setSample(i % side, i / side, 0, value);
      } else {
        image.setRGB(i % side, i / side, value << 16 | 0x0500 | value / 2);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }

  /** A PNG of black pixels, one bit each, that takes little space whatever its size. */
  static byte[] hugePng(int side) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(13).putInt(side).putInt(side);
    header.put((byte) 1).put((byte) 0).put((byte) 0).put((byte) 0).put((byte) 0);
    chunk(bytes, "IHDR", header.array());
    chunk(bytes, "IDAT", deflated(new byte[(side + 7) / 8 + 1], side));
    chunk(bytes, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static byte[] deflated(byte[] line, int lines) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    for (int i = 0; i < lines; i++) {
      deflater.setInput(line);
      while (!deflater.needsInput()) {
        bytes.write(buffer, 0, deflater.deflate(buffer));
      }
    }
    deflater.finish();
    while (!deflater.finished()) {
      bytes.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return bytes.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream bytes, String type, byte[] data)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(name);
    sum.update(data);
    bytes.write(ByteBuffer.allocate(4).putInt(data.length).array());
    bytes.write(name);
    bytes.write(data);
    bytes.write(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
  }
}
