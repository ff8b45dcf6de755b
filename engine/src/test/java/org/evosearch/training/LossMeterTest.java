package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import org.evosearch.trial.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossMeterTest {

  @Test
  void theMeanIsOverImagesNotOverBatches() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      LossMeter meter = new LossMeter(10);
      meter.add(manager.create(1f), 30);
      meter.add(manager.create(4f), 10);

      assertThat(meter.mean()).isEqualTo(1.75);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "NaN, The loss became NaN",
    "Infinity, The loss became Infinity",
    "-Infinity, The loss became -Infinity",
    "10.5, The loss of a batch was 10.5 (limit 10.0)"
  })
  void aLossBeyondAllBoundsIsAFailure(float loss, String message) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      LossMeter meter = new LossMeter(10);

      TrialFailure failure =
          catchThrowableOfType(TrialFailure.class, () -> meter.add(manager.create(loss), 1));

      assertThat(failure).hasMessage(message);
      assertThat(failure.kind()).isEqualTo(FailureKind.DIVERGED);
    }
  }
}
