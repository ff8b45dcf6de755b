package org.evosearch.scoring;

import java.util.List;
import org.evosearch.evaluation.DeviceSlot;
import org.evosearch.export.ModelException;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.ModelFiles;

/** A trained network on a device, in evaluation mode. One thread at a time; closing frees it. */
public sealed interface Scorer extends AutoCloseable
    permits Classifier, RowPredictor, SignalScorer {

  /**
   * Loads a model: of images, of signals, or of the rows of a table.
   *
   * @throws ModelException if that fails; one line
   */
  static Scorer open(ModelFiles model, DeviceSlot slot) {
    return switch (model.facts().input()) {
      case IMAGES -> Classifier.open(model, slot);
      case SIGNALS -> SignalScorer.open(model, slot);
      case ROWS -> RowPredictor.open(model, slot);
    };
  }

  /** The facts of the model. */
  ModelFacts facts();

  /**
   * The outputs of the network for some inputs.
   *
   * @param inputs each as this kind of scorer prepares it
   * @return for each input the probabilities of all classes, or the numbers in their own units
   */
  List<double[]> outputs(List<float[]> inputs);

  @Override
  void close();
}
