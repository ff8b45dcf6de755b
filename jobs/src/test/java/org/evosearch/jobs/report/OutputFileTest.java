package org.evosearch.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.evosearch.config.SettingsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

  @TempDir private Path folder = Path.of("");

  private static void write(Path file) {
    assertThat(new OutputFile(file).write("new")).isEqualTo(3);
  }

  @Test
  void aFileIsReplacedInOneStepAndItsFolderIsCreated() throws IOException {
    Path file = folder.resolve("a/b/page.html");
    write(file);
    Path before = Files.createLink(folder.resolve("before"), file);
    Files.writeString(file, "old");
    write(file);

    assertThat(file).content().isEqualTo("new");
    assertThat(before).as("not overwritten in place").content().isEqualTo("old");
    try (Stream<Path> all = Files.list(folder.resolve("a/b"))) {
      assertThat(all).containsExactly(file);
    }
  }

  @Test
  void aLinkStaysOne() throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("latest.html"), file);
    write(link);

    assertThat(link).isSymbolicLink();
    assertThat(file).content().isEqualTo("new");
  }

  @Test
  void aDeviceIsWrittenTo() {
    Path device = Path.of("/dev/null");
    write(device);
    assertThat(Files.isRegularFile(device)).isFalse();
  }

  @Test
  void whatCannotBeWrittenIsOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "old");
    assertThatThrownBy(() -> write(file.resolve("page.html")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("Cannot write " + file + "/page.html: a folder of its path is a file");
    assertThatThrownBy(() -> write(folder))
        .isInstanceOf(SettingsException.class)
        .hasMessage("Cannot write " + folder + ": Is a directory");
    assertThatThrownBy(() -> write(Path.of("/proc/nothing/page.html")))
        .isInstanceOf(SettingsException.class)
        .hasMessage("Cannot write /proc/nothing/page.html: its folder cannot be created");
    assertThat(file).content().isEqualTo("old");
  }
}
