package org.evosearch.jobs.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the store needs of a file system. */
abstract class StoreFilesContract {

  private static final byte[] FIRST = {1, 2, 3};
  private static final byte[] SECOND = {4};

  private StoreFiles files;

  /** Files of an empty store. */
  abstract StoreFiles files() throws IOException;

  @BeforeEach
  void open() throws IOException {
    files = files();
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    files.write("a/b/c", FIRST);

    assertThat(files.read("a/b/c")).contains(FIRST);
  }

  @Test
  void whatIsNotThereIsEmpty() throws IOException {
    assertThat(files.read("a/b/c")).isEmpty();
    assertThat(files.list("a")).isEmpty();
  }

  @Test
  void aFileIsReplaced() throws IOException {
    files.write("a/b", FIRST);
    files.write("a/b", SECOND);

    assertThat(files.read("a/b")).contains(SECOND);
    assertThat(files.list("a")).containsExactly("b");
  }

  @Test
  void filesAndDirectoriesAreListed() throws IOException {
    files.write("a/run_id=1/x", FIRST);
    files.write("a/run_id=1/y", FIRST);
    files.write("a/z", FIRST);

    assertThat(files.list("a")).containsExactlyInAnyOrder("run_id=1", "z");
  }

  @Test
  void aFreeNameIsClaimed() throws IOException {
    files.write("a/staged", FIRST);
    files.claim("a/staged", "b/c/final");

    assertThat(files.read("b/c/final")).contains(FIRST);
    assertThat(files.list("b/c")).containsExactly("final");
  }

  @Test
  void aTakenNameIsNotClaimed() throws IOException {
    files.write("a/first", FIRST);
    files.write("a/second", SECOND);
    files.claim("a/first", "b/final");

    assertThatThrownBy(() -> files.claim("a/second", "b/final"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("final");
    assertThat(files.read("b/final")).contains(FIRST);
    assertThat(files.read("a/second")).contains(SECOND);
  }

  @Test
  void aFileIsRenamedOverAnother() throws IOException {
    files.write("a/staged", FIRST);
    files.write("b/final", SECOND);
    files.rename("a/staged", "b/final");

    assertThat(files.read("b/final")).contains(FIRST);
    files.delete("a");
    assertThat(files.read("b/final")).contains(FIRST);
  }

  @Test
  void aMissingFileIsNotRenamed() {
    assertThatThrownBy(() -> files.rename("a/staged", "b/final")).isInstanceOf(IOException.class);
  }

  @Test
  void filesAndDirectoriesAreDeletedOnceAndTwice() throws IOException {
    files.write("a/b/c", FIRST);
    files.write("a/b/d/e", FIRST);
    files.write("a/f", FIRST);
    for (int i = 0; i < 2; i++) {
      files.delete("a/b");
      files.delete("a/f");
    }
    assertThat(files.list("a")).isEmpty();
  }
}
