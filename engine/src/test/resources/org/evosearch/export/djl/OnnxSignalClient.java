import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import com.google.gson.Gson;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints class and probability of signals in JSON files, with DJL's ONNX Runtime engine and nothing
 * of ours.
 */
public class OnnxSignalClient {
  public static void main(String[] args) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(Path.of(args[0]))
            .build();
    List<String> names = Files.readAllLines(Path.of(args[0], "synset.txt"));
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        Predictor<NDList, NDList> predictor = model.newPredictor();
        NDManager manager = model.getNDManager().newSubManager()) {
      for (int i = 1; i < args.length; i++) {
        float[][] signal = new Gson().fromJson(Files.readString(Path.of(args[i])), float[][].class);
        FloatBuffer values = FloatBuffer.allocate(signal.length * signal[0].length);
        for (float[] channel : signal) {
          values.put(channel);
        }
        Shape shape = new Shape(1, signal.length, 1, signal[0].length);
        NDList input = new NDList(manager.create(values.array(), shape));
        float[] probabilities = predictor.predict(input).singletonOrThrow().toFloatArray();
        int best = 0;
        for (int k = 0; k < probabilities.length; k++) {
          best = probabilities[k] > probabilities[best] ? k : best;
        }
        System.out.println(names.get(best) + "\t" + probabilities[best]);
      }
    }
  }
}
