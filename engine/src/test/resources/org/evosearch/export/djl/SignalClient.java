import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.evosearch.export.djl.SignalClassifierFactory;

/**
 * Prints class and probability of signals in JSON files, with DJL and the small jar: of arrays, and
 * what DJL Serving would answer.
 */
public class SignalClient {
  public static void main(String[] args) throws Exception {
    Criteria<float[][], Classifications> criteria =
        Criteria.builder()
            .setTypes(float[][].class, Classifications.class)
            .optModelPath(Path.of(args[0]))
            .optTranslatorFactory(new SignalClassifierFactory())
            .build();
    Criteria<Input, Output> serving =
        Criteria.builder()
            .setTypes(Input.class, Output.class)
            .optModelPath(Path.of(args[0]))
            .build();
    try (ZooModel<float[][], Classifications> model = criteria.loadModel();
        Predictor<float[][], Classifications> predictor = model.newPredictor();
        ZooModel<Input, Output> served = serving.loadModel();
        Predictor<Input, Output> server = served.newPredictor()) {
      for (int i = 1; i < args.length; i++) {
        String json = Files.readString(Path.of(args[i]));
        Input input = new Input();
        input.add(json);
        String answer = server.predict(input).getData().getAsString();
        try {
          float[][] signal = new Gson().fromJson(json, float[][].class);
          Classifications.Classification best = predictor.predict(signal).best();
          System.out.println(
              best.getClassName()
                  + "\t"
                  + best.getProbability()
                  + "\t"
                  + answer.replaceAll("\\s", ""));
        } catch (Exception e) {
          System.out.println(e.getMessage());
        }
      }
    }
  }
}
