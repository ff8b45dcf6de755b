package org.evosearch.predictor;

import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import org.evosearch.dataset.ImageTask;
import org.jspecify.annotations.Nullable;

/**
 * Where the vectors of images come from.
 *
 * @param script a TorchScript file; null to train a small network on the first task
 * @param side of the images that the file takes, in pixels
 * @param features length of a vector of the small network, 512 in the paper
 * @param epochs for which the small network is trained
 */
public record EmbeddingPlan(@Nullable String script, int side, int features, int epochs) {

  ImageEmbedding make(ImageTask first, long seed, NDManager manager) {
    return script == null
        ? TrainedEmbedding.train(first, features, epochs, seed, manager)
        : ScriptEmbedding.load(Path.of(script), side);
  }
}
