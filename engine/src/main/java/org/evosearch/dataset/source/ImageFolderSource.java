package org.evosearch.dataset.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.dataset.DataAccount;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.ShortList;
import org.evosearch.dataset.source.ImageFiles.ImageFile;
import org.jspecify.annotations.Nullable;

/**
 * A folder of image files: {@code train/<class>/} and optionally {@code val/<class>/} and {@code
 * test/<class>/}, or {@code <class>/} alone. Classes and files are taken in the order of their
 * names; other files are passed over and counted. If the number of training images is limited, only
 * those within the limit are read.
 */
final class ImageFolderSource implements ImageSource {

  private static final String ADVICE =
      "a folder with train/<class>/*.png (or another format) and, if you have them, val/<class>/"
          + " and test/<class>/, or with <class>/*.png";

  @Override
  public boolean resizes() {
    return true;
  }

  @Override
  public RawImages read(DatasetSettings settings) {
    if (settings.path() == null) {
      throw DataException.cannotDownload(settings.name(), "it is a folder of your own", ADVICE);
    }
    return new Reading(settings, FolderLayout.of(new DataFolder(Path.of(settings.path()))))
        .images();
  }

  /** One pass through a folder. */
  private static final class Reading {

    private final DatasetSettings settings;
    private final FolderLayout layout;
    private final DataFaults faults;
    private final FolderScan scan = new FolderScan();
    private final List<String> warnings = new ArrayList<>();

    Reading(DatasetSettings settings, FolderLayout layout) {
      this.settings = settings;
      this.layout = layout;
      this.faults = new DataFaults("the images in " + layout.root().path());
    }

    RawImages images() {
      List<String> classes = classes();
      ImageFiles all =
          new ImageFiles(
              training(classes), part(layout.validation(), classes), part(layout.test(), classes));
      faults.require();
      if (!layout.isFlat()) {
        scan.passOver(layout.others());
      }
      ImageFiles used = all.within(settings.limit());
      DecodedImages decoded = DecodedImages.of(used, settings.size(), classes.size(), faults);
      return new RawImages(
          classes, decoded.train(), decoded.validation(), decoded.test(), account(all, used));
    }

    private DataAccount account(ImageFiles all, ImageFiles used) {
      return DataAccount.of(layout.text(), all.count(), used.count(), scan.passedOver(), warnings);
    }

    private List<String> classes() {
      List<String> classes = scan.classes(layout.train());
      if (classes.isEmpty()) {
        throw DataException.cannotRead(layout.train().path(), "no class folders in it");
      }
      return classes;
    }

    private List<ImageFile> training(List<String> classes) {
      List<ImageFile> files = new ArrayList<>();
      for (int label = 0; label < classes.size(); label++) {
        List<ImageFile> images = images(layout.train(), classes.get(label), label);
        if (images.isEmpty()) {
          Path folder = layout.train().path().resolve(classes.get(label));
          faults.add(DataException.cannotRead(folder, "no image in it"));
        }
        files.addAll(images);
      }
      return files;
    }

    private List<ImageFile> images(DataFolder part, String name, int label) {
      return scan.images(new DataFolder(part.path().resolve(name)), label);
    }

    private @Nullable List<ImageFile> part(@Nullable DataFolder part, List<String> classes) {
      if (part == null) {
        return null;
      }
      refuseUnknown(part, classes);
      List<ImageFile> files = new ArrayList<>();
      Set<String> missing = new TreeSet<>();
      for (int label = 0; label < classes.size(); label++) {
        List<ImageFile> images = ofClass(part, classes.get(label), label);
        if (images.isEmpty()) {
          missing.add(classes.get(label));
        }
        files.addAll(images);
      }
      judge(part, missing, classes.size());
      return files;
    }

    private List<ImageFile> ofClass(DataFolder part, String name, int label) {
      return Files.isDirectory(part.path().resolve(name)) ? images(part, name, label) : List.of();
    }

    private void refuseUnknown(DataFolder part, List<String> classes) {
      scan.classes(part).stream()
          .filter(name -> !classes.contains(name))
          .map(part.path()::resolve)
          .forEach(
              path ->
                  faults.add(
                      DataException.cannotRead(path, "the training images have no such class")));
    }

    private void judge(DataFolder part, Set<String> missing, int classes) {
      if (missing.size() == classes) {
        faults.add(DataException.cannotRead(part.path(), "no image in it"));
      } else if (!missing.isEmpty()) {
        warnings.add(
            "%s has images of %s of %s classes, none of %s"
                .formatted(part.path(), classes - missing.size(), classes, ShortList.of(missing)));
      }
    }
  }
}
