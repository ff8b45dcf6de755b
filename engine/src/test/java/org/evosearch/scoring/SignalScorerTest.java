package org.evosearch.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.PixelScale;
import org.evosearch.export.SampleSignals;
import org.evosearch.export.SampleTables;
import org.evosearch.network.Network;
import org.junit.jupiter.api.Test;

class SignalScorerTest {

  private static final PixelScale SCALE = SampleSignals.SCALE;

  /** What the network itself gives for a signal after each channel was normalized. */
  private static double[] logits(ModelFiles model, double[][] signal) {
    float[] input = new float[SampleSignals.CHANNELS * SampleSignals.LENGTH];
    for (int i = 0; i < input.length; i++) {
      int channel = i / SampleSignals.LENGTH;
      double centered = signal[channel][i % SampleSignals.LENGTH] - SCALE.means().get(channel);
      input[i] = (float) (centered / SCALE.deviations().get(channel));
    }
    try (NDManager manager = NDManager.newBaseManager();
        Network network = model.open(manager)) {
      NDArray batch = manager.create(input, new Shape(1, SampleSignals.CHANNELS, 1, 32));
      return LoadedNetwork.widened(network.inferenceForward(batch).softmax(1).toFloatArray());
    }
  }

  @Test
  void probabilitiesAreThoseOfTheNetworkForNormalizedChannels() {
    List<double[][]> signals = SampleSignals.signals(5, 4);
    for (int index = 0; index < 3; index++) {
      ModelFiles model = SampleSignals.model(index, SCALE);
      try (SignalScorer scorer = (SignalScorer) Scorer.open(model, DeviceSlot.CPU)) {
        List<double[]> outputs = scorer.outputs(signals.stream().map(scorer::input).toList());
        assertThat(scorer.signalShape()).isEqualTo(TensorShape.signal(3, 32));
        for (int i = 0; i < outputs.size(); i++) {
          assertThat(outputs.get(i)).containsExactly(logits(model, signals.get(i)), within(1e-5));
        }
      }
    }
  }

  private static double[][] ofLength(double[][] signal, int length) {
    return Arrays.stream(signal)
        .map(channel -> Arrays.copyOf(channel, length))
        .toArray(double[][]::new);
  }

  @Test
  void signalsOfOtherLengthsAreRefusedUnlessTrainingFittedThem() {
    double[][] signal = SampleSignals.signals(1, 4).get(0);
    try (SignalScorer scorer = SignalScorer.open(SampleSignals.model(0, SCALE), DeviceSlot.CPU)) {
      assertThatThrownBy(() -> scorer.input(ofLength(signal, 31)))
          .isInstanceOf(DataException.class)
          .hasMessage("31 values in each channel (the network takes 32)");
      assertThatThrownBy(() -> scorer.input(Arrays.copyOf(signal, 2)))
          .isInstanceOf(DataException.class)
          .hasMessage("2 channels (the network takes 3)");
    }
    try (SignalScorer scorer =
        SignalScorer.open(SampleSignals.model(0, SCALE.fitted()), DeviceSlot.CPU)) {
      assertThat(scorer.input(ofLength(signal, 40))).containsExactly(scorer.input(signal));
      assertThat(scorer.input(ofLength(signal, 30)))
          .containsExactly(scorer.input(ofLength(ofLength(signal, 30), 32)))
          .endsWith(0, 0);
      assertThatThrownBy(() -> scorer.input(Arrays.copyOf(signal, 2)))
          .hasMessage("2 channels (the network takes 3)");
    }
  }

  @Test
  void modelsOfOthersAreRefused() {
    assertThatThrownBy(
            () ->
                SignalScorer.open(SampleTables.model(SampleTables.ofClasses(), 1), DeviceSlot.CPU))
        .isInstanceOf(ModelException.class)
        .hasMessage("Cannot use the model: it takes rows of a table, not signals");
    assertThatThrownBy(() -> Classifier.open(SampleSignals.model(0, SCALE), DeviceSlot.CPU))
        .isInstanceOf(ModelException.class)
        .hasMessage("Cannot use the model: it takes signals, not images");
  }
}
