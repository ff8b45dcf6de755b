package org.evosearch.evaluation;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Somebody who has a saved model and images, and knows DJL. */
final class SavedModelClient {

  private SavedModelClient() {}

  /**
   * Prints the accuracy in percent.
   *
   * @param args folder of the model; file of images and labels, a list as DJL encodes it
   */
  public static void main(String[] args) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(Path.of(args[0]))
            .build();
    try (NDManager manager = NDManager.newBaseManager();
        ZooModel<NDList, NDList> model = criteria.loadModel();
        Predictor<NDList, NDList> predictor = model.newPredictor()) {
      NDList images = NDList.decode(manager, Files.readAllBytes(Path.of(args[1])));
      NDArray logits = predictor.predict(new NDList(images.get(0))).singletonOrThrow();
      NDArray right = logits.argMax(1).eq(images.get(1)).sum();
      System.out.println(100 * (double) right.getLong() / images.get(1).size());
    }
  }
}
