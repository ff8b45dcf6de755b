package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceSlotTest {

  @Test
  void theProcessorHasNoNumber() {
    assertThat(DeviceSlot.CPU.isCpu()).isTrue();
    assertThat(DeviceSlot.CPU).hasToString("cpu").isEqualTo(new DeviceSlot(-1));
  }

  @Test
  void aGpuHasOne() {
    assertThat(new DeviceSlot(0).isCpu()).isFalse();
    assertThat(new DeviceSlot(0)).hasToString("gpu(0)");
    assertThat(new DeviceSlot(3)).hasToString("gpu(3)");
  }
}
