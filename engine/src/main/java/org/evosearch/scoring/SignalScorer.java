package org.evosearch.scoring;

import java.util.Arrays;
import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.signal.Lengths;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;

/** A trained network for signals. */
public final class SignalScorer implements Scorer {

  private final ScaledNetwork network;
  private final ModelFacts facts;

  private SignalScorer(ScaledNetwork network, ModelFacts facts) {
    this.network = network;
    this.facts = facts;
  }

  /**
   * Loads a model.
   *
   * @throws ModelException if that fails, or it does not take signals; one line
   */
  public static SignalScorer open(ModelFiles model, DeviceSlot slot) {
    ModelFacts facts = model.facts();
    facts.require(ModelFacts.Input.SIGNALS);
    return new SignalScorer(ScaledNetwork.open(model, facts.pixels().orElseThrow(), slot), facts);
  }

  @Override
  public ModelFacts facts() {
    return facts;
  }

  /** The shape (C, T) of signals. */
  public TensorShape signalShape() {
    return TensorShape.signal(network.shape().channels(), network.shape().width());
  }

  /**
   * The input for a signal. A signal of another length is cut or padded with zeros if those of
   * training were.
   *
   * @param signal values, an array for each channel, all of one length
   * @return the values of all channels, one after the other, before they are normalized
   * @throws DataException if it has other channels, or another length; the reason alone, one line
   */
  public float[] input(double[][] signal) {
    int channels = network.shape().channels();
    if (signal.length != channels) {
      throw new DataException(
          "%s (the network takes %s)".formatted(counted(signal.length), channels));
    }
    int length = network.shape().width();
    boolean isFitted = network.scale().isFitted();
    if (!isFitted && signal[0].length != length) {
      throw new DataException(
          "%s values in each channel (the network takes %s)".formatted(signal[0].length, length));
    }
    return flat(isFitted ? Lengths.fitted(signal, length) : signal);
  }

  private static String counted(int channels) {
    return channels == 1 ? "1 channel" : channels + " channels";
  }

  private static float[] flat(double[][] signal) {
    double[] values = Arrays.stream(signal).flatMapToDouble(Arrays::stream).toArray();
    float[] flat = new float[values.length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = (float) values[i];
    }
    return flat;
  }

  @Override
  public List<double[]> outputs(List<float[]> signals) {
    return network.probabilities(signals).stream().map(LoadedNetwork::widened).toList();
  }

  @Override
  public void close() {
    network.close();
  }
}
