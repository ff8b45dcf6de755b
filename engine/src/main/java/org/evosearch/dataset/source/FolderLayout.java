package org.evosearch.dataset.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evosearch.dataset.DataException;
import org.jspecify.annotations.Nullable;

/**
 * Which folders of an image set hold which of its parts. Their names are case-insensitive: {@code
 * train} (or {@code training}), {@code val} (or {@code valid}, {@code validation}) and {@code
 * test}; of several for one part, names in lower case take precedence, in this order. If there are
 * none, the folders of the root are the classes.
 *
 * @param root the folder of the set
 * @param train class folders of training images
 * @param validation those of validation images, null if these are held out from the training images
 * @param test those of test images, null if these are held out from the training images
 */
record FolderLayout(
    DataFolder root, DataFolder train, @Nullable DataFolder validation, @Nullable DataFolder test) {

  private static final List<String> TRAIN = List.of("train", "training");
  private static final List<String> VALIDATION = List.of("val", "valid", "validation");
  private static final List<String> TEST = List.of("test");

  static FolderLayout of(DataFolder root) {
    List<Path> folders = root.children().stream().filter(Files::isDirectory).toList();
    DataFolder train = part(folders, TRAIN);
    DataFolder validation = part(folders, VALIDATION);
    DataFolder test = part(folders, TEST);
    if (train != null) {
      return new FolderLayout(root, train, validation, test);
    }
    if (folders.isEmpty() || validation != null || test != null) {
      throw DataException.cannotRead(root.path().resolve("train"), "no such folder");
    }
    return new FolderLayout(root, root, null, null);
  }

  private static @Nullable DataFolder part(List<Path> folders, List<String> names) {
    Optional<Path> exact = names.stream().flatMap(name -> named(folders, name::equals)).findFirst();
    return exact
        .or(
            () ->
                named(folders, name -> names.stream().anyMatch(name::equalsIgnoreCase)).findFirst())
        .map(DataFolder::new)
        .orElse(null);
  }

  private static Stream<Path> named(List<Path> folders, Predicate<String> isName) {
    return folders.stream().filter(folder -> isName.test(DataFolder.name(folder)));
  }

  /** Whether the folders of the root are the classes. */
  boolean isFlat() {
    return train.equals(root);
  }

  /** The content of the root besides the parts. */
  List<Path> others() {
    List<Path> parts = parts().map(DataFolder::path).toList();
    return root.children().stream().filter(child -> !parts.contains(child)).toList();
  }

  private Stream<DataFolder> parts() {
    return Stream.of(train, validation, test).filter(Objects::nonNull);
  }

  /** The folders in words. */
  String text() {
    return isFlat()
        ? "class folders"
        : parts().map(part -> DataFolder.name(part.path()) + "/").collect(Collectors.joining(", "));
  }
}
