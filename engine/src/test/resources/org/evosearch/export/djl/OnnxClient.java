import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.file.Path;

/**
 * Prints class and probability of image files, with DJL's ONNX Runtime engine and nothing of ours.
 */
public class OnnxClient {
  public static void main(String[] args) throws Exception {
    Criteria<Image, Classifications> criteria =
        Criteria.builder()
            .setTypes(Image.class, Classifications.class)
            .optModelPath(Path.of(args[0]))
            .build();
    try (ZooModel<Image, Classifications> model = criteria.loadModel();
        Predictor<Image, Classifications> predictor = model.newPredictor()) {
      for (int i = 1; i < args.length; i++) {
        Image image = ImageFactory.getInstance().fromFile(Path.of(args[i]));
        Classifications.Classification best = predictor.predict(image).best();
        System.out.println(best.getClassName() + "\t" + best.getProbability());
      }
    }
  }
}
