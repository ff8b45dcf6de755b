package org.evosearch.architecture.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Crop;
import org.evosearch.architecture.operation.Pooling;
import org.junit.jupiter.api.Test;

class KernelTest {

  private static final List<TensorShape> SIGNAL = List.of(TensorShape.signal(2, 20).featureMap());

  @Test
  void aSquareIsWrittenAsItsSideAndARowAsBoth() {
    assertThat(Kernel.square(3)).hasToString("3");
    assertThat(Kernel.row(3)).hasToString("1x3");
    assertThat(Kernel.row(1)).isEqualTo(Kernel.square(1)).hasToString("1");
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> new Kernel(2, 3))
        .isInstanceOf(ShapeException.class)
        .hasMessage("Invalid kernel: 2x3 (square, or of height 1)");
    assertThatThrownBy(() -> new Kernel(3, 1)).isInstanceOf(ShapeException.class);
  }

  @Test
  void aConvolutionOfARowHasTheCountsOfOneDimension() {
    Convolution row = new Convolution(6, 5, 2, 2, 1, 2, true).ofRow();
    assertThat(row.shape(SIGNAL)).isEqualTo(TensorShape.image(6, 1, 10));
    assertThat(row.parameters(SIGNAL)).isEqualTo(6 * 1 * 5 + 6);
    assertThat(row.multiplyAdds(SIGNAL)).isEqualTo(6 * 1 * 5 * 10);
  }

  @Test
  void stridesAndPaddingsOfARowAreAlongTheWidth() {
    assertThat(new Pooling(Pooling.Kind.MAX, 2, 2, 0).ofRow().shape(SIGNAL))
        .isEqualTo(TensorShape.image(2, 1, 10));
    assertThat(new Pooling(Pooling.Kind.AVERAGE, 3, 2, 1).ofRow().shape(SIGNAL))
        .isEqualTo(TensorShape.image(2, 1, 10));
    assertThat(new Crop(1, 1).ofRow().shape(SIGNAL)).isEqualTo(TensorShape.image(2, 1, 19));
    assertThat(Convolution.same(4, 3).withDilation(2).ofRow().shape(SIGNAL))
        .isEqualTo(TensorShape.image(4, 1, 20));
  }

  @Test
  void aRowOfAnImageKeepsItsHeight() {
    List<TensorShape> image = List.of(TensorShape.image(2, 7, 9));
    assertThat(Convolution.same(4, 3).withStride(2).ofRow().shape(image))
        .isEqualTo(TensorShape.image(4, 7, 5));
  }

  @Test
  void whatASignalIs() {
    TensorShape signal = TensorShape.signal(3, 48);
    assertThat(signal.featureMap()).isEqualTo(TensorShape.image(3, 1, 48));
    assertThat(signal.halved(2)).isEqualTo(TensorShape.image(3, 1, 12));
    assertThat(signal.shorterSide()).isEqualTo(48);
    assertThat(signal.mostHalvings()).isEqualTo(4);
    assertThat(signal.hasSidesOf(16)).isTrue();
    assertThat(signal.hasSidesOf(32)).isFalse();
    assertThat(TensorShape.image(3, 1, 48).mostHalvings()).isZero();
  }
}
