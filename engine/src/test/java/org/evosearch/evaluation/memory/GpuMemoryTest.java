package org.evosearch.evaluation.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.evosearch.device.StubDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a driver's library in C, where there is a compiler. */
class GpuMemoryTest {

  /** GPU 1 has 40 GiB, 3 of them in use; what is read depends on the context. */
  private static final String DRIVER =
      """
      static void *current;
      static int held;
      int cuDeviceGet(int *device, int index) { *device = 40 + index; return index == 1 ? 0 : 101; }
      int cuDevicePrimaryCtxRetain(void **context, int device) {
        *context = (void *) (long) device;
        held++;
        return 0;
      }
      int cuDevicePrimaryCtxRelease_v2(int device) { held--; return 0; }
      int cuCtxPushCurrent_v2(void *context) { current = context; return RESULT; }
      int cuCtxPopCurrent_v2(void **context) { *context = current; current = 0; return 0; }
      int cuMemGetInfo_v2(unsigned long *free, unsigned long *total) {
        if (current != (void *) 41L || held != 1) return 201;
        *free = 37UL << 30;
        *total = 40UL << 30;
        return 0;
      }
      """;

  @TempDir private Path folder;

  private String library(int result) throws IOException, InterruptedException {
    return StubDriver.compiled(folder, DRIVER, result);
  }

  @Test
  void usedMemoryIsReadInThePrimaryContextOfTheGpu() throws IOException, InterruptedException {
    GpuMemory memory = new GpuMemory(1, library(0));

    assertThat(memory.used()).hasValue(3L << 30);
    assertThat(memory.used()).hasValue(3L << 30);
  }

  @Test
  void whereTheDriverDoesNotAnswerNothingIsRead() throws IOException, InterruptedException {
    assertThat(new GpuMemory(0, library(0)).used()).isEmpty();
    assertThat(new GpuMemory(1, library(5)).used()).isEmpty();
    assertThat(new GpuMemory(1, "libno-such-driver.so").used()).isEmpty();
  }
}
