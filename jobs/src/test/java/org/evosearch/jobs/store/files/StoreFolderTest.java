package org.evosearch.jobs.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFolderTest {

  @TempDir private Path store = Path.of("");

  private StoreFolder folder() {
    return new StoreFolder(store.toString(), "a/b", Map.of("x", "y"));
  }

  @Test
  void filesAreWrittenReplacedAndDeleted() {
    assertThat(folder().names()).isEmpty();
    assertThat(folder().read("one")).isEmpty();

    folder().write("one", new byte[] {1});
    folder().write("two", new byte[] {2});
    folder().write("one", new byte[] {3, 4});

    assertThat(folder().names()).containsExactlyInAnyOrder("one", "two");
    assertThat(folder().read("one")).hasValue(new byte[] {3, 4});
    assertThat(store.resolve("a/b/two")).hasBinaryContent(new byte[] {2});
    folder().delete("one");
    folder().delete("one");
    assertThat(folder().names()).containsExactly("two");
  }

  @Test
  void whatCannotBeWrittenIsOneLine() throws IOException {
    Files.writeString(store.resolve("a"), "a file where the folder should be");

    assertThatThrownBy(() -> folder().write("one", new byte[0]))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write " + store.resolve("a/b/one") + ": ");
  }

  @Test
  void aFolderTravels() throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(folder());
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(folder());
    }
  }
}
