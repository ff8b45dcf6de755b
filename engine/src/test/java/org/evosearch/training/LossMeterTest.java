package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import org.evosearch.trial.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossMeterTest {

  @Test
  void theMeanIsOverImagesNotOverBatches() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      LossMeter meter = new LossMeter(10, Device.cpu());
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
      LossMeter meter = new LossMeter(10, Device.cpu());

      TrialFailure failure =
          catchThrowableOfType(TrialFailure.class, () -> meter.add(manager.create(loss), 1));

      assertThat(failure).hasMessage(message);
      assertThat(failure.kind()).isEqualTo(FailureKind.DIVERGED);
    }
  }

  /** As on a GPU. */
  @Test
  void lossesThatWaitGiveTheSame() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      LossMeter now = new LossMeter(10, 1);
      LossMeter later = new LossMeter(10, 3);
      for (int batch = 0; batch < 7; batch++) {
        try (NDManager scratch = manager.newSubManager();
            NDScope scope = new NDScope()) {
          now.add(scratch.create(0.1f * batch), 10 + batch);
          later.add(scratch.create(0.1f * batch), 10 + batch);
        }
      }

      assertThat(later.mean()).isEqualTo(now.mean());
      assertThat(later.mean()).isEqualTo(now.mean());
    }
  }

  @Test
  void aLossThatWaitedBeyondAllBoundsIsAFailure() {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        NDManager scratch = manager.newSubManager()) {
      LossMeter meter = new LossMeter(10, 3);
      meter.add(scratch.create(1f), 1);
      meter.add(scratch.create(11f), 1);

      TrialFailure failure = catchThrowableOfType(TrialFailure.class, meter::mean);
      assertThat(failure).hasMessage("The loss of a batch was 11.0 (limit 10.0)");

      LossMeter other = new LossMeter(10, 2);
      other.add(scratch.create(Float.NaN), 1);
      assertThat(catchThrowableOfType(TrialFailure.class, () -> other.add(scratch.create(1f), 1)))
          .hasMessage("The loss became NaN");
    }
  }
}
