package org.evosearch.control;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.evosearch.random.Purpose;
import org.evosearch.random.RandomStreams;

/**
 * A perceptron whose weights are rebuilt from seeds: initial weights from the first one, and one
 * normally distributed step in all weights from each further one.
 *
 * <p>Felipe Petroski Such et al.: Deep Neuroevolution. arXiv 1712.06567, 2017, equation 1, with the
 * counter-based generator of {@link RandomStreams}. The initial weights of a unit have the standard
 * deviation 1 / sqrt(its inputs), its bias is 0.
 *
 * @param layers widths from the inputs to the outputs, at least two
 * @param deviation standard deviation of a step, above 0
 * @param seeds at least one
 */
public record SeededPerceptron(List<Integer> layers, double deviation, List<Long> seeds)
    implements Phenotype {

  /** Copies the lists. */
  public SeededPerceptron {
    layers = List.copyOf(layers);
    seeds = List.copyOf(seeds);
    if (layers.size() < 2 || layers.stream().anyMatch(width -> width < 1) || seeds.isEmpty()) {
      throw new IllegalArgumentException("Invalid perceptron: " + layers + ", seeds " + seeds);
    }
  }

  @Override
  public int inputs() {
    return layers.get(0);
  }

  @Override
  public int outputs() {
    return layers.get(layers.size() - 1);
  }

  @Override
  public long parameters() {
    return IntStream.range(1, layers.size())
        .mapToLong(layer -> layers.get(layer) * (layers.get(layer - 1) + 1L))
        .sum();
  }

  /** All weights, layer by layer and unit by unit, the bias of a unit after its weights. */
  public double[] weights() {
    double[] weights = initial();
    for (long seed : seeds.subList(1, seeds.size())) {
      ZigguratSampler.NormalizedGaussian normal = normal(seed, Purpose.PERTURBATION);
      for (int i = 0; i < weights.length; i++) {
        weights[i] += deviation * normal.sample();
      }
    }
    return weights;
  }

  private double[] initial() {
    ZigguratSampler.NormalizedGaussian normal = normal(seeds.get(0), Purpose.WEIGHTS);
    double[] weights = new double[Math.toIntExact(parameters())];
    int next = 0;
    for (int layer = 1; layer < layers.size(); layer++) {
      int width = layers.get(layer - 1);
      for (int unit = 0; unit < layers.get(layer); unit++) {
        for (int input = 0; input < width; input++) {
          weights[next++] = normal.sample() / StrictMath.sqrt(width);
        }
        weights[next++] = 0;
      }
    }
    return weights;
  }

  private static ZigguratSampler.NormalizedGaussian normal(long seed, Purpose purpose) {
    return ZigguratSampler.NormalizedGaussian.of(new RandomStreams(seed).stream(purpose, 0, 0));
  }

  @Override
  public NeuralNetwork network() {
    return new PerceptronNetwork(layers, weights());
  }
}
