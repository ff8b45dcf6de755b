package org.evosearch.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A driver's library in C, where there is a compiler; elsewhere the test is skipped. */
public final class StubDriver {

  private StubDriver() {}

  /**
   * Compiles a library.
   *
   * @param folder a new one for each test
   * @param source in C
   * @param result value of {@code RESULT} in the source
   * @return its path
   */
  public static String compiled(Path folder, String source, int result)
      throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("driver.c"), source);
    Path library = folder.resolve("libdriver" + result + ".so");
    try {
      Process compiler =
          new ProcessBuilder(
                  "cc",
                  "-shared",
                  "-fPIC",
                  "-DRESULT=" + result,
                  "-o",
                  library.toString(),
                  file.toString())
              .redirectErrorStream(true)
              .start();
      assertThat(compiler.waitFor()).as("exit code of the compiler").isZero();
    } catch (IOException e) {
      assumeTrue(false, "no C compiler: " + e.getMessage());
    }
    return library.toString();
  }
}
