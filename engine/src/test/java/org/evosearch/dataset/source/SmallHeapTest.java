package org.evosearch.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.evosearch.dataset.ImagePlacement;
import org.junit.jupiter.api.Test;

/** Images that do not fit into the memory of Java. */
class SmallHeapTest {

  /** Of 4 KiB each: 80 MiB. */
  private static final int IMAGES = 20_480;

  private static String printed(ImagePlacement placement, String heap) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    heap,
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    GeneratedImages.class.getName(),
                    placement.name(),
                    String.valueOf(IMAGES)))
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aFileHoldsWhatTheHeapCannot() throws IOException {
    String onDisk = printed(ImagePlacement.DISK, "-Xmx48m");

    assertThat(onDisk).startsWith("sum ").isEqualTo(printed(ImagePlacement.HOST, "-Xmx400m"));
    assertThat(printed(ImagePlacement.HOST, "-Xmx48m"))
        .startsWith("Cannot hold 20480 images (1, 64, 64): they take 80 MiB, Java has ")
        .contains("dataset.placement = disk");
  }
}
