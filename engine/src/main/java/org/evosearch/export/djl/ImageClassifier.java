package org.evosearch.export.djl;

import ai.djl.modality.cv.Image;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslatorContext;
import java.util.List;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.export.ModelFacts;
import org.evosearch.export.PixelScale;

/** Translates images to the probabilities of classes. Images of another size are resized by DJL. */
final class ImageClassifier extends ClassTranslator<Image> {

  private static final int WHITE = 255;

  private final TensorShape shape;

  /**
   * Creates a translator.
   *
   * @param facts of the model; if they have no scale, pixels range from 0 to 1
   * @param shape (C, H, W), one or three channels
   */
  ImageClassifier(ModelFacts facts, TensorShape shape) {
    super(facts);
    this.shape = shape;
  }

  @Override
  public NDList processInput(TranslatorContext context, Image input) {
    boolean fits = input.getWidth() == shape.width() && input.getHeight() == shape.height();
    Image sized = fits ? input : input.resize(shape.width(), shape.height(), true);
    boolean gray = shape.channels() == 1;
    NDManager manager = context.getNDManager();
    NDArray pixels = sized.toNDArray(manager, gray ? Image.Flag.GRAYSCALE : Image.Flag.COLOR);
    NDArray values = pixels.transpose(2, 0, 1).toType(DataType.FLOAT32, false).div(WHITE);
    return new NDList(
        facts().pixels().map(scale -> normalized(values, scale, manager)).orElse(values));
  }

  private static NDArray normalized(NDArray values, PixelScale scale, NDManager manager) {
    return values.sub(channels(scale.means(), manager)).div(channels(scale.deviations(), manager));
  }

  private static NDArray channels(List<Double> numbers, NDManager manager) {
    float[] values = new float[numbers.size()];
    IntStream.range(0, values.length).forEach(i -> values[i] = numbers.get(i).floatValue());
    return manager.create(values, new Shape(values.length, 1, 1));
  }
}
