package org.evosearch.space.autoformer;

import org.evosearch.architecture.operation.Operation;
import org.evosearch.architecture.operation.RelativeAttention;
import org.evosearch.architecture.operation.SelfAttention;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.config.Section;

/**
 * What all transformers of a space have in common.
 *
 * @param patch side of a patch, in pixels
 * @param headWidth width of queries, keys and values in each head
 * @param reach largest distance that relative position embeddings distinguish, in patches; 0 for
 *     attention without them
 * @param readout what the last layer classifies
 */
record TokenPlan(int patch, int headWidth, int reach, Readout readout) {

  /** The authors' plan for images of 224 x 224 pixels. */
  static final TokenPlan PUBLISHED = new TokenPlan(16, 64, 14, Readout.PATCHES);

  /** The vector that is classified. */
  enum Readout {
    /** The mean of all but the class token. */
    PATCHES,
    /** The class token. */
    CLASS_TOKEN
  }

  /**
   * Reads section {@code space.autoformer}, for images of a shape.
   *
   * @throws org.evosearch.config.SettingsException if a value is out of its range or patches do not
   *     divide the images
   */
  static TokenPlan of(Section section, TensorShape image) {
    TokenPlan plan =
        new TokenPlan(
            section.whole("patch", 1, 1024),
            section.whole("head-width", 1, 1024),
            section.whole("reach", 0, 1024),
            section.choice("readout", Readout.class));
    if (!image.hasSidesOf(plan.patch)) {
      throw section.invalid("patch", "a divisor of height and width of images " + image);
    }
    return plan;
  }

  /** The attention of a layer, for images of a shape. */
  Operation attention(int heads, TensorShape image) {
    return reach == 0
        ? new SelfAttention(heads, headWidth)
        : new RelativeAttention(
            heads, headWidth, image.height() / patch, image.width() / patch, reach);
  }
}
