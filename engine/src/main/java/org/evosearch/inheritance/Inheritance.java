package org.evosearch.inheritance;

import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.tensor.Tensor;

/** Which weights children take from their parents. */
public enum Inheritance {
  /** None: all weights are drawn. */
  NONE,
  /** The arrays of layers whose shapes are all equal. */
  MATCHING,
  /**
   * As {@link #MATCHING}, and also arrays that can be made to fit, so that a child computes what a
   * parent does if possible.
   */
  MORPHISM;

  /**
   * The weights that a child begins with.
   *
   * @param donors its parents, the fitter one first, at least one
   * @param child its network, with ids
   * @param fresh weights and running statistics as drawn, by their names; they are copied
   * @param born name of the trial that draws the new weights
   * @param random for copies of channels and the noise that tells them apart
   */
  public Inherited begin(
      List<DonorNetwork> donors,
      Architecture child,
      Map<String, Tensor> fresh,
      String born,
      UniformRandomProvider random) {
    Child begun = new Child(child, donors, fresh);
    return switch (this) {
      case NONE -> throw new IllegalStateException("[BUG] Expected a rule of inheritance");
      case MATCHING -> Matching.begin(begun, born);
      case MORPHISM -> new Morphism(begun, Net2Wider.NOISY, random).begin(born);
    };
  }
}
