package org.evosearch.jobs.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Image sets that cannot be read: folders of pictures, IDX files and files of CIFAR. */
final class ImageMistakes {

  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;
  private static final int COUNT = 60;
  private static final int CIFAR = 3073;

  private ImageMistakes() {}

  static FuzzCase next(FuzzRoom room) {
    return switch (room.dice().below(10)) {
      case 0, 1, 2 -> FuzzCase.refused(folder(room));
      case 3, 4, 5 -> FuzzCase.refused(idx(room, room.dice().below(4)));
      case 6, 7 -> FuzzCase.refused(cifar(room, room.dice().below(2)));
      case 8 -> FuzzCase.refused(misnamed(room));
      default -> FuzzCase.fine(odd(room));
    };
  }

  private static List<String> command(FuzzRoom room, String dataset, Path folder) {
    List<String> args = new ArrayList<>(room.search(room.settings("")));
    args.addAll(List.of("-D", "dataset.name=" + dataset, "-D", "dataset.path=\"" + folder + "\""));
    return args;
  }

  private static List<String> misnamed(FuzzRoom room) {
    String dataset = room.dice().pick("mnist", "cifar10", "cifar100", "image-folder");
    return switch (room.dice().below(4)) {
      case 0 -> command(room, dataset, room.folder().resolve("absent"));
      case 1 -> command(room, dataset, room.file("file", "no folder"));
      case 2 -> command(room, dataset, room.directory("empty"));
      default -> command(room, dataset, Path.of("/proc/self/fdinfo"));
    };
  }

  private static byte[] picture(String format, int side, int color) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side; i++) {
      image.setRGB(i, (i * color) % side, color);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Two classes of thirty pictures. */
  private static Path sound(FuzzRoom room, String root) {
    for (int i = 0; i < COUNT; i++) {
      room.file(
          root + (i % 2 == 0 ? "/cat/" : "/dog/") + i + ".png",
          picture("png", 8, 0x30201 * (i + 1)));
    }
    return room.folder().resolve("pictures");
  }

  private static List<String> folder(FuzzRoom room) {
    FuzzDice dice = room.dice();
    byte[] png = picture("png", 8, 0xff8040);
    Path set = sound(room, "pictures/train");
    String broken = "pictures/train/cat/broken" + dice.pick(".png", ".jpg", ".PNG", ".gif", ".tif");
    switch (dice.below(12)) {
      case 0 -> room.file(broken, Arrays.copyOf(png, dice.below(png.length / 2)));
      case 1 -> room.file(broken, "no picture");
      case 2 -> room.file(broken, new byte[0]);
      case 3 -> room.file(broken, dice.bytes(500));
      case 4 -> room.file(broken, huge(png, dice));
      case 5 -> room.file(broken, picture("png", 9, 0xff8040));
      case 6 -> room.directory("pictures/train/empty-class");
      case 7 -> room.file("pictures/test/bird/1.png", png);
      case 8 -> room.directory("pictures/test");
      case 9 -> room.file("pictures/val/cat/1.png", "no picture");
      case 10 -> room.file(broken, cutJpeg());
      default -> room.directory("pictures/train/dog/x.png");
    }
    return command(room, "image-folder", set);
  }

  private static byte[] cutJpeg() {
    byte[] jpeg = picture("jpg", 8, 0x40ff80);
    return Arrays.copyOf(jpeg, jpeg.length / 3);
  }

  /** A header that promises more than anybody has. */
  private static byte[] huge(byte[] png, FuzzDice dice) {
    byte[] huge = png.clone();
    ByteBuffer.wrap(huge)
        .putInt(16, dice.pick(List.of(0, -1, 1 << 30, 100_000)))
        .putInt(20, 1 << 20);
    return huge;
  }

  private static byte[] idx(int magic, int[] dimensions, int length) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + length).putInt(magic);
    for (int dimension : dimensions) {
      file.putInt(dimension);
    }
    for (int i = 0; i < length; i++) {
      file.put((byte) (magic == LABELS ? i % 10 : i * i / 64));
    }
    return file.array();
  }

  /** Which of the four files is broken, or none. */
  private static List<String> idx(FuzzRoom room, int at) {
    FuzzDice dice = room.dice();
    byte[] images = idx(IMAGES, new int[] {COUNT, 8, 8}, COUNT * 64);
    byte[] labels = idx(LABELS, new int[] {COUNT}, COUNT);
    String[] names = {
      "train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"
    };
    for (int i = 0; i < names.length; i++) {
      byte[] content = i % 2 == 0 ? images : labels;
      if (i != at) {
        room.file("idx/" + names[i] + "-ubyte", content);
      } else if (dice.in(3)) {
        room.file("idx/" + names[i] + "-ubyte.gz", dice.cut(FuzzRoom.gzip(content)));
      } else if (!dice.in(8)) {
        room.file("idx/" + names[i] + "-ubyte", brokenIdx(dice, content, i % 2 == 0));
      }
    }
    return command(room, dice.pick("mnist", "fashion-mnist"), room.folder().resolve("idx"));
  }

  private static byte[] brokenIdx(FuzzDice dice, byte[] content, boolean images) {
    byte[] broken = content.clone();
    switch (dice.below(6)) {
      case 0 -> broken = dice.cut(content);
      case 1 -> broken = Arrays.copyOf(content, content.length + dice.between(1, 99));
      case 2 -> broken[dice.between(2, 3)] ^= (byte) (1 << dice.below(8));
      case 3 -> ByteBuffer.wrap(broken).putInt(4, dice.pick(List.of(-1, 0, 1 << 30, COUNT - 1)));
      case 4 -> broken = dice.bytes(content.length);
      default -> {
        if (images) {
          ByteBuffer.wrap(broken).putInt(8, dice.pick(List.of(-1, 0, 1 << 20, 7)));
        } else {
          broken[content.length - 1 - dice.below(COUNT)] = (byte) dice.between(10, 255);
        }
      }
    }
    return broken;
  }

  /** Which of the two files is broken, or none. */
  private static List<String> cifar(FuzzRoom room, int at) {
    FuzzDice dice = room.dice();
    byte[] content = records();
    String[] names = {"train_60.bin", "test_60.bin"};
    for (int i = 0; i < names.length; i++) {
      if (i != at) {
        room.file("cifar/" + names[i], content);
      } else if (dice.in(3)) {
        room.file("cifar/" + names[i] + ".gz", dice.cut(FuzzRoom.gzip(content)));
      } else if (!dice.in(8)) {
        room.file("cifar/" + names[i], brokenCifar(dice, content));
      }
    }
    return command(room, "cifar10", room.folder().resolve("cifar"));
  }

  private static byte[] records() {
    byte[] records = new byte[CIFAR * COUNT];
    for (int i = 0; i < COUNT; i++) {
      Arrays.fill(records, i * CIFAR + 1, i * CIFAR + i + 2, (byte) i);
      records[i * CIFAR] = (byte) (i % 10);
    }
    return records;
  }

  private static byte[] brokenCifar(FuzzDice dice, byte[] content) {
    byte[] broken = content.clone();
    switch (dice.below(3)) {
      case 0 -> broken = Arrays.copyOf(content, content.length - dice.between(1, 3000));
      case 1 -> broken[CIFAR * dice.below(COUNT)] = (byte) dice.between(10, 255);
      default -> broken = new byte[0];
    }
    return broken;
  }

  /** What can be read, also with what people have beside their pictures. */
  private static List<String> odd(FuzzRoom room) {
    return switch (room.dice().below(4)) {
      case 0 -> idx(room, -1);
      case 1 -> cifar(room, -1);
      default -> litter(room);
    };
  }

  private static List<String> litter(FuzzRoom room) {
    Path set = sound(room, room.dice().pick("pictures/train", "pictures", "pictures/Training"));
    String beside = room.dice().pick("pictures", "pictures/train/cat", "pictures/train");
    if (set.resolve("train").toFile().exists()) {
      room.file(beside + "/Thumbs.db", "x");
      room.file(beside + "/.hidden.png", "x");
      room.file("pictures/train/cat/x.jpg", picture("jpg", 8, 0x40ff80));
      room.file("pictures/train/cat/y.PNG", picture("bmp", 8, 0x8040ff));
    }
    return command(room, "image-folder", set);
  }
}
