package org.evosearch.space;

import java.util.List;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.Reals;

class ToyRealsTest extends SearchSpaceContract<Reals> {

  @Override
  protected SearchSpace<Reals> space() {
    return new ToyReals(4);
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
    return List.of("[0.5,0.5,0.5]", "[0.5,0.5,0.5,1.5]", "[\"0.5\",0.5,0.5,0.5]", "genes");
  }
}
