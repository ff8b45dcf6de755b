package org.evosearch.space;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Layers;

class ToySpaceTest extends SearchSpaceContract<Layers> {

  @Override
  protected SearchSpace<Layers> space() {
    return new ToySpace();
  }

  @Override
  protected TensorShape image() {
    return TensorShape.image(1, 4, 4);
  }

  @Override
  protected int classes() {
    return 10;
  }

  @Override
  protected List<String> foreignTexts() {
    return List.of("{\"network\":{\"learning-rate\":0.01},\"layers\":[]}");
  }
}
