package org.evosearch.jobs;

import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Sixty gray pictures of two classes in two splits, as files of several formats. */
public final class SortedPictures {

  private static final int SIDE = 6;
  private static final int TRAIN = 40;
  private static final int TEST = 20;

  /** How many there are. */
  public static int count() {
    return TRAIN + TEST;
  }

  private static int value(int index, int at) {
    return index % 2 * 120 + index + at;
  }

  /** One PNG for each in {@code <split>/<class>/}. */
  public void writeFolders(Path folder) throws IOException {
    for (int i = 0; i < TRAIN + TEST; i++) {
      BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
      for (int at = 0; at < SIDE * SIDE; at++) {
        image.getRaster().setSample(at % SIDE, at / SIDE, 0, value(i, at));
      }
      String split = i < TRAIN ? "train" : "test";
      Path directory = Files.createDirectories(folder.resolve(split + "/" + i % 2));
      ImageIO.write(image, "png", directory.resolve(i + ".png").toFile());
    }
  }

  /** The four files of MNIST, two of them gzipped. */
  public void writeIdx(Path folder) throws IOException {
    Files.createDirectories(folder);
    writeIdx(folder, List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte.gz"), 0, TRAIN);
    writeIdx(folder, List.of("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte"), TRAIN, TEST);
  }

  private static void writeIdx(Path folder, List<String> names, int first, int count)
      throws IOException {
    try (DataOutputStream images = file(folder.resolve(names.get(0)));
        DataOutputStream labels = file(folder.resolve(names.get(1)))) {
      images.writeInt(0x803);
      images.writeInt(count);
      images.writeInt(SIDE);
      images.writeInt(SIDE);
      labels.writeInt(0x801);
      labels.writeInt(count);
      for (int i = first; i < first + count; i++) {
        for (int at = 0; at < SIDE * SIDE; at++) {
          images.writeByte(value(i, at));
        }
        labels.writeByte(i % 2);
      }
    }
  }

  private static DataOutputStream file(Path path) throws IOException {
    OutputStream out = Files.newOutputStream(path);
    return new DataOutputStream(path.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out);
  }
}
