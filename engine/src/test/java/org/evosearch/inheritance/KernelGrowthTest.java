package org.evosearch.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.architecture.shape.Kernel;
import org.evosearch.tensor.Tensor;
import org.junit.jupiter.api.Test;

class KernelGrowthTest {

  private static final Tensor TWO_KERNELS =
      new Tensor(
          List.of(2, 1, 3, 3), new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0, 0, -1, 0, 0, 0, 0});

  @Test
  void aSmallerKernelStandsInTheMiddleOfZeros() {
    Tensor grown = KernelGrowth.centered(TWO_KERNELS, Kernel.square(5));
    assertThat(grown.shape()).containsExactly(2, 1, 5, 5);
    assertThat(grown.values())
        .startsWith(0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 7, 8, 9, 0, 0, 0, 0, 0, 0);
    assertThat(grown.values()[25 + 12]).isEqualTo(-1);
  }

  @Test
  void ofALargerKernelTheMiddleIsLeft() {
    assertThat(KernelGrowth.centered(TWO_KERNELS, Kernel.square(1)).values())
        .containsExactly(5, -1);
    assertThat(
            KernelGrowth.centered(
                KernelGrowth.centered(TWO_KERNELS, Kernel.square(7)), Kernel.square(3)))
        .isEqualTo(TWO_KERNELS);
  }

  @Test
  void aRowStaysARow() {
    Tensor row = new Tensor(java.util.List.of(1, 1, 1, 3), new float[] {1, 2, 3});
    Tensor grown = KernelGrowth.centered(row, Kernel.row(5));
    assertThat(grown.shape()).containsExactly(1, 1, 1, 5);
    assertThat(grown.values()).containsExactly(0, 1, 2, 3, 0);
    assertThat(KernelGrowth.centered(grown, Kernel.row(1)).values()).containsExactly(2);
  }
}
