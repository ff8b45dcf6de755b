package org.evosearch.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evosearch.architecture.operation.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * A folder of image files, {@code train/<class>/} and, where there is one, {@code test/<class>/}.
 * Classes and files are taken in the order of their names; other files are passed over.
 */
final class ImageFolderSource implements ImageSource {

  private static final int MAXIMUM = 255;
  private static final List<String> EXTENSIONS = List.of(".png", ".jpg", ".jpeg");
  private static final String ADVICE =
      "a folder with train/<class>/*.png (or .jpg, .jpeg) and, if you have it, test/<class>/";

  /** One image file and the class of its folder. */
  private record LabelledFile(Path path, int label) {}

  @Override
  public RawImages read(DatasetSettings settings) {
    if (settings.path() == null) {
      throw DataException.cannotDownload(settings.name(), "it is a folder of your own", ADVICE);
    }
    DataFolder root = new DataFolder(Path.of(settings.path()));
    DataFolder trainFolder = new DataFolder(root.path().resolve("train"));
    List<String> classes = classes(trainFolder);
    List<LabelledFile> train = files(trainFolder, classes);
    Images images = new Images(train.get(0).path(), settings.imageSize(), classes.size());
    return new RawImages(classes, images.read(train), test(root, classes, images));
  }

  private static @Nullable LabelledImages test(
      DataFolder root, List<String> classes, Images images) {
    Path path = root.path().resolve("test");
    if (!Files.exists(path)) {
      return null;
    }
    DataFolder folder = new DataFolder(path);
    for (String name : classes(folder)) {
      if (!classes.contains(name)) {
        throw DataException.cannotRead(path.resolve(name), "train has no class of that name");
      }
    }
    return images.read(files(folder, classes));
  }

  private static List<String> classes(DataFolder folder) {
    List<String> classes =
        folder.children().stream().filter(Files::isDirectory).map(DataFolder::name).toList();
    if (classes.isEmpty()) {
      throw DataException.cannotRead(folder.path(), "no class folders in it");
    }
    return classes;
  }

  private static List<LabelledFile> files(DataFolder folder, List<String> classes) {
    List<LabelledFile> files = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      DataFolder classFolder = new DataFolder(folder.path().resolve(classes.get(label)));
      List<Path> images =
          classFolder.children().stream().filter(ImageFolderSource::isImage).toList();
      if (images.isEmpty()) {
        throw DataException.cannotRead(classFolder.path(), "no png, jpg or jpeg file in it");
      }
      for (Path image : images) {
        files.add(new LabelledFile(image, label));
      }
    }
    return files;
  }

  private static boolean isImage(Path path) {
    String name = DataFolder.name(path).toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(name::endsWith);
  }

  /** Reads files to the size that all images have. */
  private static final class Images {

    private final Path first;
    private final int side;
    private final int classes;
    private final TensorShape shape;

    Images(Path first, int side, int classes) {
      this.first = first;
      this.side = side;
      this.classes = classes;
      ColorPixels pixels = pixels(first);
      this.shape = TensorShape.image(ColorPixels.CHANNELS, pixels.height(), pixels.width());
    }

    LabelledImages read(List<LabelledFile> files) {
      int size = Math.toIntExact(shape.elements());
      byte[] pixels = new byte[total(files, size)];
      for (int i = 0; i < files.size(); i++) {
        ColorPixels image = sameSize(files.get(i).path());
        System.arraycopy(image.values(), 0, pixels, i * size, size);
      }
      int[] labels = files.stream().mapToInt(LabelledFile::label).toArray();
      return new LabelledImages(shape, MAXIMUM, classes, pixels, labels);
    }

    private int total(List<LabelledFile> files, int size) {
      long total = (long) files.size() * size;
      if (total > Integer.MAX_VALUE) {
        throw new DataException(
            "Cannot hold %s images of shape %s: %s bytes are more than 2 GiB; set dataset.image-size"
                .formatted(files.size(), shape, total));
      }
      return (int) total;
    }

    private ColorPixels pixels(Path path) {
      ColorPixels pixels = ColorPixels.read(path);
      return side == 0 ? pixels : pixels.resized(side);
    }

    private ColorPixels sameSize(Path path) {
      ColorPixels pixels = pixels(path);
      if (pixels.height() != shape.height() || pixels.width() != shape.width()) {
        throw DataException.cannotRead(
            path,
            "%s x %s pixels, but %s has %s x %s; set dataset.image-size to resize them"
                .formatted(pixels.height(), pixels.width(), first, shape.height(), shape.width()));
      }
      return pixels;
    }
  }
}
