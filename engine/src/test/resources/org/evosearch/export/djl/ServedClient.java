import ai.djl.inference.Predictor;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import com.google.gson.Gson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Prints class and probability of files, with DJL alone: what DJL Serving would answer. */
public class ServedClient {
  public static void main(String[] args) throws Exception {
    Criteria<Input, Output> criteria =
        Criteria.builder()
            .setTypes(Input.class, Output.class)
            .optModelPath(Path.of(args[0]))
            .build();
    try (ZooModel<Input, Output> model = criteria.loadModel();
        Predictor<Input, Output> predictor = model.newPredictor()) {
      for (int i = 1; i < args.length; i++) {
        Input input = new Input();
        input.add(Files.readAllBytes(Path.of(args[i])));
        String answer = predictor.predict(input).getData().getAsString();
        Map<?, ?> best = new Gson().fromJson(answer, Map[].class)[0];
        System.out.println(best.get("className") + "\t" + best.get("probability"));
      }
    }
  }
}
