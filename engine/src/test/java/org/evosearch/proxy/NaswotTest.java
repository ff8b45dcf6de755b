package org.evosearch.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.Operation;
import org.evosearch.training.TaskData;
import org.junit.jupiter.api.Test;

class NaswotTest {

  private static final Operation RELU = new Activation(ActivationFunction.RELU);

  /** Two layers of two and one units; the codes of three images are 10 1, 11 1 and 00 0. */
  @Test
  void unitsThatAreOnOrOffForBothImagesAreCounted() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      ActivationCodes codes = new ActivationCodes(3, manager);
      NDArray first = manager.create(new float[] {2, -1, 1, 3, 0, -5}, new Shape(3, 2));
      codes.sees(RELU, first);
      codes.sees(RELU, manager.create(new float[] {1, 1, 0}, new Shape(3, 1, 1, 1)));
      codes.sees(new Activation(ActivationFunction.TANH), first);

      assertThat(codes.kernel()).isDeepEqualTo(new double[][] {{3, 2, 1}, {2, 3, 0}, {1, 0, 3}});
      assertThat(manager.getManagedArrays()).hasSize(3);
    }
  }

  @Test
  void equalImagesHaveNoScore() {
    try (TaskData images = TinyTask.images(i -> i % 32)) {
      assertThat(score(TinyTask.residual(), images)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  @Test
  void aNetworkWithoutReluHasNoScore() {
    Architecture.Builder builder = Architecture.of(TinyTask.IMAGE);
    builder.then(new Flatten());
    builder.then(new Linear(TinyTask.CLASSES, true));
    try (TaskData images = TinyTask.images()) {
      assertThat(score(builder.build(), images)).isEqualTo(Double.NEGATIVE_INFINITY);
    }
  }

  /** Whose inputs the output does not depend on is not computed. */
  @Test
  void branchesThatLeadNowhereDoNotCount() {
    Architecture.Builder builder = Architecture.of(TinyTask.IMAGE);
    int flat = builder.then(new Flatten());
    builder.add(RELU, flat);
    builder.add(new Linear(TinyTask.CLASSES, true), flat);
    try (TaskData images = TinyTask.images()) {
      assertThat(List.of(score(builder.build(), images))).containsExactly(Double.NEGATIVE_INFINITY);
    }
  }

  private static double score(Architecture network, TaskData images) {
    return new Naswot().score(network, 3, TinyTask.inOrder(images), TinyTask.BATCH);
  }
}
