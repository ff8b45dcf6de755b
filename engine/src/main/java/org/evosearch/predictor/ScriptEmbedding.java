package org.evosearch.predictor;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.digest.Sha256;

/**
 * A TorchScript file of the user's, such as a network that was trained on ImageNet, without its
 * last layer: images (N, 3, S, S) in, one array of N vectors out.
 */
public final class ScriptEmbedding extends ImageEmbedding {

  private static final int COLORS = 3;

  private final Path file;
  private final String digest;
  private final Model model;
  private final Predictor<NDList, NDList> predictor;

  private ScriptEmbedding(Path file, String digest, Model model, TensorShape image) {
    super(image);
    this.file = file;
    this.digest = digest;
    this.model = model;
    this.predictor = model.newPredictor(new NoopTranslator());
  }

  /**
   * Loads a file.
   *
   * @param side S, of the images that it takes
   * @throws PredictorException if it cannot be read
   */
  public static ScriptEmbedding load(Path file, int side) {
    Model model = Model.newInstance("embedding", "PyTorch");
    try {
      byte[] bytes = Files.readAllBytes(file);
      model.load(new ByteArrayInputStream(bytes));
      TensorShape image = TensorShape.image(COLORS, side, side);
      return new ScriptEmbedding(file, Sha256.hex(bytes), model, image);
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new PredictorException(
          "Cannot use " + file + ": it cannot be read (a TorchScript file is needed)", e);
    }
  }

  /** Loads the file of a stored embedding, which must be unchanged. */
  static ScriptEmbedding of(StoredEmbedding stored) {
    Path file = Path.of(stored.source());
    ScriptEmbedding embedding = load(file, stored.image().get(1));
    if (!embedding.digest.equals(stored.digest())) {
      embedding.close();
      throw new PredictorException(
          "Cannot use " + file + ": it is not the file that the predictor was trained with");
    }
    return embedding;
  }

  @Override
  NDArray vectors(NDArray images) {
    try {
      return predictor.predict(new NDList(images)).get(0);
    } catch (TranslateException | RuntimeException e) {
      throw new PredictorException(
          "Cannot use " + file + ": it does not take images " + images.getShape(), e);
    }
  }

  @Override
  public StoredEmbedding stored() {
    return new StoredEmbedding(
        StoredEmbedding.Kind.SCRIPT, image().dimensions(), file.toString(), digest);
  }

  @Override
  public byte[] arrays() {
    return new byte[0];
  }

  @Override
  public void close() {
    predictor.close();
    model.close();
  }
}
