package org.evosearch.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a driver's library in C, where there is a compiler. */
class DriverLibraryTest {

  private static final String TWO_GPUS =
      """
      #include <string.h>
      int cuInit(unsigned flags) { return RESULT; }
      int cuDriverGetVersion(int *version) { *version = 12080; return 0; }
      int cuDeviceGetCount(int *count) { *count = 2; return 0; }
      int cuDeviceGet(int *device, int index) { *device = 40 + index; return 0; }
      int cuDeviceGetName(char *name, int length, int device) {
        strncpy(name, device == 40 ? "NVIDIA A100" : "NVIDIA H100", length);
        return 0;
      }
      int cuDeviceTotalMem_v2(unsigned long *bytes, int device) {
        *bytes = (unsigned long) device << 30;
        return 0;
      }
      int cuDeviceGetAttribute(int *value, int attribute, int device) {
        *value = attribute == 75 ? (device == 40 ? 8 : 9) : 0;
        return 0;
      }
      """;

  @TempDir private Path folder;

  private String library(int result) throws IOException, InterruptedException {
    return StubDriver.compiled(folder, TWO_GPUS, result);
  }

  @Test
  void theDriverIsAskedForEachDevice() throws IOException, InterruptedException {
    Path module =
        Files.writeString(
            folder.resolve("version"),
            "NVRM version: NVIDIA UNIX x86_64 Kernel Module  570.86.15  Fri Jan 10 20:00:00 UTC\n");

    Driver driver = new DriverLibrary(library(0), module).ask();

    assertThat(driver)
        .isEqualTo(
            new Driver(
                "570.86.15",
                12080,
                List.of(
                    new Gpu(0, "NVIDIA A100", 40L << 30, 80),
                    new Gpu(1, "NVIDIA H100", 41L << 30, 90))));
    assertThat(new DriverLibrary(library(0), folder.resolve("none")).ask().version()).isEmpty();
  }

  @Test
  void aDriverWithoutDevicesSaysSo() throws IOException, InterruptedException {
    DriverLibrary without = new DriverLibrary(library(100), folder);

    assertThatThrownBy(without::ask)
        .isInstanceOf(DeviceException.class)
        .hasMessage(
            "The driver finds no GPU (CUDA_VISIBLE_DEVICES hides all those that it does not name)");
  }

  @Test
  void aDriverThatCannotStartSaysSo() throws IOException, InterruptedException {
    DriverLibrary broken = new DriverLibrary(library(803), folder);

    assertThatThrownBy(broken::ask)
        .hasMessage("The driver cannot start: cuInit returns 803 (nvidia-smi may say why)");
  }

  @Test
  void withoutADriverThereIsNone() {
    assertThatThrownBy(() -> new DriverLibrary("libnone.so.1", folder).ask())
        .isInstanceOf(DeviceException.class)
        .hasMessageStartingWith("No driver: libnone.so.1 cannot be loaded");
  }
}
