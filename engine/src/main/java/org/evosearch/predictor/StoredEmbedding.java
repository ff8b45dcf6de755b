package org.evosearch.predictor;

import java.util.List;

/**
 * The description of an {@link ImageEmbedding} that is stored with a predictor, so that other tasks
 * can be described to it.
 *
 * @param kind how it is restored
 * @param image shape (C, H, W) of the images that it takes
 * @param source the architecture as JSON, or the path of a script
 * @param digest SHA-256, in hex, of arrays or script
 */
public record StoredEmbedding(Kind kind, List<Integer> image, String source, String digest) {

  /** Copies the shape. */
  public StoredEmbedding {
    image = List.copyOf(image);
  }

  /** Where embeddings come from. */
  public enum Kind {
    /** Trained on a task; its arrays are kept too. */
    TRAINED,
    /** A file of the user's. */
    SCRIPT
  }
}
