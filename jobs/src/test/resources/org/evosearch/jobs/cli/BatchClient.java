import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the class of each of many normalized images of 8 x 8, with DJL and the small jar. */
public class BatchClient {
  public static void main(String[] args) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(Path.of(args[0]))
            .build();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(args[1])));
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        Predictor<NDList, NDList> predictor = model.newPredictor();
        NDArray images =
            model.getNDManager().create(values, new Shape(values.length / 64, 1, 8, 8))) {
      NDArray logits = predictor.predict(new NDList(images)).singletonOrThrow();
      for (long best : logits.argMax(1).toLongArray()) {
        System.out.println(best);
      }
    }
  }
}
