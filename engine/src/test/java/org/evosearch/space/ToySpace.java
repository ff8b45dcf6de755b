package org.evosearch.space;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.evosearch.architecture.Architecture;
import org.evosearch.architecture.operation.Activation;
import org.evosearch.architecture.operation.ActivationFunction;
import org.evosearch.architecture.operation.Flatten;
import org.evosearch.architecture.operation.Linear;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.genotype.GeneDomain;
import org.evosearch.genotype.GeneDomains;
import org.evosearch.genotype.Layers;
import org.evosearch.genotype.LayersGrammar;
import org.evosearch.genotype.LayersText;
import org.evosearch.trial.Candidate;
import org.evosearch.trial.Hyperparameters;
import org.evosearch.variation.LayersMutation;
import org.evosearch.variation.Mutation;

/** One to four small linear layers: a search space for tests, with an optimum that is known. */
public final class ToySpace implements SearchSpace<Layers> {

  private static final LayersGrammar GRAMMAR =
      new LayersGrammar(
          new GeneDomains(Map.of("learning-rate", new GeneDomain.RealInterval(0.001, 0.1))),
          List.of(
              new LayersGrammar.Stack(
                  "linear",
                  1,
                  4,
                  new GeneDomains(
                      Map.of(
                          "activation",
                          GeneDomain.OneOf.of("linear", "relu", "tanh"),
                          "units",
                          new GeneDomain.WholeInterval(1, 64))))));

  @Override
  public Layers sample(UniformRandomProvider random) {
    return GRAMMAR.draw(random);
  }

  @Override
  public Layers initial(UniformRandomProvider random) {
    return GRAMMAR.drawSmallest(random);
  }

  @Override
  public Mutation<Layers> mutation() {
    return new LayersMutation(GRAMMAR, 0.2, 0.1);
  }

  @Override
  public boolean contains(Layers genotype) {
    return GRAMMAR.contains(genotype);
  }

  @Override
  public DecodedCandidate decode(Layers genotype) {
    return DecodedCandidate.of(() -> network(genotype));
  }

  private Candidate.Network network(Layers genotype) {
    Architecture.Builder builder = Architecture.of(TensorShape.image(1, 4, 4));
    builder.then(new Flatten());
    for (Layers.Layer layer : genotype.layers()) {
      builder.then(new Linear(layer.genes().whole("units"), true));
      String activation = layer.genes().word("activation").toUpperCase(Locale.ROOT);
      builder.then(new Activation(ActivationFunction.valueOf(activation)));
    }
    builder.then(new Linear(10, true));
    double learningRate = genotype.network().real("learning-rate");
    return new Candidate.Network(builder.build(), new Hyperparameters(null, learningRate, null));
  }

  @Override
  public Layers parse(String text) {
    Layers layers = LayersText.read(text);
    if (!contains(layers)) {
      throw new IllegalArgumentException("Invalid genotype: " + text + " (not of this space)");
    }
    return layers;
  }

  /** Largest, 0, for four layers of 48 units with ReLU and a learning rate of 0.02. */
  public static double fitness(Layers layers) {
    double loss = 50 * Math.abs(layers.network().real("learning-rate") - 0.02);
    for (Layers.Layer layer : layers.layers()) {
      loss += Math.abs(layer.genes().whole("units") - 48) / 16.0;
      loss += layer.genes().word("activation").equals("relu") ? 0 : 1;
    }
    return -loss - 5 * (4 - layers.layers().size());
  }
}
