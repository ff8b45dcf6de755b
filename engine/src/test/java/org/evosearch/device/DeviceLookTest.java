package org.evosearch.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evosearch.evaluation.DeviceSlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceLookTest {

  private static final Gpu A100 = new Gpu(0, "NVIDIA A100-SXM4-40GB", 42_297_786_368L, 80);
  private static final Driver DRIVER =
      new Driver("570.86.15", 12080, List.of(A100, new Gpu(1, A100.name(), A100.bytes(), 80)));
  private static final DriverSource NONE =
      () -> {
        throw new DeviceException("No driver: there is none");
      };

  @TempDir private Path home;

  private DeviceFolders withCuda() {
    DeviceFolders machine = new DeviceFolders(home).jni("2.7.1-0.35.1", "cpu", "cu128");
    return machine
        .variable("PYTORCH_LIBRARY_PATH", machine.installed("2.7.1+cu126", Optional.of("12.6")))
        .variable("PYTORCH_FLAVOR", "cpu");
  }

  private static DeviceReport report(
      DriverSource driver, DeviceFolders machine, Function<DeviceSlot, DeviceTrial> trials) {
    return new DeviceLook(driver, machine.surroundings(), trials)
        .report("here", Optional.empty(), DeviceLook.Depth.TRAINING);
  }

  private static DeviceTrial equalLosses(DeviceSlot slot) {
    return new DeviceTrial(slot, slot.isCpu() ? 1000 : 9000, slot.isCpu() ? 0.5 : 0.5002);
  }

  private static DeviceTrial never(DeviceSlot slot) {
    throw new AssertionError("Nothing is to be loaded");
  }

  @Test
  void aSoundMachineIsToldInEightLines() {
    DeviceReport report = report(() -> DRIVER, withCuda(), DeviceLookTest::equalLosses);

    assertThat(report.problems()).isEmpty();
    assertThat(report.isSound()).isTrue();
    assertThat(report.lines())
        .containsExactly(
            "driver    NVIDIA 570.86.15, for CUDA up to 12.8",
            "devices   gpu(0) NVIDIA A100-SXM4-40GB, 39.4 GiB, sm_80;"
                + " gpu(1) NVIDIA A100-SXM4-40GB, 39.4 GiB, sm_80",
            "libtorch  2.7.1 with CUDA 12.6, from "
                + home.resolve("torch/lib")
                + " (PYTORCH_LIBRARY_PATH)",
            "JNI       cpu, from pytorch-jni-2.7.1-0.35.1.jar, for DJL 0.35.1",
            "will use  gpu(0), gpu(1): libtorch was built with CUDA and the driver supports it",
            "training  cpu: 1000 images/s, loss 0.5000",
            "training  gpu(0): 9000 images/s, loss 0.5002, 0.0002 from that of the CPU, 9.0 times"
                + " as fast",
            "training  gpu(1): 9000 images/s, loss 0.5002, 0.0002 from that of the CPU, 9.0 times"
                + " as fast");
  }

  @Test
  void withoutADriverNothingIsLoaded() {
    DeviceReport report =
        report(
            NONE,
            new DeviceFolders(home).jni("2.7.1-0.35.1", "cpu").jar("2.7.1", "cpu"),
            DeviceLookTest::never);

    assertThat(report.problems()).containsExactly("No driver: there is none");
    assertThat(report.lines())
        .contains(
            "driver    none that can be used",
            "libtorch  2.7.1 for the CPU, from a jar for cpu",
            "will use  nothing until the problems are fixed");
  }

  @Test
  void aFlavorForCudaNeedsTheDriver() {
    assertThat(
            report(NONE, withCuda().variable("PYTORCH_FLAVOR", "cu128"), DeviceLookTest::never)
                .problems())
        .containsExactly(
            "No driver: there is none", "Flavor cu128 cannot be loaded without the driver");
  }

  @Test
  void libtorchForTheCpuWouldLeaveGpusIdle() {
    assertThat(
            report(
                    () -> DRIVER,
                    new DeviceFolders(home).jni("2.7.1-0.35.1", "cpu").jar("2.7.1", "cpu"),
                    DeviceLookTest::never)
                .problems())
        .containsExactly("Libtorch was built for the CPU, so no GPU would be used");
  }

  @Test
  void aDriverCanBeTooOld() {
    Driver old = new Driver("", 11080, List.of(A100));

    DeviceReport report = report(() -> old, withCuda(), DeviceLookTest::never);

    assertThat(report.lines()).contains("driver    NVIDIA, for CUDA up to 11.8");
    assertThat(report.problems())
        .containsExactly(
            "The driver is too old: libtorch was built with CUDA 12.6, and it supports CUDA 11");
  }

  @Test
  void nativesThatWouldBeDownloadedAreToldBesideTheDriver() {
    DeviceReport report = report(() -> DRIVER, new DeviceFolders(home), DeviceLookTest::never);

    assertThat(report.lines()).contains("libtorch  none that can be used");
    assertThat(report.problems()).singleElement().asString().contains("DJL would download");
  }

  @Test
  void aDeviceThatFailsIsToldAfterTheOthers() {
    DeviceReport report =
        report(
            () -> DRIVER,
            withCuda(),
            slot -> {
              if (slot.gpu() == 0) {
                throw new DeviceException("Cannot train on gpu(0): no kernel image");
              }
              return equalLosses(slot);
            });

    assertThat(report.problems()).containsExactly("Cannot train on gpu(0): no kernel image");
    assertThat(report.lines()).last().asString().startsWith("training  gpu(1): 9000 images/s");
  }

  @Test
  void aDeviceThatLearnsSomethingElseIsToldOf() {
    assertThat(
            report(
                    () -> DRIVER,
                    withCuda(),
                    slot -> new DeviceTrial(slot, 1000, slot.gpu() == 1 ? 2.3 : 0.5))
                .problems())
        .containsExactly("Training on gpu(1) ends with a loss of 2.3000, on the CPU with 0.5000");
    assertThat(
            new DeviceTrial(new DeviceSlot(0), 1, Double.NaN).problems(equalLosses(DeviceSlot.CPU)))
        .hasSize(1);
  }

  @Test
  void onlyGpusThatWereAssignedAreTrainedOn() {
    DeviceLook look =
        new DeviceLook(() -> DRIVER, withCuda().surroundings(), DeviceLookTest::equalLosses);

    assertThat(
            look
                .report("there", Optional.of(List.of(1)), DeviceLook.Depth.TRAINING)
                .lines()
                .stream()
                .filter(line -> line.startsWith("training")))
        .hasSize(2)
        .last()
        .asString()
        .contains("gpu(1)");
    assertThat(look.report("there", Optional.of(List.of(7)), DeviceLook.Depth.NATIVES).problems())
        .containsExactly("gpu(7) was assigned, but the driver does not report it");
  }

  /** The one training that needs no GPU. */
  @Test
  void theNetworkOfTheLookLearns() {
    org.evosearch.evaluation.Libtorch.useThreads(1);
    DeviceTrial trial = DeviceTrial.on(DeviceSlot.CPU);

    assertThat(trial.imagesPerSecond()).isPositive();
    assertThat(trial.loss()).isBetween(0.05, 1.5);
    assertThat(DeviceTrial.on(DeviceSlot.CPU).loss()).isEqualTo(trial.loss());
    assertThat(trial.problems(trial)).isEmpty();
  }
}
