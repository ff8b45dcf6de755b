import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evosearch.export.djl.SignalClassifierFactory;

/** Prints class and probability of signals in JSON files, with DJL and the small jar. */
public class SignalClient {
  public static void main(String[] args) throws Exception {
    Criteria<float[][], Classifications> criteria =
        Criteria.builder()
            .setTypes(float[][].class, Classifications.class)
            .optModelPath(Path.of(args[0]))
            .optTranslatorFactory(new SignalClassifierFactory())
            .build();
    try (ZooModel<float[][], Classifications> model = criteria.loadModel();
        Predictor<float[][], Classifications> predictor = model.newPredictor()) {
      for (int i = 1; i < args.length; i++) {
        float[][] signal = new Gson().fromJson(Files.readString(Path.of(args[i])), float[][].class);
        Classifications.Classification best = predictor.predict(signal).best();
        System.out.println(best.getClassName() + "\t" + best.getProbability());
      }
    }
  }
}
