package org.evosearch.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.Fingerprint;
import org.evosearch.architecture.RandomNetworks;
import org.junit.jupiter.api.Test;

/** What travels to an executor and back arrives as it was sent. */
class TrialTest {

  private static final Hyperparameters ADAM = new Hyperparameters(OptimizerKind.ADAM, 0.01, null);

  @Property(tries = 100)
  void aTrialArrivesAsItWasSent(@ForAll @IntRange(min = 1, max = 40) int size, @ForAll long seed)
      throws IOException, ClassNotFoundException {
    Architecture network = RandomNetworks.draw(size, RandomNetworks.ALL, seed);
    Candidate.Network candidate = new Candidate.Network(network, ADAM);
    Trial trial =
        new Trial(new TrialId(3, 4), candidate, candidate.fingerprint(), new Budget(5, 0, 1), seed);
    Trial arrived = (Trial) sent(trial);
    assertThat(arrived).isEqualTo(trial);
    assertThat(arrived.network().architecture().shapes()).isEqualTo(network.shapes());
    assertThat(arrived.network().fingerprint()).isEqualTo(trial.fingerprint());
  }

  @Test
  void anOutcomeArrivesAsItWasSent() throws IOException, ClassNotFoundException {
    Execution execution =
        new Execution("host", "gpu(1)", 2, Instant.EPOCH, Instant.ofEpochSecond(9), 123.5);
    List<Epoch> curve = List.of(new Epoch(1, 2.3, 2.2, 11, 0.1, 4.5));
    Outcome measured =
        new Outcome.Measured(Map.of(Metric.VALIDATION_ACCURACY, 11.0), curve, execution);
    Outcome failed = new Outcome.Failed(FailureKind.CRASHED, "exit code 139", execution);
    assertThat(sent(measured)).isEqualTo(measured);
    assertThat(sent(failed)).isEqualTo(failed);
  }

  private static Object sent(Object value) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @Test
  void otherHyperparametersMakeAnotherTrainingOfTheSameNetwork() {
    Architecture network = RandomNetworks.draw(9, RandomNetworks.ALL, 1);
    Candidate.Network plain = new Candidate.Network(network, Hyperparameters.NONE);
    Candidate.Network adam = new Candidate.Network(network, ADAM);
    assertThat(plain.fingerprint()).isEqualTo(Fingerprint.of(network));
    assertThat(adam.fingerprint())
        .isNotEqualTo(plain.fingerprint())
        .isEqualTo(new Candidate.Network(RandomNetworks.renumbered(network, 2), ADAM).fingerprint())
        .isNotEqualTo(
            new Candidate.Network(network, new Hyperparameters(OptimizerKind.ADAM, null, 0.01))
                .fingerprint());
  }

  @Test
  void genesThatSayNothingAboutTheLossKeepTheFingerprintsOfOldTrials() {
    assertThat(ADAM)
        .hasToString("Hyperparameters[optimizer=ADAM, learningRate=0.01, weightDecay=null]");
    assertThat(new Hyperparameters(OptimizerKind.ADAM, 0.01, null, 0.1))
        .hasToString(
            "Hyperparameters[optimizer=ADAM, learningRate=0.01, weightDecay=null,"
                + " labelSmoothing=0.1]");
  }
}
