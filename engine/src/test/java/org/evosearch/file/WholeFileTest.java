package org.evosearch.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {

  private static final byte[] CONTENT = {1, 2, 3};

  @TempDir private Path folder = Path.of("");

  @Test
  void aFileIsWrittenIntoANewFolderAndReplaced() throws IOException {
    Path file = folder.resolve("a/b/file");
    WholeFile.write(file, new byte[] {7});
    WholeFile.write(file, CONTENT);

    assertThat(file).hasBinaryContent(CONTENT);
    assertThat(folder.resolve("a/b").toFile().list()).containsExactly("file");
  }

  @Test
  void aFileHasTheModeOfAnyOtherFileOfTheProcess() throws IOException {
    FileStore store = Files.getFileStore(folder);
    assumeThat(store.supportsFileAttributeView("posix")).isTrue();
    Path plain = Files.write(folder.resolve("plain"), CONTENT);
    Path whole = folder.resolve("whole");
    WholeFile.write(whole, CONTENT);

    assertThat(Files.getPosixFilePermissions(whole))
        .isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() throws IOException {
    Path target = folder.resolve("taken");
    Files.createDirectories(target.resolve("inside"));

    assertThatThrownBy(() -> WholeFile.write(target, CONTENT)).isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("taken");
  }

  @Test
  void whetherAFileCanBeWrittenIsFoundOutWithoutATrace() throws IOException {
    Path file = Files.write(folder.resolve("file"), CONTENT);
    WholeFile.requireWritable(file);
    WholeFile.requireWritable(folder.resolve("new/deep/file"));
    assertThat(folder.toFile().list()).containsExactly("file");
    assertThat(file).hasBinaryContent(CONTENT);

    assertThatThrownBy(() -> WholeFile.requireWritable(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("it is a folder");
    assertThatThrownBy(() -> WholeFile.requireWritable(file.resolve("below")))
        .isInstanceOf(IOException.class);
  }
}
