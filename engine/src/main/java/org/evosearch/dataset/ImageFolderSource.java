package org.evosearch.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evosearch.architecture.operation.TensorShape;
import org.evosearch.dataset.ImageFiles.ImageFile;
import org.jspecify.annotations.Nullable;

/**
 * A folder of image files, {@code train/<class>/} and, where there is one, {@code test/<class>/}.
 * Classes and files are taken in the order of their names; other files are passed over. Where the
 * number of training images is limited, only those are read.
 */
final class ImageFolderSource implements ImageSource {

  private static final int MAXIMUM = 255;
  private static final List<String> EXTENSIONS = List.of(".png", ".jpg", ".jpeg");
  private static final String ADVICE =
      "a folder with train/<class>/*.png (or .jpg, .jpeg) and, if you have it, test/<class>/";

  @Override
  public RawImages read(DatasetSettings settings) {
    if (settings.path() == null) {
      throw DataException.cannotDownload(settings.name(), "it is a folder of your own", ADVICE);
    }
    DataFolder root = new DataFolder(Path.of(settings.path()));
    DataFolder trainFolder = new DataFolder(root.path().resolve("train"));
    List<String> classes = classes(trainFolder);
    ImageFiles all = new ImageFiles(files(trainFolder, classes), test(root, classes));
    ImageFiles used = all.within(settings.limit());
    Images images = new Images(used.train().get(0).path(), settings.imageSize(), classes.size());
    LabelledImages test = used.test() == null ? null : images.read(used.test());
    return new RawImages(classes, images.read(used.train()), test);
  }

  private static @Nullable List<ImageFile> test(DataFolder root, List<String> classes) {
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
    return files(folder, classes);
  }

  private static List<String> classes(DataFolder folder) {
    List<String> classes =
        folder.children().stream().filter(Files::isDirectory).map(DataFolder::name).toList();
    if (classes.isEmpty()) {
      throw DataException.cannotRead(folder.path(), "no class folders in it");
    }
    return classes;
  }

  private static List<ImageFile> files(DataFolder folder, List<String> classes) {
    List<ImageFile> files = new ArrayList<>();
    for (int label = 0; label < classes.size(); label++) {
      DataFolder classFolder = new DataFolder(folder.path().resolve(classes.get(label)));
      List<Path> images =
          classFolder.children().stream().filter(ImageFolderSource::isImage).toList();
      if (images.isEmpty()) {
        throw DataException.cannotRead(classFolder.path(), "no png, jpg or jpeg file in it");
      }
      for (Path image : images) {
        files.add(new ImageFile(image, label));
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

    LabelledImages read(List<ImageFile> files) {
      byte[][] pixels =
          files.parallelStream().map(file -> sameSize(file.path()).values()).toArray(byte[][]::new);
      return new LabelledImages(shape, MAXIMUM, classes, pixels, ImageFiles.labels(files));
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
