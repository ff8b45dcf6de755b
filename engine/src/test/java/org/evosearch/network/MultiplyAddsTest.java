package org.evosearch.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evosearch.architecture.operation.Convolution;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.PatchEmbedding;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.shape.TensorShape;
import org.junit.jupiter.api.Test;

/** Multiply-adds counted one by one, in the loops that a naive program would run. */
class MultiplyAddsTest {

  @Test
  void ofAConvolution() {
    Convolution operation = new Convolution(6, 3, 2, 1, 1, 2, true);
    TensorShape input = TensorShape.image(4, 7, 9);
    long count = 0;
    for (int channel = 0; channel < 6; channel++) {
      for (int y = -1; y + 2 <= 7; y += 2) {
        for (int x = -1; x + 2 <= 9; x += 2) {
          // Two input channels in each group, nine points of the kernel, padding counted.
          for (int tap = 0; tap < 2 * 9; tap++) {
            count++;
          }
        }
      }
    }
    assertThat(operation.multiplyAdds(List.of(input))).isEqualTo(count);
  }

  @Test
  void ofALinearLayerOverTokens() {
    long count = 0;
    for (int token = 0; token < 5; token++) {
      for (int output = 0; output < 3; output++) {
        for (int feature = 0; feature < 7; feature++) {
          count++;
        }
      }
    }
    assertThat(new Linear(3, true).multiplyAdds(List.of(TensorShape.tokens(5, 7))))
        .isEqualTo(count);
  }

  @Test
  void ofAPatchEmbedding() {
    long count = 0;
    for (int patch = 0; patch < 2 * 3; patch++) {
      for (int output = 0; output < 5; output++) {
        for (int number = 0; number < 3 * 2 * 2; number++) {
          count++;
        }
      }
    }
    assertThat(new PatchEmbedding(5, 2).multiplyAdds(List.of(TensorShape.image(3, 4, 6))))
        .isEqualTo(count);
  }

  @Test
  void ofRelativeAttention() {
    int tokens = 1 + 2 * 3;
    int width = 7;
    int headWidth = 4;
    long count = 0;
    for (int head = 0; head < 3; head++) {
      for (int token = 0; token < tokens; token++) {
        count += 4L * headWidth * width;
        for (int other = 0; other < tokens; other++) {
          // A score and a value of the token, a score and a value of the place.
          count += 4L * headWidth;
        }
      }
    }
    RelativeAttention operation = new RelativeAttention(3, headWidth, 2, 3, 2);
    assertThat(operation.multiplyAdds(List.of(TensorShape.tokens(tokens, width)))).isEqualTo(count);
  }

  @Test
  void ofSelfAttention() {
    int tokens = 5;
    int width = 7;
    int headWidth = 4;
    long count = 0;
    for (int head = 0; head < 3; head++) {
      for (int token = 0; token < tokens; token++) {
        // Query, key, value and the way back.
        count += 4L * headWidth * width;
        for (int other = 0; other < tokens; other++) {
          // One score, and one value added in.
          count += 2L * headWidth;
        }
      }
    }
    assertThat(new SelfAttention(3, headWidth).multiplyAdds(List.of(TensorShape.tokens(5, 7))))
        .isEqualTo(count);
  }
}
