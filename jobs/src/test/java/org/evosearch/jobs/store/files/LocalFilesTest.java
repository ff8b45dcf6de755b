package org.evosearch.jobs.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.evosearch.search.JournalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFilesTest extends StoreFilesContract {

  @TempDir private Path directory;

  @Override
  StoreFiles files() {
    return new LocalFiles(directory.resolve("store"));
  }

  @Test
  void whatCannotBeWrittenLeavesNothingInTheWay() throws IOException {
    Path folder = directory.resolve("store/full");
    Files.createDirectories(folder.resolve("taken/by-a-folder"));

    assertThatThrownBy(() -> files().write("full/taken", new byte[100]))
        .isInstanceOf(IOException.class);
    assertThat(folder.toFile().list()).containsExactly("taken");
  }

  @Test
  void aRunIsFreeOnceItsDriverCloses() throws IOException {
    files().lock("r").close();
    files().lock("r").close();
  }

  @Test
  void runsAreTakenOneByOne() throws IOException {
    try (Closeable lock = files().lock("r");
        Closeable other = files().lock("s")) {
      assertThat(lock).isNotSameAs(other);
      assertThatThrownBy(() -> files().lock("r")).isInstanceOf(JournalException.class);
    }
  }

  @Test
  void aRunIsTakenByAProcessUntilItIsKilled() throws Exception {
    Process driver = driver();
    try {
      assertThat(driver.inputReader().readLine()).isEqualTo("taken");
      assertThatThrownBy(() -> files().lock("r"))
          .isInstanceOf(JournalException.class)
          .hasMessageStartingWith("Cannot open run r: another driver (host ")
          .hasMessageContaining(", pid " + driver.pid() + ", since ");
    } finally {
      driver.destroyForcibly().waitFor(1, TimeUnit.MINUTES);
    }
    files().lock("r").close();
  }

  @Test
  void aRefusedOpeningDoesNotFreeTheRunForOtherProcesses() throws Exception {
    try (Closeable lock = files().lock("r")) {
      assertThat(lock).isNotNull();
      assertThatThrownBy(() -> files().lock("r")).isInstanceOf(JournalException.class);
      Process driver = driver();
      assertThat(driver.inputReader().readLine())
          .startsWith("Cannot open run r: another driver (host ");
      assertThat(driver.waitFor(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  private Process driver() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            Driver.class.getName(),
            directory.resolve("store").toString())
        .redirectErrorStream(true)
        .start();
  }

  /** A process that takes a run and waits to be killed. */
  static final class Driver {

    private Driver() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
      try (Closeable lock = new LocalFiles(Path.of(arguments[0])).lock("r")) {
        System.out.println(lock == null ? "nothing" : "taken");
        TimeUnit.MINUTES.sleep(1);
      } catch (JournalException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
