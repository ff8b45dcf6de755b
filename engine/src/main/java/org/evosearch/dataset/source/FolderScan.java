package org.evosearch.dataset.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.image.ImageCodecs;
import org.evosearch.dataset.source.ImageFiles.ImageFile;

/**
 * Finds the images in class folders, and counts by extension or reason what is passed over.
 *
 * <p>The images of a class are the files in its folder. If it has none, they are those of the
 * folders below, at any depth; otherwise images below are passed over, since masks and thumbnails
 * are often kept there.
 */
final class FolderScan {

  private static final String OUTSIDE = "image outside of class folders";
  private static final String BELOW = "image below the other images of its class";

  private final SortedMap<String, Integer> passedOver = new TreeMap<>();

  /** The names of class folders, sorted. */
  List<String> classes(DataFolder part) {
    List<String> classes = new ArrayList<>();
    for (Path child : part.children()) {
      if (Files.isDirectory(child)) {
        classes.add(DataFolder.name(child));
      } else {
        passOver(child, OUTSIDE);
      }
    }
    return classes;
  }

  /** The images of one class, sorted by name. */
  List<ImageFile> images(DataFolder folder, int label) {
    List<Path> images = new ArrayList<>();
    List<Path> below = new ArrayList<>();
    for (Path child : folder.children()) {
      if (ImageCodecs.isImage(DataFolder.name(child))) {
        images.add(child);
      } else if (Files.isDirectory(child)) {
        below.addAll(files(child));
      } else {
        passOver(child, OUTSIDE);
      }
    }
    if (images.isEmpty()) {
      below.stream().filter(FolderScan::isImage).forEach(images::add);
      below.removeIf(FolderScan::isImage);
    }
    below.forEach(file -> passOver(file, BELOW));
    return images.stream().map(image -> new ImageFile(image, label)).toList();
  }

  private static boolean isImage(Path file) {
    return ImageCodecs.isImage(DataFolder.name(file));
  }

  /** All files below a folder, sorted by their paths, hidden files and litter left out. */
  private static List<Path> files(Path folder) {
    try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return below
          .filter(Files::isRegularFile)
          .filter(file -> !DataFolder.isLitter(folder.relativize(file)))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    } catch (IOException e) {
      throw DataException.cannotRead(folder, e);
    } catch (UncheckedIOException e) {
      throw DataException.cannotRead(folder, Objects.requireNonNull(e.getCause()));
    }
  }

  /** Counts files and folders besides the parts of a set. */
  void passOver(List<Path> others) {
    for (Path other : others) {
      if (Files.isDirectory(other)) {
        count("folder " + DataFolder.name(other) + "/");
      } else {
        passOver(other, OUTSIDE);
      }
    }
  }

  private void passOver(Path file, String reasonOfImages) {
    count(isImage(file) ? reasonOfImages : extension(DataFolder.name(file)));
  }

  private void count(String reason) {
    passedOver.merge(reason, 1, Integer::sum);
  }

  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "file without extension" : name.substring(dot).toLowerCase(Locale.ROOT);
  }

  /** How many files were passed over, by extension or reason. */
  SortedMap<String, Integer> passedOver() {
    return new TreeMap<>(passedOver);
  }
}
