package org.evosearch.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.evosearch.network.layer.Precision;
import org.evosearch.training.Arithmetic;
import org.evosearch.training.Arithmetic.Algorithms;
import org.evosearch.training.Arithmetic.Tf32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The switches are there without a GPU. */
class LibtorchContextTest {

  private LibtorchContext context;

  @BeforeEach
  void load() {
    Libtorch.useThreads(1);
    context = LibtorchContext.loaded();
  }

  @AfterEach
  void restore() {
    context.use(Arithmetic.PLAIN);
  }

  @Test
  void plainIsWhatLibtorchDoesByItself() {
    assertThat(context.inUse()).isEqualTo(Arithmetic.PLAIN);
  }

  @Test
  void whatIsSetIsInUse() {
    Stream.of(Tf32.values())
        .flatMap(tf32 -> Stream.of(Algorithms.values()).map(any -> arithmetic(tf32, any)))
        .forEach(
            wanted -> {
              context.use(wanted);
              assertThat(context.inUse()).isEqualTo(wanted);
            });
  }

  private static Arithmetic arithmetic(Tf32 tf32, Algorithms algorithms) {
    return new Arithmetic(Precision.FLOAT32, tf32, algorithms);
  }

  @Test
  void trainingsOnTheCpuSetNothing() {
    Libtorch.use(arithmetic(Tf32.NONE, Algorithms.DETERMINISTIC), DeviceSlot.CPU);

    assertThat(context.inUse()).isEqualTo(Arithmetic.PLAIN);
  }
}
