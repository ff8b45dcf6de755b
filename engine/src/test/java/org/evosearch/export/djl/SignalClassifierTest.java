package org.evosearch.export.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.TranslateException;
import java.nio.file.Path;
import java.util.Arrays;
import org.evosearch.export.ModelFiles;
import org.evosearch.export.PixelScale;
import org.evosearch.export.SampleSignals;
import org.evosearch.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users of DJL give that is no signal for the network. */
class SignalClassifierTest {

  @TempDir private Path folder = Path.of("");

  private <I, O> ZooModel<I, O> model(PixelScale scale, Class<I> input, Class<O> output)
      throws Exception {
    ModelFiles model = SampleSignals.model(0, scale);
    try (NDManager manager = NDManager.newBaseManager();
        Network network = model.open(manager)) {
      new DjlFolder(model.exported(network), network, "1").write(folder);
    }
    return Criteria.builder()
        .setTypes(input, output)
        .optModelPath(folder.resolve("pytorch"))
        .optTranslatorFactory(new SignalClassifierFactory())
        .build()
        .loadModel();
  }

  private static float[][] signal(int channels, int length) {
    float[][] signal = new float[channels][length];
    Arrays.stream(signal).forEach(channel -> Arrays.fill(channel, 2));
    return signal;
  }

  private static float[][] filledUp(float[][] signal, int length) {
    return Arrays.stream(signal)
        .map(channel -> Arrays.copyOf(channel, length))
        .toArray(float[][]::new);
  }

  private static void assertRefused(
      Predictor<float[][], Classifications> predictor, String reason, float[]... signal) {
    assertThatThrownBy(() -> predictor.predict(signal))
        .isInstanceOf(TranslateException.class)
        .hasMessage("Invalid signal: " + reason);
  }

  @Test
  void signalsOfAnotherSizeAreRefused() throws Exception {
    try (ZooModel<float[][], Classifications> model =
            model(SampleSignals.SCALE, float[][].class, Classifications.class);
        Predictor<float[][], Classifications> predictor = model.newPredictor()) {
      assertThat(predictor.predict(signal(3, 32)).items()).hasSize(7);
      assertRefused(predictor, "channels: 2 (the network takes 3)", signal(2, 32));
      assertRefused(predictor, "values in a channel: 31 (the network takes 32)", signal(3, 31));
      float[][] odd = signal(3, 32);
      odd[1][4] = Float.NaN;
      assertRefused(predictor, "a value is NaN", odd);
    }
  }

  @Test
  void signalsOfAnyLengthAreFittedIfTrainingDidSo() throws Exception {
    try (ZooModel<float[][], Classifications> model =
            model(SampleSignals.SCALE.fitted(), float[][].class, Classifications.class);
        Predictor<float[][], Classifications> predictor = model.newPredictor()) {
      Classifications whole = predictor.predict(signal(3, 32));
      Classifications padded = predictor.predict(filledUp(signal(3, 20), 32));

      assertThat(predictor.predict(signal(3, 40)).best().getProbability())
          .isEqualTo(whole.best().getProbability());
      assertThat(predictor.predict(signal(3, 20)).best().getProbability())
          .isEqualTo(padded.best().getProbability())
          .isNotEqualTo(whole.best().getProbability());
      float[][] ragged = signal(3, 20);
      ragged[2] = new float[19];
      assertRefused(predictor, "values in a channel: 19 (the network takes 32)", ragged);
    }
  }

  @Test
  void textsThatAreNoSignalAreRefused() throws Exception {
    try (ZooModel<Input, Output> model = model(SampleSignals.SCALE, Input.class, Output.class);
        Predictor<Input, Output> predictor = model.newPredictor()) {
      for (String text : new String[] {"", "[[1, \"a\"]]", "[1, 2]", "{}", "[[1, 2], null]"}) {
        Input input = new Input();
        input.add(text);
        assertThatThrownBy(() -> predictor.predict(input))
            .as(text)
            .isInstanceOf(TranslateException.class)
            .hasMessageStartingWith("Invalid signal: ");
      }
    }
  }
}
