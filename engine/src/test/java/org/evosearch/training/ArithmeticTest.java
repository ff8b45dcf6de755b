package org.evosearch.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.GlobalAveragePooling;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.operation.PatchEmbedding;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.evaluation.Libtorch;
import org.evosearch.network.layer.Precision;
import org.evosearch.training.Arithmetic.Algorithms;
import org.evosearch.training.Arithmetic.Attention;
import org.evosearch.training.Arithmetic.Tf32;
import org.evosearch.trial.Epoch;
import org.junit.jupiter.api.Test;

/** Trainings on the digits. */
class ArithmeticTest {

  private static final Arithmetic ROUNDED =
      new Arithmetic(Precision.BFLOAT16, Tf32.CONVOLUTIONS, Algorithms.ANY);
  private static final Arithmetic FUSED =
      new Arithmetic(Precision.FLOAT32, Tf32.CONVOLUTIONS, Algorithms.ANY, Attention.FUSED);

  private static List<Epoch> curve(Architecture network, Arithmetic arithmetic, int epochs) {
    TrainingTask task =
        new TrainingTask(
            network, SampleTrainings.sgd().with(arithmetic), SampleTrainings.epochs(epochs), 1);
    try (TaskData images = SampleTrainings.digits();
        TrainingRun run = new TrainingRun(task, images, new Deadline(Duration.ZERO))) {
      return run.run().curve();
    }
  }

  private static double accuracy(List<Epoch> curve) {
    return curve.get(curve.size() - 1).validationAccuracy();
  }

  private static Architecture attentive() {
    Architecture.Builder builder = Architecture.of(SampleTrainings.IMAGE);
    builder.then(new PatchEmbedding(16, 2));
    builder.then(new SelfAttention(2, 8));
    builder.then(new GlobalAveragePooling());
    builder.then(new Linear(SampleTrainings.DIGITS.classes(), true));
    return builder.build();
  }

  @Test
  void aTrainingInBfloat16LearnsWhatOneInFloat32Learns() {
    List<Epoch> plain = curve(SampleTrainings.convolutional(), Arithmetic.PLAIN, 3);
    List<Epoch> rounded = curve(SampleTrainings.convolutional(), ROUNDED, 3);

    assertThat(accuracy(plain)).isGreaterThan(90);
    assertThat(accuracy(rounded)).isGreaterThan(accuracy(plain) - 2);
    assertThat(rounded.get(0).trainLoss()).isNotEqualTo(plain.get(0).trainLoss());
    assertThat(curve(SampleTrainings.convolutional(), ROUNDED, 1).get(0).trainLoss())
        .isEqualTo(rounded.get(0).trainLoss());
  }

  @Test
  void fusedAttentionLearnsTheSame() {
    List<Epoch> plain = curve(attentive(), Arithmetic.PLAIN, 2);
    List<Epoch> fused = curve(attentive(), FUSED, 2);

    assertThat(plain.get(1).trainLoss()).isLessThan(plain.get(0).trainLoss());
    assertThat(Math.abs(fused.get(1).trainLoss() / plain.get(1).trainLoss() - 1)).isLessThan(1e-3);
  }

  @Test
  void trainingsBesideEachOtherAreThoseThatAreAlone() throws Exception {
    List<Arithmetic> both = List.of(ROUNDED, Arithmetic.PLAIN, ROUNDED, FUSED);
    List<Callable<Double>> calls =
        both.stream().<Callable<Double>>map(way -> () -> trainLoss(way)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(both.size());
    try {
      List<Future<Double>> beside = threads.invokeAll(calls);
      for (int i = 0; i < calls.size(); i++) {
        assertThat(beside.get(i).get()).isEqualTo(calls.get(i).call());
      }
    } finally {
      threads.shutdown();
    }
  }

  private static double trainLoss(Arithmetic arithmetic) {
    Libtorch.useThreads(1);
    return curve(attentive(), arithmetic, 1).get(0).trainLoss();
  }
}
